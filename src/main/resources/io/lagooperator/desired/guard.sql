-- Says whether this database may be migrated to the wanted release, and claims it if so.
-- The migrate Job runs it before Lago migrates; every decision is here, so that every decision can be
-- tested on a real PostgreSQL. It needs no more rights than Lago's own migrations do.
--
-- In: lago_operator.{owner,keys,target,floor,from,schemas,work_of,work,work_left,approval,schema}. Out: one row (verdict, release, message).
-- Truth is in two places: schema_migrations says what has run, our rows in ar_internal_metadata say
-- which release that was, for whom and with which encryption keys.
DO $guard$
DECLARE
  our_owner text := current_setting('lago_operator.owner');
  our_keys text := current_setting('lago_operator.keys');
  target text := current_setting('lago_operator.target');
  lowest text := current_setting('lago_operator.floor');
  stated text := nullif(current_setting('lago_operator.from', true), '');
  schemas text := coalesce(current_setting('lago_operator.schemas', true), '');
  work_of text := nullif(current_setting('lago_operator.work_of', true), '');
  work text := current_setting('lago_operator.work', true);
  work_left text := nullif(current_setting('lago_operator.work_left', true), '');
  approval text := nullif(current_setting('lago_operator.approval', true), '');
  schema text := coalesce(nullif(current_setting('lago_operator.schema', true), ''), 'public');

  newest text;   -- newest migration that has run; null: a fresh database
  owner text;    -- what we once recorded, null if nothing
  keys text;
  release text;
  worked text;   -- release whose work on the data is recorded as done
  asks boolean;  -- whether the release that is left asks for such work
  late text;     -- table with rows that have come since it was done
  begun text;    -- target of a migration that began and has not been recorded as done

  passed boolean; -- whether a migration that began has left the release for another one
  known text;    -- lowest release with that newest migration
  agreed boolean := true;
  verdict text := 'Proceed';
  message text;
