#!/bin/sh
# Write requirements/*.txt from pyproject.toml: exact versions, hashes, no address of any index.
# Arguments are passed on to the resolver (--upgrade).
set -eu

env=.venv-lock
[ -x "$env/bin/python" ] || sh scripts/make_env.sh "$env"
"$env/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/lock.txt

compile() {
    out=$1
    shift
    "$env/bin/uv" pip compile --quiet --python-version 3.11 --universal --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --output-file "requirements/$out" "$@"
}

compile run.txt pyproject.toml --group build "$@"
compile test.txt --group test --constraints requirements/run.txt "$@"
compile bench.txt --group bench --constraints requirements/run.txt --constraints requirements/test.txt "$@"
compile lock.txt --group lock "$@"
