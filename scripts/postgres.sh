#!/bin/sh
# A throw-away PostgreSQL for tests: `postgres.sh start FOLDER PORT`, `postgres.sh stop FOLDER`.
# As root it runs as the user postgres, who must be able to reach the folder.
set -eu

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "PostgreSQL is missing: apt-get install postgresql" >&2; exit 1; }

as_postgres() {
    if [ "$(id -u)" = 0 ]; then su postgres -s /bin/sh -c "$1"; else sh -c "$1"; fi
}

case $1 in
start)
    if [ "$(id -u)" = 0 ]; then install -d -o postgres -g postgres -m 700 "$2"; else mkdir -m 700 -p "$2"; fi
    as_postgres "$bin/initdb -D '$2' -U postgres -A trust -E UTF8 --locale=C.UTF-8 -N >/dev/null"
    # Nothing here outlives the tests, so it need not survive a power cut.
    as_postgres "$bin/pg_ctl -D '$2' -w -l '$2/log' -o '-p $3 -c listen_addresses=127.0.0.1 -c unix_socket_directories=$2 -c fsync=off -c max_connections=300' start >/dev/null"
    ;;
stop)
    as_postgres "$bin/pg_ctl -D '$2' -m immediate stop >/dev/null" || true
    rm -rf "$2"
    ;;
esac
