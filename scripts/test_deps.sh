#!/bin/sh
# The tests look at pages in Chromium, at PDF pages through poppler, and spell Lithuanian with
# hunspell, and keep records in PostgreSQL too. Install what is missing where this machine lets us; otherwise say what to install.
# LibreOffice opens our DOCX and recalculates our XLSX: it is installed where that is possible,
# and its tests say so loudly when they are skipped.
set -eu

missing=
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v pdftoppm >/dev/null 2>&1 || missing="$missing poppler-utils"
# The dictionary of Debian's hunspell-lt; tests point it elsewhere.
dictionary=${DICTIONARY:-/usr/share/hunspell/lt_LT.dic}
if ! command -v hunspell >/dev/null 2>&1 || ! [ -e "$dictionary" ]; then
    missing="$missing hunspell hunspell-lt"
fi
# The records are tested on both databases.
set -- /usr/lib/postgresql/*/bin/initdb
[ -e "$1" ] || missing="$missing postgresql"
extra=
command -v soffice >/dev/null 2>&1 || extra="libreoffice-writer-nogui libreoffice-calc-nogui"
[ -n "$missing$extra" ] || exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing$missing $extra"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # one word per package
    if apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing $extra >/dev/null; then
        exit 0
    fi
fi

[ -z "$extra" ] || echo "Without $extra some tests are skipped." >&2
[ -n "$missing" ] || exit 0
echo "The tests need:$missing. Install them (Debian: apt-get install$missing) and run make test again." >&2
exit 1
