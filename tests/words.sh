#!/bin/sh
# Checks the messages of the office, English in the code, German in assets/po/de.po. Prints what is wrong, one line each;
# exit 0 if nothing is. usage: tests/words.sh
#
# - every message of the sources has its row in every .po, none is empty, fuzzy, left over, or has other places for values
# - the template is the same each time it is made
# - messages are English; what is printed for people goes through message()
# - what a page shows in place of a message has its row by a message that is there (admin/base/on_page_rows.h)
# - what an importer notes has its rule in admin/record/intake_rows.h
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: >"$work/wrong"
wrong() {
    printf '%s\n' "$*" >>"$work/wrong"
}

sh assets/po/extract.sh >"$work/pot"
sh assets/po/extract.sh | cmp -s - "$work/pot" || wrong "assets/po/extract.sh: two templates differ"

# ids FILE: the messages, one a line, with their forms for many.
ids() {
    msgattrib --no-obsolete --no-wrap "$1" | awk '
        function flush() { if (id != "") print id; id = "" }
        /^msgid / || /^msgid_plural / { flush(); inside = 1; sub(/^[a-z_]* "/, ""); sub(/"$/, ""); id = $0; next }
        /^msgstr/ { flush(); inside = 0 }
        inside && /^"/ { sub(/^"/, ""); sub(/"$/, ""); id = id $0 }' | sort -u
}
ids "$work/pot" >"$work/said"
[ "$(wc -l <"$work/said")" -gt 900 ] || wrong "assets/po/extract.sh finds $(wc -l <"$work/said") messages: too few to be all"
grep -e '[äöüßÄÖÜ„“]' "$work/said" | sed 's/^/this message is not English: /' >>"$work/wrong" || true

for po in assets/po/*.po; do
    msgfmt --check -o /dev/null "$po" 2>"$work/told" || wrong "$po: $(tr '\n' ' ' <"$work/told")"
    for kind in only-fuzzy untranslated only-obsolete; do
        msgattrib --$kind --no-wrap "$po" | grep '^\(#~ \)\{0,1\}msgid "[^"]' | sed "s|^|$po: ${kind#only-}: |" >>"$work/wrong" || true
    done
    ids "$po" >"$work/there"
    comm -23 "$work/said" "$work/there" | sed "s|^|$po: missing: |" >>"$work/wrong"
    comm -13 "$work/said" "$work/there" | sed "s|^|$po: no source says: |" >>"$work/wrong"
    grep -q '^#: ' "$po" && wrong "$po: names lines of sources; they make branches differ"
done

# python3 knows where a string of C ends.
python3 - "$work/wrong" "$work/said" <<'END'
import re, subprocess, sys

TEXT = r'(?:"(?:[^"\\\n]|\\.)*"\s*)+'
def value(literal):
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literal))
def bare(name):
    source = open(name, encoding="utf-8").read()
    return re.sub(r"/\*.*?\*/", lambda found: re.sub(r"[^\n]", " ", found.group()), source, flags=re.S)
def files(*folders):
    return sorted(subprocess.check_output(["find", *folders, "-name", "*.[ch]"], text=True).split())

wrong = open(sys.argv[1], "a", encoding="utf-8")
rows = {value(found) for found in re.findall(r'NOTE\("[a-z_]+",\s*(' + TEXT + r")\)", bare("admin/record/intake_rows.h"))}
assert len(rows) > 80
doors = re.compile(r"\b(csv_note|hsds_note|hsds_note_count|import_refuse|import_xliff_note|refuse_member|refuse_file|note_file|"
                   r"leave_out)\(((?:[^();\"]|\"(?:[^\"\\\n]|\\.)*\"|\((?:[^()\"]|\"(?:[^\"\\\n]|\\.)*\"|\([^()]*\))*\))*)\)\s*;")
notes = 0
for name in files("admin/formats", "admin/command"):
    source = bare(name)
    for call in doors.finditer(source):
        for literal in re.finditer(r"(message\(\s*)?(" + TEXT + ")", call.group(2)):
            words = value(literal.group(2))
            if literal.group(1) or " " not in words:
                continue
            notes += 1
            if words not in rows:
                print(f'{name}: "{words}" has no row in admin/record/intake_rows.h', file=wrong)
assert notes > 60, notes
# What a page shows in place of a message is looked up by that message.
said = {line.rstrip("\n") for line in open(sys.argv[2], encoding="utf-8")}
shown = re.findall(r"ON_PAGES?\(\s*(" + TEXT + r"),\s*(" + TEXT + ")", bare("admin/base/on_page_rows.h"))
assert len(shown) > 60, len(shown)
for words in {value(found[0]) for found in shown} - said:
    print(f'admin/base/on_page_rows.h: "{words}" is said nowhere', file=wrong)
# What is printed for people: a format with a word in it that is neither JSON nor a message.
for name in files("admin"):
    if name.startswith("admin/colours/"):
        continue  # prints a style sheet
    source = bare(name)
    for call in re.finditer(r"\b(?:printf|puts|fprintf|fputs)\(\s*(?:[\w.>-]+,\s*)?(" + TEXT + ")", source):
        words = value(call.group(1))
        plain = re.sub(r"%[-+.*0-9]*(?:l|ll|z)?[a-z]|\\[a-z]|\\033\[[0-9;]*[a-zA-Z]?", "", words)
        if re.search(r"[A-Za-z]{3,}", plain) and '\\"' not in words and "anna-admin%s" not in words and \
                not re.fullmatch(r"anna-admin ", plain.strip() + " "):
            print(f'{name}: "{words}" is printed, and is no message()', file=wrong)
END

if [ -s "$work/wrong" ]; then
    sort -u "$work/wrong"
    exit 1
fi
echo "the office's messages are whole: $(wc -l <"$work/said")"
