#!/bin/sh
# Clips of better voices: heard from a card that listens, and spoken live where they are none. usage: ANNA_KIOSK=BUILD/anna-kiosk tests/speech/clips.sh
set -eu
build=$(cd "$(dirname "${ANNA_KIOSK:?says where anna-kiosk is}")" && pwd)
timeout 300 "$build/tests/speech_clipped" 2>/dev/null || {
    echo "FAIL: clips"
    exit 1
}