BEGIN
  -- Rails looks into this schema and no other.
  PERFORM set_config('search_path', quote_ident(schema), true);

  -- The second of two guards waits until the first has claimed the database, and then sees the claim.
  PERFORM pg_advisory_xact_lock(hashtext('lago-operator.guard'));

  IF to_regclass('schema_migrations') IS NOT NULL THEN
    SELECT max(version COLLATE "C") INTO newest FROM schema_migrations;
  END IF;
  IF to_regclass('ar_internal_metadata') IS NOT NULL THEN
    SELECT max(value) FILTER (WHERE key = 'lago-operator.owner'),
           max(value) FILTER (WHERE key = 'lago-operator.keys'),
           max(value) FILTER (WHERE key = 'lago-operator.release'),
           max(value) FILTER (WHERE key = 'lago-operator.work'),
           max(value) FILTER (WHERE key = 'lago-operator.migrating')
      INTO owner, keys, release, worked, begun
      FROM ar_internal_metadata;
  END IF;

  SELECT split_part(entry, '=', 2) INTO known
    FROM unnest(string_to_array(schemas, ',')) AS entry
   WHERE split_part(entry, '=', 1) = newest
   ORDER BY string_to_array(split_part(entry, '=', 2), '.')::int[]
   LIMIT 1;

  -- Halfway through a migration the newest migration names no release: the record alone counts then.
  IF begun IS NULL AND newest IS NOT NULL THEN
    IF release IS NULL THEN
      -- The catalogue knows some releases by the same schema; the user may name any of them, or a
      -- patch of the same minor release that the catalogue does not know.
      agreed := stated IS NULL OR known IS NULL
        OR newest || '=' || stated = ANY (string_to_array(schemas, ','))
        OR (schemas || ',' NOT LIKE '%=' || stated || ',%'
            AND (string_to_array(stated, '.'))[1:2] = (string_to_array(known, '.'))[1:2]);
      release := coalesce(stated, known);
    ELSIF string_to_array(known, '.')::int[] > string_to_array(release, '.')::int[] THEN
      -- Somebody migrated without us.
      release := known;
    END IF;
  END IF;

  passed := begun IS NOT NULL
    AND (string_to_array(begun, '.'))[1:2] IS DISTINCT FROM (string_to_array(release, '.'))[1:2];

  asks := NOT passed AND (string_to_array(release, '.'))[1:2] = (string_to_array(work_of, '.'))[1:2];
  IF asks AND worked = work_of AND work_left IS NOT NULL AND newest IS NOT NULL THEN
    EXECUTE work_left INTO late;
  END IF;

  IF owner <> our_owner THEN
    verdict := 'OtherOwner';
    message := format(
      'The database belongs to the instance %s, and this is %s: two instances on one database would bill twice. '
      'Give each its own database; only if %s is gone for good, delete the row lago-operator.owner from the table ar_internal_metadata.',
      owner, our_owner, owner);
  ELSIF keys <> our_keys THEN
    verdict := 'OtherKeys';
    message := format(
      'The database was written with the encryption keys %s, and this instance has %s. '
      'Put the former keys back into the keys Secret: with others, stored provider credentials cannot be read.',
      keys, our_keys);
  ELSIF newest IS NULL THEN
    message := format('The database is empty: it is migrated to %s.', target);
  ELSIF NOT agreed THEN
    verdict := 'UnknownSchema';
    message := format(
      'spec.upgrade.from says %s, but the newest migration of the database, %s, is that of %s. '
      'Correct spec.upgrade.from, or remove it to go by the database.',
      stated, newest, known);
    release := NULL;
  ELSIF release IS NULL AND begun IS NULL THEN
    verdict := 'UnknownSchema';
    message := format(
      'The database is not empty, carries no record, and its newest migration, %s, is of no release that this operator knows. '
      'Make sure that it is a Lago database, and set spec.upgrade.from to the release that last ran on it.',
      newest);
  ELSIF string_to_array(begun, '.')::int[] > string_to_array(target, '.')::int[] THEN
    verdict := 'Ahead';
    message := format(
      'A migration of the database to %s has begun and not ended, and a schema never goes back to %s. '
      'Set spec.version to %s or newer to finish it, or restore a backup.',
      begun, target, begun);
  ELSIF string_to_array(release, '.')::int[] > string_to_array(target, '.')::int[] THEN
    verdict := 'Ahead';
    message := format(
      'The database is at release %s, and a schema never goes back to %s. '
      'Set spec.version to %s or newer, or restore a backup taken at %s.',
      release, target, release, target);
  ELSIF string_to_array(release, '.')::int[] < string_to_array(lowest, '.')::int[] THEN
    verdict := 'Behind';
    message := format(
      'The database is at release %s, and %s can be reached in one step only from %s or newer. '
      'Upgrade by the releases in between.',
      release, target, lowest);
  ELSIF asks AND late IS NOT NULL THEN
    verdict := 'WorkDue';
    message := format(
      'The database is at release %s, whose work on the data was done, but rows of the table %s have come since '
      'that cannot be taken to %s: it is done once more.',
      release, late, target);
  ELSIF asks AND worked IS DISTINCT FROM work_of THEN
    -- Whether it was done cannot be seen in the schema: only our record says so.
    verdict := 'WorkDue';
    message := format(
      'The database is at release %s, which asks for work on the data before it is left for %s: %s.',
      release, target, work);
  ELSIF NOT passed AND begun IS DISTINCT FROM target AND approval IS NOT NULL
    AND string_to_array(release, '.')::int[] < string_to_array(target, '.')::int[] THEN
    verdict := 'NotApproved';
    message := format(
      'The database is at release %s, and upgrade.approval is Manual. Set spec.upgrade.approved to the release '
      'that status.upgrade names next.',
      release);
  ELSIF begun IS NOT NULL THEN
    message := format('A migration to %s had begun and not ended: it goes on to %s.', begun, target);
  ELSE
    message := format('The database is at release %s: it is migrated to %s.', release, target);
  END IF;

  IF verdict = 'Proceed' THEN
    IF newest IS NULL THEN
      -- Whatever the record says, the tables that it spoke of are gone.
      release := NULL;
    END IF;
    -- Without this table, Rails 8 would not migrate but load db/structure.sql with psql: a file that
    -- drops before it creates, and that since 1.41 fails where pg_partman is not installed.
    IF to_regclass('schema_migrations') IS NULL THEN
      CREATE TABLE schema_migrations (version character varying NOT NULL PRIMARY KEY);
    END IF;
    IF to_regclass('ar_internal_metadata') IS NULL THEN
      CREATE TABLE ar_internal_metadata (
        key character varying NOT NULL PRIMARY KEY,
        value character varying,
        created_at timestamp(6) without time zone NOT NULL,
        updated_at timestamp(6) without time zone NOT NULL
      );
    END IF;

    -- The release goes into the record too: once an unrecorded database is half migrated, nothing
    -- else tells where it started.
    INSERT INTO ar_internal_metadata (key, value, created_at, updated_at)
    SELECT row_key, row_value, now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC'
      FROM (VALUES ('lago-operator.owner', our_owner),
                   ('lago-operator.keys', our_keys),
                   ('lago-operator.release', release),
                   ('lago-operator.migrating', target)) AS claim (row_key, row_value)
     WHERE row_value IS NOT NULL
        ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at;
    DELETE FROM ar_internal_metadata WHERE key = 'lago-operator.release' AND release IS NULL;
  END IF;

  PERFORM set_config('lago_operator.verdict', verdict, false);
  PERFORM set_config('lago_operator.release', coalesce(release, '-'), false);
  PERFORM set_config('lago_operator.message', message, false);
END
$guard$;

SELECT current_setting('lago_operator.verdict') AS verdict,
       current_setting('lago_operator.release') AS release,
       current_setting('lago_operator.message') AS message;
