#!/bin/sh
# Two who write at once lose nothing, and a server that is killed while it saves leaves no half: usage as lib.sh says.
# ANNA_ROUNDS=1000 plays each a thousand times, else a hundred; ANNA_SEED says when the kills come.
# In a folder on a disk: in memory it would save too quickly to be caught at it.
TMPDIR=/var/tmp
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
seed=${ANNA_SEED:-$(date +%Y%m%d)}
python3 "$here/serve_rounds.py" "$ANNA_ADMIN" "$w" "${ANNA_ROUNDS:-100}" "$seed" || fail "rounds with ANNA_SEED=$seed"
done_testing
