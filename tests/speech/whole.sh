#!/bin/sh
# The whole terminal reads aloud while anna-voice is killed $ANNA_KILLS times, and its sound card is pulled, busy, hangs:
# the screen goes on and says it, and the next press speaks.
# usage: ANNA_KIOSK=BUILD/anna-kiosk tests/speech/whole.sh
set -eu
build=$(cd "$(dirname "${ANNA_KIOSK:?says where anna-kiosk is}")" && pwd)
seed=${ANNA_SEED:-$$}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sh "$(dirname "$0")/../demo.sh" "$build" "$work"
timeout 800 "$build/tests/speech_whole" "$work/state" "$work/office/keys/minisign.pub" "$((${ANNA_KILLS:-40} / 2))" "$seed" \
    2>/dev/null || {
    echo "FAIL: ANNA_SEED=$seed"
    exit 1
}
