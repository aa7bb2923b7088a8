#!/bin/sh
# Whether the score of plain German tells plain texts from others, on public texts of others.
# usage: tests/plain/run.sh BUILD [--weights]   --weights: fits the weights anew, leaving out one source at a time
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
texts=${ANNA_SHARED:-$root/../shared}/data/plain/plain-vs-standard.jsonl
if [ ! -f "$texts" ]; then
    echo "skipped: there is no $texts (say ANNA_SHARED=FOLDER)"
    exit 0
fi
separate=$1/tests/plain_separate
words=$root/assets/content/amtsdeutsch.tsv
if [ "${2:-}" = --weights ]; then
    "$separate" "$words" "$texts" --features | python3 "$root/tests/plain/weights.py"
else
    "$separate" "$words" "$texts"
fi
