-- Records that the migration which the guard let pass has ended well.
-- In: lago_operator.{target,schema}.
DO $record$
DECLARE
  target text := current_setting('lago_operator.target');
  schema text := coalesce(nullif(current_setting('lago_operator.schema', true), ''), 'public');
BEGIN
  PERFORM set_config('search_path', quote_ident(schema), true);
  PERFORM pg_advisory_xact_lock(hashtext('lago-operator.guard'));

  INSERT INTO ar_internal_metadata (key, value, created_at, updated_at)
  VALUES ('lago-operator.release', target, now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC')
      ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at;
  DELETE FROM ar_internal_metadata WHERE key = 'lago-operator.migrating';
END
$record$;
