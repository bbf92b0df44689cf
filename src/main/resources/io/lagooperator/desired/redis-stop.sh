#!/bin/sh
# Before a bundled Redis stops: when everything is deleted at once, workers still put unfinished jobs
# back. Waits until the last client is gone, at most 70 seconds.
set -u

export REDISCLI_AUTH="$REDIS_PASSWORD"
end=$(($(date +%s) + ${LAGO_OPERATOR_STOP_SECONDS:-70}))
while [ "$(date +%s)" -lt "$end" ]; do
  clients=$(redis-cli "$@" CLIENT LIST) || exit 0
  [ "$(echo "$clients" | grep -c 'addr=')" -le 1 ] && exit 0
  sleep 1
done
exit 0
