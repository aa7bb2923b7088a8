#!/bin/sh
# anna-voice dies at random $ANNA_KILLS times: the next sentence is said. What was said in a visit is nowhere
# afterwards, and nothing wakes. One that answers what it likes makes noise, and no more. usage: ANNA_KIOSK=BUILD/anna-kiosk tests/speech/ends.sh
set -eu
build=$(cd "$(dirname "${ANNA_KIOSK:?says where anna-kiosk is}")" && pwd)
seed=${ANNA_SEED:-$$}
times=${ANNA_KILLS:-200}
"$build/tests/speech_traces" 2>/dev/null || {
    echo "FAIL: what was said is left"
    exit 1
}
timeout 800 "$build/tests/speech_killed" "$times" "$seed" 2>/dev/null || {
    echo "FAIL: ANNA_SEED=$seed"
    exit 1
}
timeout 300 "$build/tests/speech_lied" "$build/tests/speech_liar" 40 "$seed" 2>/dev/null || {
    echo "FAIL: ANNA_SEED=$seed, a liar"
    exit 1
}
