#!/bin/sh
# Before the bundled PostgreSQL stops: when everything is deleted at once, workers still finish and
# requeue their jobs. Waits until the last client is gone, at most 70 seconds.
set -u

end=$(($(date +%s) + ${LAGO_OPERATOR_STOP_SECONDS:-70}))
while [ "$(date +%s)" -lt "$end" ]; do
  clients=$(psql --host="${TMPDIR:-/tmp}" --username=postgres --dbname=postgres --no-psqlrc --tuples-only --no-align --command="
    SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()") || exit 0
  [ "$clients" = 0 ] && exit 0
  sleep 1
done
exit 0
