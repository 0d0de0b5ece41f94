#!/bin/sh
# Make a virtual environment, or say plainly what is missing. Usage: make_env.sh FOLDER
set -eu

python=${PYTHON:-python3}

if ! command -v "$python" >/dev/null 2>&1; then
    echo "Python is missing: '$python' was not found. Install Python 3.11 or newer (Debian: apt-get install python3 python3-venv)." >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "'$python' is $("$python" --version 2>&1), but 3.11 or newer is needed. Name another: make PYTHON=python3.12 ..." >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "'$python' cannot make virtual environments (Debian: apt-get install python3-venv)." >&2
    exit 1
fi

[ -x "$1/bin/python" ] && "$1/bin/python" -m pip --version >/dev/null 2>&1 || "$python" -m venv "$1"
