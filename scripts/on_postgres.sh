#!/bin/sh
# Run a command with DATABASE_URL at a PostgreSQL that lives only as long as the command.
set -eu

folder=$(mktemp -d)
chmod 755 "$folder"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
scripts=$(dirname "$0")
trap 'sh "$scripts/postgres.sh" stop "$folder/data"; rm -rf "$folder"' EXIT INT TERM
sh "$scripts/postgres.sh" start "$folder/data" "$port"
DATABASE_URL="postgresql://postgres@127.0.0.1:$port/postgres" "$@"
