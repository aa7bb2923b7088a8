#!/bin/sh
# Texts out to a translator and back in: valid by the schemas of OASIS, read by other programs, nothing lost,
# nothing taken that is hostile.
. "$(dirname "$0")/lib.sh"

schema=$here/xliff-schema
export XML_CATALOG_FILES="$schema/catalog.xml"

# valid FILE VERSION
valid()
{
    case $2 in
    1.2) xsd=$schema/xliff-core-1.2-strict.xsd ;;
    *) xsd=$schema/xliff-core-2.0.xsd ;;
    esac
    xmllint --nonet --noout --schema "$xsd" "$1" >"$work/out" 2>"$work/err" || fail "$1 is no valid XLIFF $2"
}

# same FILE FILE WORDS
same()
{
    cmp -s "$1" "$2" || fail "$3: $(diff "$1" "$2" | head -5)"
}

exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
cat >"$work/offer.json" <<'END'
[{"id": "en-sprachen", "name": "Eltern-Treff & <Café>", "provider": "Stadt", "topics": ["money"],
  "scope": "ennigerloh", "summary": "Der Treff ist montags.\nKaffee gibt es auch.", "who": "Für alle Eltern.",
  "cost": "free", "steps": ["Rufen Sie an: 02524 123.", "Kommen Sie vorbei."], "what_you_bring": ["Ausweis"],
  "confidence": "high",
  "text": {"tr": {"name": "Ebeveyn & <kafe>", "summary": "Buluşma pazartesi.", "made": "automatic",
    "steps": ["Arayın: 02524 123.", "Uğrayın."]},
   "de-simple": {"name": "Treff", "summary": "Der Treff ist am Montag.", "made": "tested"}}}]
END
exits 0 import "$work/offer.json"
exits 0 export --format anna "$work/before.json"
exits 0 translate status
says out "tr Turkish"
exits 0 translate status --json
says out '{"language": "tr", "human": 0, "automatic": 107, "outdated": 0, "missing": 1}'
exits 0 offer set ew-ogs summary "Ihr Kind bleibt nach dem Unterricht in der Schule."
exits 0 translate status --json
says out '{"language": "tr", "human": 0, "automatic": 106, "outdated": 1, "missing": 1}'
exits 0 undo
exits 2 translate
exits 2 translate words

# Out: both versions, each language and level, an empty office too.
for version in 1.2 2.0; do
    for lang in tr ar en de-simple; do
        exits 0 export --format xliff --lang $lang --xliff $version "$work/$lang-$version.xlf"
        valid "$work/$lang-$version.xlf" $version
    done
done
exits 0 export --format xliff --lang tr "$work/default.xlf"
same "$work/default.xlf" "$work/tr-2.0.xlf" "2.0 is not what comes without --xliff"
grep -q 'id="en-sprachen:steps:2"' "$work/tr-2.0.xlf" || fail "an item has no unit of its own"
grep -q 'en-sprachen:cost' "$work/tr-2.0.xlf" && fail "\"free\" is given to translators"
exits 2 export --format xliff "$work/x.xlf"
exits 2 export --format xliff --lang de "$work/x.xlf"
exits 2 export --format xliff --lang tr --xliff 3.0 "$work/x.xlf"
[ ! -e "$work/x.xlf" ] || fail "a refused export left a file"
(w=$work/empty && exits 0 init --no-passphrase &&
    for version in 1.2 2.0; do
        exits 0 export --format xliff --lang tr --xliff $version "$work/empty-$version.xlf"
        valid "$work/empty-$version.xlf" $version
    done
    exit "$failures") || failures=$((failures + 1))

# What comes back as it went changes nothing.
for version in 1.2 2.0; do
    for lang in tr ar de-simple; do
        exits 0 import "$work/$lang-$version.xlf"
        says out "0 of "
    done
done
exits 0 export --format anna "$work/after.json"
same "$work/before.json" "$work/after.json" "a file that nobody touched changed the office"

# A translator's work comes in, and goes out again as it came.
for version in 1.2 2.0; do
    python3 - "$work/ar-$version.xlf" "$work/done-$version.xlf" <<'END' || fail "the translator fell ill"
import re, sys
text = re.sub(r" *<target[^>]*>[^<]*</target>\n", "", open(sys.argv[1], encoding="utf-8").read())
def target(match):
    return match.group(0) + "<target>ع " + match.group(1) + "</target>"
