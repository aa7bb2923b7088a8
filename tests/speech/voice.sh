#!/bin/sh
# What is said is heard: through SDL's disk driver, with the real engine.
# usage: ANNA_KIOSK=BUILD/anna-kiosk tests/speech/voice.sh
set -eu
build=$(cd "$(dirname "${ANNA_KIOSK:?says where anna-kiosk is}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "FAIL: $*"
    exit 1
}
export SDL_AUDIODRIVER=disk SDL_DISKAUDIOFILE="$work/sound"
# say LANG RATE TEXT...: how many samples there are from the first to the last sound, to $heard; the loudest, to $loudest.
say() {
    rm -f "$work/sound"
    timeout 60 "$build/tests/speak" "$@" >"$work/pieces" 2>"$work/err" || fail "$*: $(grep speak: "$work/err")"
    # shellcheck disable=SC2046 # two numbers
    set -- $(python3 - "$work/sound" <<'PYTHON'
import array
import sys

samples = array.array("h", open(sys.argv[1], "rb").read())
loud = [i for i, sample in enumerate(samples) if abs(sample) > 50]
print(loud[-1] - loud[0] if len(loud) > 2000 else 0, max(map(abs, samples), default=0))
PYTHON
)
    heard=$1
    loudest=$2
}

say de 100 "Rathaus."
short=$heard
[ "$short" -gt 6000 ] || fail "a word is silence: $short samples"
say de 100 "Guten Tag, das Rathaus hilft."
[ "$heard" -gt $((short * 2)) ] || fail "a longer text is not longer: $heard beside $short samples"
[ "$(cut -d ' ' -f 2 "$work/pieces" | tr '\n' ' ')" = "0 1 2 3 4 " ] || fail "pieces: $(cat "$work/pieces")"
[ "$(cut -d ' ' -f 4 "$work/pieces")" = "$(cut -d ' ' -f 4 "$work/pieces" | sort -n)" ] || fail "a piece begins before the one before it"
whole=$heard
say de 75 "Guten Tag, das Rathaus hilft."
[ "$heard" -gt $((whole * 11 / 10)) ] || fail "slower is not longer: $heard beside $whole samples"
say de 200 "Guten Tag, das Rathaus hilft."
[ "$heard" -lt $((whole * 8 / 10)) ] || fail "faster is not shorter: $heard beside $whole samples"

# Five steps of volume, each twice the one before.
say de 100/1 "Rathaus."
[ "$loudest" -gt 500 ] || fail "the softest step is nothing: $loudest"
before=$loudest
for volume in 2 3 4 5; do
    say de 100/$volume "Rathaus."
    ratio=$((loudest * 100 / before))
    [ $ratio -ge 190 ] && [ $ratio -le 210 ] || fail "step $volume is $ratio % of the one before"
    before=$loudest
done

# Every language of the terminal, and one voice inside another.
for text in "en Good morning." "tr Günaydın." "ar صباح الخير." "uk Добрий ранок." "ru Доброе утро." "pl Dzień dobry." \
    "ro Bună dimineața." "fa صبح بخیر." "ku Beyanî baş."; do
    say "${text%% *}" 100 "${text#* }"
    [ "$heard" -gt 6000 ] || fail "${text%% *} is silent"
done
say tr 100 "Adres: de:Rathausstraße de:12."
[ "$(cut -d ' ' -f 2 "$work/pieces" | tr '\n' ' ')" = "0 1 2 " ] || fail "two voices: $(cat "$work/pieces")"
# A language without a voice is left out, and the next one goes on.
say de 100 "xx:Nichts. Rathaus."
[ "$heard" -gt 6000 ] || fail "an unknown language ends the rest"
# A Braille sign on an Arabic page ends espeak-ng 1.51 by a buffer that is too small: the next sentence is said.
say ar 100 "⣯. صباح الخير."
[ "$heard" -gt 6000 ] || fail "a text that ends the engine ends the rest"
say ar 100 "⣯."
# Commands of the engine in a text are none.
say de 100 "$(printf 'Rathaus\001400S\002.')"
[ "$heard" -gt $((short / 2)) ] || fail "a control character is a command"
echo "what is said is heard, in ten languages"

# cannot SENTENCE COMMAND...: it says so and ends.
cannot() {
    sentence=$1
    shift
    if "$@" >"$work/out" 2>"$work/err"; then fail "no word of: $sentence"; fi
    grep -q "speak: .*$sentence" "$work/err" || fail "not \"$sentence\" but: $(cat "$work/err")"
}
cannot "could not be started" "$build/tests/speak" -p "$work/nothing" de 100 "Rathaus."
printf '#!/bin/sh\nexec "%s" --data "%s" "$@"\n' "$build/anna-voice" "$work/nowhere" >"$work/dataless"
printf '#!/bin/sh\nexec sleep 60\n' >"$work/mute"
chmod +x "$work/dataless" "$work/mute"
cannot "espeak-ng-data is not installed" "$build/tests/speak" -p "$work/dataless" de 100 "Rathaus."
cannot "does not answer" "$build/tests/speak" -p "$work/mute" de 100 "Rathaus."
cannot "there is no sound" env SDL_AUDIODRIVER=none "$build/tests/speak" de 100 "Rathaus."
cannot "there is no sound" env SDL_DISKAUDIOFILE="$work/no/where" "$build/tests/speak" de 100 "Rathaus."
echo "what cannot be said is told"
