#!/bin/sh
# A word that the voice says wrongly is corrected in the office, and the terminal says it so: above what it came with, and in
# other languages' pages too; with history and undo, in the bundle and under its signature.
. "$(dirname "$0")/lib.sh"

offer=ew-wohngeld
exits 0 init --no-passphrase
exits 0 import "$content"

exits 2 speech word set Wohngeld
exits 2 speech word sing
exits 2 speech word --lang xx set Wohngeld Wohn-geld
says err "does not speak"
exits 2 speech word set "" x
exits 2 speech word set Wohngeld :rule
says err "is not a word or a few"
exits 2 speech word set Wohngeld "a	b"
exits 2 speech word take Wohngeld
says err "it is said as ever"
exits 0 speech word list
[ ! -s "$work/out" ] || fail "a new office has words"

# What a terminal says, as its visit's transcript has it.
state=$work/state
terminal() {
    "$ANNA_KIOSK" "$@" --state "$state" --key "$w/keys/minisign.pub" --site everswinkel >"$work/out" 2>"$work/err"
}
cat >"$work/read.visit" <<END
press 540 960
tap Wohnen
tap #offer:$offer
tap Vorlesen
wait 2
transcript
tap #nav:speak
tap #nav:language
tap #lang:tr
tap #nav:speak
wait 2
transcript
END
# packed NAME: what is said of it in both languages goes to NAME.heard.
packed() {
    exits 0 pack "$work/$1.anna"
    terminal install "$work/$1.anna" || fail "the terminal does not take $1"
    terminal --size 1080x1920 --clock 2026-11-30T10:00 --script "$work/read.visit" || fail "$1: the visit fails"
    cp "$work/out" "$work/$1.heard"
}
# heard NAME WORDS: it was said. unheard: it was not.
heard() { grep -qF "$2" "$work/$1.heard" || { fail "$1: not heard: $2"; head -40 "$work/$1.heard"; }; }
unheard() { ! grep -qF "$2" "$work/$1.heard" || fail "$1: heard: $2"; }

packed before
heard before Wohn
unheard before wonjelt

exits 0 speech word set Wohngeld wonjelt
says out "is said \"wonjelt\" from the next bundle on"
exits 0 speech word --lang tr set "Kira yardımı" "kira yardumu"
exits 0 speech word list
[ "$(cat "$work/out")" = "tr	Kira yardımı	kira yardumu
de	Wohngeld	wonjelt" ] || fail "the list is another"
exits 0 speech word --lang de list
[ "$(wc -l <"$work/out")" -eq 1 ] || fail "the list of a language has others"
exits 0 speech list --lang de $offer
says out "wonjelt"
packed after
heard after '"wonjelt'
heard after "kira yardumu, {de wonjelt"
[ "$(sqlite3 "$work/after.anna" "SELECT id, lang, name FROM x_name WHERE kind = 'word' ORDER BY id")" = "Kira yardımı|tr|kira yardumu
Wohngeld|de|wonjelt" ] || fail "the bundle has other words"
# What is no office's word is refused with the bundle.
cp "$work/after.anna" "$work/forged.anna"
cp "$work/after.anna.minisig" "$work/forged.anna.minisig"
sqlite3 "$work/forged.anna" "UPDATE x_name SET name = 'nonsense' WHERE kind = 'word'"
terminal install "$work/forged.anna" && fail "the terminal takes words that nobody signed"

# Said again in another way, taken, brought back.
exits 0 speech word set Wohngeld wongeld
exits 0 speech word --lang tr set Wohngeld von-gelt
exits 0 speech word take Wohngeld
exits 0 speech word list
! grep -q "^de" "$work/out" || fail "a word stays in German"
grep -q "^tr	Wohngeld	von-gelt" "$work/out" || fail "another language's goes with it"
exits 0 speech word --lang tr take Wohngeld
exits 0 undo
exits 0 speech word list
grep -q "^tr	Wohngeld	von-gelt" "$work/out" || fail "undo does not bring it back"
exits 0 history Wohngeld
says out "wonjelt"
exits 0 backup --no-passphrase "$work/copy"
exits 0 export --format anna "$work/all.json"
grep -q '"id": "Wohngeld"' "$work/all.json" || fail "the export has no words"
w=$work/other
exits 0 init --no-passphrase
exits 0 import "$work/all.json"
exits 0 speech word list
grep -q "^tr	Wohngeld	von-gelt" "$work/out" || fail "words do not come in again"
done_testing
