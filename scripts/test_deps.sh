#!/bin/sh
# The tests look at pages in Chromium and at PDF pages through poppler. Install both where they
# are missing and this machine lets us; otherwise say what to install.
set -eu

missing=
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v pdftoppm >/dev/null 2>&1 || missing="$missing poppler-utils"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing$missing"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # one word per package
    if apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null; then
        exit 0
    fi
fi

echo "The tests need:$missing. Install them (Debian: apt-get install$missing) and run make test again." >&2
exit 1
