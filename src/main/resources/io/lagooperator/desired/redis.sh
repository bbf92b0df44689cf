#!/bin/sh
# Starts a bundled Redis: REDIS_ROLE is queue (jobs are data: kept on disk, never evicted) or cache
# (nothing kept, the least recently used goes first). The password goes through a file that only we can
# read, never through arguments.
set -eu
umask 077

refuse() {
  echo "$1" >&2
  exit 64
}

case $REDIS_PASSWORD in
  '') refuse "REDIS_PASSWORD is empty: set it." ;;
  *'
'*) refuse "REDIS_PASSWORD holds a line break: remove it." ;;
esac

config=${TMPDIR:-/tmp}/redis.conf
{
  printf 'requirepass "%s"\n' "$(printf '%s\n' "$REDIS_PASSWORD" | LC_ALL=C sed 's/[\\"]/\\&/g')"
  echo 'save ""'
  case $REDIS_ROLE in
    queue)
      echo "dir ${REDIS_DATA:-/data}"
      echo 'appendonly yes'
      echo 'maxmemory-policy noeviction'
      ;;
    cache)
      echo "dir ${TMPDIR:-/tmp}"
      echo 'appendonly no'
      echo 'maxmemory-policy allkeys-lru'
      ;;
    *) refuse "REDIS_ROLE must be queue or cache, not $REDIS_ROLE." ;;
  esac
  if [ -n "${REDIS_MAXMEMORY:-}" ]; then
    echo "maxmemory $REDIS_MAXMEMORY"
  fi
} > "$config"

unset REDIS_PASSWORD
exec redis-server "$config" "$@"