open(sys.argv[2], "w", encoding="utf-8").write(re.sub("<source>([^<]*)</source>", target, text))
END
    w=$work/w-$version
    exits 0 init --no-passphrase
    exits 0 import "$work/before.json"
    exits 0 import --dry-run "$work/done-$version.xlf"
    says out "would be taken"
    exits 0 export --format anna "$work/after.json"
    same "$work/before.json" "$work/after.json" "--dry-run changed the office"
    exits 0 import "$work/done-$version.xlf"
    says out "in 108 offers; 0 had no translation"
    exits 0 export --format xliff --lang ar --xliff $version "$work/out-$version.xlf"
    cp "$work/out-$version.xlf" "$work/out-$version.xml"
    exits 0 import "$work/out-$version.xml"
    says out "0 of "
    cp "$work/out-$version.xlf" "$work/out-$version.doc"
    exits 0 import --format xliff "$work/out-$version.doc"
    says out "0 of "
    exits 2 import "$work/out-$version.xlf" "$work/before.json"
    says err "and other files are taken in one after the other"
    exits 2 import "$work/before.json" "$work/out-$version.xlf"
    says err "translations are taken in for themselves"
    exits 0 import --json "$work/out-$version.xlf"
    says out '"taken": 0, "missing": 0'
    python3 -c 'import json, sys; said = json.load(open(sys.argv[1])); assert said["report"] == [] and said["taken"]' "$work/out" ||
        fail "import --json of a translation is not the JSON of every import"
    exits 0 offer show en-sprachen
    says out '"ع Für alle Eltern."'
    says out '"made": "human"'
done
exits 0 export --format anna "$work/two.json"
w=$work/w-1.2
exits 0 export --format anna "$work/one.json"
same "$work/one.json" "$work/two.json" "1.2 and 2.0 bring other texts"

# A second reader: the translate toolkit, which Weblate and Pootle are made with.
if /usr/bin/python3 -c 'import translate' 2>/dev/null; then
    /usr/bin/python3 - "$work/done-1.2.xlf" "$work/kit.xlf" >"$work/out" 2>"$work/err" <<'END' || fail "the translate toolkit reads it differently"
import sys
from translate.storage import xliff
store = xliff.xlifffile.parsefile(sys.argv[1])
units = {unit.getid().split("\x04")[-1]: unit for unit in store.units}
unit = units["en-sprachen:name"]
assert unit.source == "Eltern-Treff & <Café>", unit.source
assert unit.target == "ع Eltern-Treff & <Café>", unit.target
assert "At most" in units["en-sprachen:who"].getnotes() or "at most" in units["en-sprachen:who"].getnotes()
unit.target = "مقهى"
unit.markapproved()
store.savefile(sys.argv[2])
END
    exits 0 import "$work/kit.xlf"
    says out "1 of "
    exits 0 offer show en-sprachen
    says out '"مقهى"'
else
    echo "SKIPPED: the package translate-toolkit is not there"
fi

# The German changes behind the text: marked, until somebody has looked at it again.
w=$work/w
exits 0 offer set en-sprachen summary "Der Treff ist mittwochs."
exits 0 offer show en-sprachen
says err "text.tr may be out of date: the German of \"In short\" has changed since"
exits 0 lint
says out "offer en-sprachen text.tr: the German of \"In short\" has changed since"
exits 0 export --format xliff --lang tr "$work/outdated.xlf"
grep -q 'subState="anna:outdated"' "$work/outdated.xlf" || fail "the translator is not told what is out of date"
exits 0 import --made human "$work/tr-2.0.xlf"
says err "tr-2.0.xlf:"
says err "en-sprachen:summary: the German text has changed since this file was written: taken and marked"
exits 0 offer show en-sprachen
says err "the German of \"In short\" has changed since"
sed 's/state="initial" subState="anna:outdated"/state="translated"/' "$work/outdated.xlf" >"$work/again.xlf"
exits 0 import "$work/again.xlf"
exits 0 offer show en-sprachen
grep -q "text.tr" "$work/err" && fail "a text that was looked at is still out of date"
# Editing the file that an export wrote is noticed as well: the hash goes with the text.
exits 0 export --format anna "$work/edit.json"
sed 's/Der Treff ist mittwochs\./Der Treff ist freitags./' "$work/edit.json" >"$work/edited.json"
exits 0 import "$work/edited.json"
exits 0 offer show en-sprachen
says err "the German of \"In short\" has changed since"

# All or nothing, and the good texts with --partial; each refusal with its line.
cat >"$work/bad.xlf" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.0" srcLang="de" trgLang="tr"><file id="f">
<unit id="en-sprachen:name"><segment state="final"><source>Eltern-Treff &amp; &lt;Café></source><target>İyi</target></segment></unit>
<unit id="nirgends:name"><segment state="final"><source>A</source><target>B</target></segment></unit>
<unit id="en-sprachen:phone"><segment state="final"><source>A</source><target>B</target></segment></unit>
<unit id="fremd"><segment state="final"><source>A</source><target>B</target></segment></unit>
</file></xliff>
END
exits 2 import "$work/bad.xlf"
says err "bad.xlf:4: nirgends:name: there is no such offer"
says err "bad.xlf:5: en-sprachen:phone: no such field"
says err "bad.xlf:6: fremd: is no unit of ours"
says err "3 refused, so nothing was taken in"
exits 0 offer show en-sprachen
grep -q "İyi" "$work/out" && fail "a refused file was taken in part"
exits 0 import --partial "$work/bad.xlf"
exits 0 offer show en-sprachen
says out "İyi"
exits 2 import --made perhaps "$work/tr-2.0.xlf"
exits 2 import --lang ar "$work/tr-2.0.xlf"
exits 2 import "$work/tr-2.0.xlf" "$content/offers.json"

