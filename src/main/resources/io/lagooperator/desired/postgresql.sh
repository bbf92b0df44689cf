#!/bin/sh
# Starts the bundled PostgreSQL. Runs as the main process of its container, without root rights and with
# a read-only root file system: only the data volume and /tmp are written.
# Role, password and database are made true at every start, so a lost or changed Secret heals.
set -eu
umask 077

refuse() {
  echo "$1" >&2
  exit 64
}

for name in "$POSTGRES_USER" "$POSTGRES_DB"; do
  case $name in
    '' | postgres | [0-9]* | *[!a-z0-9_]*)
      refuse "POSTGRES_USER and POSTGRES_DB may hold lower-case letters, digits and _ only, and may not be postgres." ;;
  esac
done
case $POSTGRES_PASSWORD in
  '') refuse "POSTGRES_PASSWORD is empty: set it." ;;
  *'
'*) refuse "POSTGRES_PASSWORD holds a line break: remove it." ;;
esac

# A first start that was interrupted leaves only the sibling behind; the rename is all or nothing.
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  rm -rf "$PGDATA.new"
  initdb --pgdata="$PGDATA.new" --username=postgres --encoding=UTF8 --auth-local=trust --auth-host=scram-sha-256 --no-instructions
  if [ -d "$PGDATA" ]; then
    rmdir "$PGDATA" || refuse "$PGDATA is not empty, yet holds no database: move its files away."
  fi
  mv "$PGDATA.new" "$PGDATA"
fi

# The socket is inside the pod; whoever reaches it can read the files anyway.
printf '%s\n' 'local all all trust' 'host all all all scram-sha-256' > "$PGDATA/pg_hba.conf"

# Single-user mode needs neither a password nor a listener; statements go through a pipe, never through
# arguments or logs. A crashed container's lock file names process 1, which is alive again: us. PostgreSQL
# ignores a lock of its own parent, so it must be our direct child: exec, and no $( ).
answer=${TMPDIR:-/tmp}/single.out
single() {
  exec postgres --single -D "$PGDATA" -c exit_on_error=on -c log_min_error_statement=panic "$1" > "$answer"
}

password=$(printf '%s\n' "$POSTGRES_PASSWORD" | LC_ALL=C sed "s/'/''/g")
{
  echo "DO \$\$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '$POSTGRES_USER') THEN CREATE ROLE $POSTGRES_USER; END IF; END \$\$;"
  printf '%s\n' "ALTER ROLE $POSTGRES_USER LOGIN CREATEDB NOSUPERUSER NOCREATEROLE PASSWORD '$password';"
  echo "SELECT 'database-' || count(*) AS found FROM pg_database WHERE datname = '$POSTGRES_DB';"
} | single postgres
if grep -q database-0 "$answer"; then
  echo "CREATE DATABASE $POSTGRES_DB OWNER $POSTGRES_USER;" | single postgres
fi

exec postgres -D "$PGDATA" \
  -c listen_addresses='*' \
  -c unix_socket_directories="${TMPDIR:-/tmp}" \
  -c max_connections=300 \
  -c shared_buffers=128MB \
  -c effective_cache_size=512MB \
  -c maintenance_work_mem=64MB \
  -c log_checkpoints=off \
  "$@"
