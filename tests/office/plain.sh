#!/bin/sh
# What lint says about German: of the demonstration, of any text, of texts a line each.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
exits 0 import "$content/demo.json"
exits 0 import "$content/offers.json"
exits 0 lint
grep -q "^error" "$work/out" && fail "the demonstration has errors"
grep -q "outdated_text" "$work/out" && fail "the demonstration has outdated texts"
says out "142 texts of 20 words and more; in the middle: Amstad"
says out "language de-simple: 72 of 107 offers have no text in it"
grep -q "text\.de-simple" "$work/out" && fail "a text easy to read has something hard"
exits 0 lint --figures
says out "offer ew-wohngeld (de): "
[ "$(grep -c '^offer .* (de): ' "$work/out")" -eq 107 ] || fail "not one line of figures an offer"
[ "$(grep -c '^offer .* (de-simple): ' "$work/out")" -eq 35 ] || fail "not one line of figures a level"
exits 0 lint --figures --json
python3 - "$work/out" <<'EOF' || fail "lint --figures --json"
import json, sys
figures = json.load(open(sys.argv[1]))
assert len(figures) == 142, len(figures)
easy = [one["figures"]["gates"].values() for one in figures if one["lang"] == "de-simple"]
assert len(easy) == 35 and all(set(gates) <= {"met", "short"} for gates in easy), easy
assert set(figures[0]) == {"kind", "id", "lang", "figures"}
assert set(figures[0]["figures"]) == {"words", "sentences", "amstad", "wstf1", "lix", "score", "gates"}
assert all("missed" not in one["figures"]["gates"].values() for one in figures)
EOF

# A text needs no workspace.
w=$work/nowhere
printf 'Der Brief wird gepr\303\274ft. Holen Sie den Vordruck.\n' >"$work/text"
exits 1 lint --text "$work/text"
says out '"wird geprüft" in "Der Brief wird geprüft."'
says out 'say it plainly: Formular (officialese)'
says out '8 words, 2 sentences, score'
exits 1 lint --text "$work/text" --json
python3 - "$work/out" "$work/text" <<'EOF' || fail "lint --text --json"
import json, sys
out = json.load(open(sys.argv[1]))
text = open(sys.argv[2], "rb").read()
passive, word = out["findings"]
assert passive["rule"] == "passive" and passive["level"] == "warning"
assert word["proposal"] == "Formular" and word["word"] == "Vordruck" and word["level"] == "error"
for one in out["findings"]:
    assert text[one["start"]:one["start"] + one["length"]].decode() == one["word"]
assert out["figures"]["gates"]["amstad"] == "short" and out["figures"]["gates"]["most"] == "met"
EOF
printf 'Wir helfen Ihnen.' >"$work/text"
exits 0 lint --text "$work/text"
"$ANNA_ADMIN" lint --text - <"$work/text" >"$work/out" 2>"$work/err" || fail "standard input"
says out '3 words, 1 sentences'
: >"$work/text"
exits 0 lint --text "$work/text"
says out '0 words'
printf 'Gut\0gut \377\376 gut' >"$work/text"
exits 0 lint --text "$work/text"

# A text a line: what stands beside the text comes back.
printf '{"id": 7, "text": "Wir helfen.", "src": "a \\u00e4"}\n\n{"text": "Der Vordruck."}' >"$work/lines"
exits 1 lint --text "$work/lines" --jsonl --json
python3 - "$work/out" <<'EOF' || fail "lint --text --jsonl --json"
import json, sys
first, second = [json.loads(line) for line in open(sys.argv[1])]
assert first["id"] == 7 and first["src"] == "a ä" and first["findings"] == [], first
assert "id" not in second and second["findings"][0]["rule"] == "officialese"
EOF
exits 1 lint --text "$work/lines" --jsonl
for line in '{"id": 1}' '["a"]' '{"text": 3}' 'text' '{"text": "a"} b'; do
    printf '{"text": "Gut."}\n%s\n' "$line" >"$work/lines"
    exits 2 lint --text "$work/lines" --jsonl
    says err "line 2"
done
printf 'Das Amt hilft allen, die kein Geld haben, mit einem kurzen Brief von uns.\n' >"$work/text"
exits 0 lint --text "$work/text"
exits 1 lint --text "$work/text" --leicht
says out '14 words: say it in two sentences of at most 10 (long_sentence)'
exits 2 lint --leicht
exits 2 lint --text "$work/nothing"
exits 2 lint --jsonl
exits 2 lint --text

# The rules themselves: in German first, for a person and for a program.
exits 0 lint --rules
grep -q '^long_word: Fehler, error$' "$work/out" || fail "lint --rules"
exits 0 lint --explain long_word
says out "Über 15 Buchstaben"
says out "over 15 letters"
says out "Wir helfen bei der Wohnungssicherung."
exits 0 lint --explain other_town
says out "offer a scope ennigerloh"
exits 2 lint --explain long_wrd
says err "no such rule, but near it: long_word"
exits 2 lint --explain xyz
says err "there is no such rule; lint --rules lists them"
exits 2 lint --explain
exits 2 lint --rules --explain long_word
exits 2 lint --rules --text "$work/text"
exits 0 lint --explain double --json
cp "$work/out" "$work/one"
exits 0 lint --rules --json
python3 - "$work/out" "$work/one" <<'EOF' || fail "lint --rules --json"
import json, sys
rules = json.load(open(sys.argv[1]))
ids = [rule["id"] for rule in rules]
assert len(ids) == len(set(ids)) >= 48, len(ids)
assert json.load(open(sys.argv[2])) == rules[ids.index("double")]
for rule in rules:
    assert rule["de"] and len(rule["de"]) == len(rule["en"]), rule
EOF
printf 'Holen Sie den Vordruck.' >"$work/text"
exits 1 lint --text "$work/text" --lang de
says out 'Fehler: "Vordruck" in "Holen Sie den Vordruck.": Ein Wort vom Amt: Sagen Sie es einfach: Formular (officialese)'
exits 2 lint --text "$work/text" --lang tr
done_testing