# Hostile and broken files: refused in one sentence, and nothing has changed.
exits 0 export --format anna "$work/before.json"
hostile()
{
    timeout 60 "$ANNA_ADMIN" -w "$w" import "$1" >"$work/out" 2>"$work/err" </dev/null
    got=$?
    [ $got -eq 2 ] || fail "$1 ends with $got"
    says err "$2"
    [ "$(wc -l <"$work/err")" -eq 1 ] || fail "$1 is refused in more than one sentence"
}
{
    echo '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">'
    for i in 1 2 3 4 5 6 7 8 9; do
        echo "<!ENTITY a$i \"&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));\">"
    done
    echo ']><xliff version="2.0" trgLang="tr"><file id="f"><unit id="en-sprachen:name"><segment><source>&a9;</source>'
    echo '</segment></unit></file></xliff>'
} >"$work/laughs.xlf"
hostile "$work/laughs.xlf" "document type declaration"
echo "secret" >"$work/secret"
cat >"$work/external.xlf" <<END
<?xml version="1.0"?><!DOCTYPE x [<!ENTITY s SYSTEM "file://$work/secret">]>
<xliff version="2.0" trgLang="tr"><file id="f"><unit id="en-sprachen:name"><segment state="final"><source>&s;</source>
<target>&s;</target></segment></unit></file></xliff>
END
hostile "$work/external.xlf" "document type declaration"
grep -q secret "$work/err" && fail "a file beside was opened"
{
    echo '<xliff version="2.0" trgLang="tr"><file id="f">'
    yes '<group>' | head -c 1073741824
} >"$work/deep.xlf"
hostile "$work/deep.xlf" "more than 64 elements"
rm "$work/deep.xlf"
{
    printf '<xliff version="2.0" trgLang="tr"><file id="f'
    head -c 104857600 /dev/zero | tr '\0' x
} >"$work/long.xlf"
hostile "$work/long.xlf" "very long"
rm "$work/long.xlf"
head -c 3000 "$work/tr-2.0.xlf" >"$work/cut.xlf"
hostile "$work/cut.xlf" "no well-formed XML"
head -c 4096 /dev/urandom >"$work/noise.xlf"
hostile "$work/noise.xlf" "XML"
: >"$work/nothing.xlf"
hostile "$work/nothing.xlf" "XML"
hostile "$work/is-not-there.xlf" "could not be opened"
exits 0 export --format anna "$work/after.json"
same "$work/before.json" "$work/after.json" "a hostile file changed the office"

# Other encodings.
sed '1s/UTF-8/UTF-16/' "$work/tr-2.0.xlf" | iconv -f UTF-8 -t UTF-16 >"$work/wide.xlf"
exits 0 import --made human "$work/wide.xlf"
exits 0 offer show en-sprachen
says out '"Ebeveyn & <kafe>"'
cat >"$work/utf8.xlf" <<'END'
<?xml version="1.0" encoding="windows-1252"?>
<xliff version="1.2"><file original="o" source-language="de" target-language="en" datatype="plaintext"><body>
<trans-unit id="en-sprachen:who"><source>Für alle Eltern.</source><target>Mañana for €</target></trans-unit>
</body></file></xliff>
END
iconv -f UTF-8 -t WINDOWS-1252 "$work/utf8.xlf" >"$work/latin.xlf"
exits 0 import "$work/latin.xlf"
exits 0 offer show en-sprachen
says out '"Mañana for €"'

# Other tools call it otherwise: the file says what it is.
for name in x.xml t.sdlxliff t.mqxliff; do
    cp "$work/utf8.xlf" "$work/$name"
    sed -i 's/windows-1252/UTF-8/' "$work/$name"
    exits 0 import "$work/$name"
done
printf '<?xml version="1.0"?><html/>' >"$work/other.xml"
exits 2 import "$work/other.xml"
says err "is in no format that is known; there are: anna, csv, hsds, xliff"

# Very much that does not fit is counted, and not told one by one.
{
    echo '<?xml version="1.0"?><xliff version="1.2"><file original="o" source-language="de" target-language="tr" datatype="plaintext"><body>'
    seq 2000 | sed 's|.*|<trans-unit id="nobody-&:who"><source>x</source><target>y</target></trans-unit>|'
    echo '</body></file></xliff>'
} >"$work/many.xlf"
exits 2 import "$work/many.xlf"
says err "and 1500 more; --json lists all"
[ "$(wc -l <"$work/err")" -lt 510 ] || fail "2,000 refusals are $(wc -l <"$work/err") lines"
exits 2 import --json --most 50 "$work/many.xlf"
[ "$(grep -c '"reason"' "$work/out")" = 50 ] || fail "$(grep -c '"reason"' "$work/out") notes, not 50"
says out '"refused": 2000, "notes": 2000, "changes": 0'
says out '"format": "xliff", "found": "texts: 2000, good: 0'
done_testing
