#!/bin/sh
# The rules of the house: who may include whom, no circles, one doorkeeper a library, one fsync, files of one noun, helpers
# whose names have one.
# usage: tests/includes.sh
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
say() {
    echo "$1"
    bad=1
}

# "FILE HEADER" of every include of ours: the header with its folder, base/ is the kiosk's or the office's.
includes() {
    find kiosk admin -name '*.[ch]' >"$work/files"
    grep -r '^#include "' kiosk admin --include='*.[ch]' | sed 's/:#include "/ /; s/"$//' |
        awk 'NR == FNR { there[$1]; next }
            ("kiosk/" $2) in there { print $1, "kiosk/" $2; next }
            ("admin/" $2) in there { print $1, "admin/" $2; next }
            { print $1, "nowhere/" $2 }' "$work/files" -
}

# room: folder, then the folders whose headers it may include. No arrow runs back up this list.
rooms() {
    cat >"$work/rooms" <<END
kiosk/base kiosk/base
kiosk/core/hours kiosk/core/hours kiosk/base
kiosk/core/dates kiosk/core/dates kiosk/base
kiosk/core kiosk/core kiosk/core/hours kiosk/base
kiosk/line kiosk/line kiosk/core kiosk/base
kiosk/courier kiosk/courier kiosk/line kiosk/core kiosk/base
kiosk/search kiosk/search kiosk/core kiosk/base
kiosk/words kiosk/words kiosk/core kiosk/base
kiosk/ui/text kiosk/ui/text kiosk/base
kiosk/ui kiosk/ui kiosk/ui/text kiosk/base
kiosk/core/clips kiosk/core/clips kiosk/core kiosk/base
kiosk/speech kiosk/speech kiosk/core/clips kiosk/base
kiosk/voice kiosk/voice kiosk/speech
kiosk/screens kiosk/screens kiosk/ui kiosk/ui/text kiosk/words kiosk/search kiosk/core/dates kiosk/core/hours kiosk/core kiosk/base
kiosk/device kiosk/device kiosk/words kiosk/search kiosk/core/clips kiosk/core kiosk/base
kiosk kiosk kiosk/courier kiosk/screens kiosk/speech kiosk/device kiosk/ui kiosk/ui/text kiosk/core kiosk/base
admin/base admin/base kiosk/line kiosk/core kiosk/base
admin/rules admin/rules kiosk/base
admin/german admin/german admin/rules kiosk/base
admin/record admin/record admin/base kiosk/core/dates kiosk/core/hours kiosk/core kiosk/base
admin/workspace admin/workspace admin/record admin/base kiosk/core kiosk/base
admin/lint admin/lint admin/german admin/rules admin/record admin/base kiosk/words kiosk/core/dates kiosk/core/hours kiosk/core kiosk/base
admin/related admin/related admin/record admin/base kiosk/core kiosk/base
admin/reports admin/reports admin/workspace admin/record admin/base kiosk/core kiosk/base
admin/speech admin/speech admin/workspace admin/record admin/base kiosk/speech kiosk/core/clips kiosk/core kiosk/base
admin/publish admin/publish kiosk/line admin/speech kiosk/speech kiosk/core/clips admin/reports admin/workspace admin/record admin/base kiosk/core kiosk/base
admin/formats admin/formats admin/record admin/base kiosk/base
admin/formats/loose admin/formats/loose admin/record admin/base kiosk/core/hours kiosk/base
admin/formats/csv admin/formats/csv admin/formats admin/formats/loose admin/record admin/base kiosk/core kiosk/base
admin/formats/hsds admin/formats/hsds admin/formats/csv admin/formats admin/formats/loose admin/record admin/base kiosk/core/dates kiosk/core/hours kiosk/core kiosk/base
admin/formats/xliff admin/formats/xliff admin/formats admin/record admin/base kiosk/core kiosk/base
admin/web admin/web admin/base kiosk/core kiosk/base
admin/pages admin/pages admin/web admin/publish admin/speech kiosk/speech kiosk/core/clips admin/reports admin/lint admin/german admin/rules admin/related admin/formats admin/formats/loose admin/formats/csv admin/formats/hsds admin/formats/xliff admin/workspace admin/record admin/base kiosk/words kiosk/core/dates kiosk/core/hours kiosk/core kiosk/base
admin/colours kiosk/ui
admin/command admin/command kiosk/line admin/pages admin/web admin/speech kiosk/speech admin/publish admin/reports admin/lint admin/rules admin/related admin/formats admin/formats/loose admin/formats/csv admin/formats/hsds admin/formats/xliff admin/workspace admin/record admin/base kiosk/words kiosk/core kiosk/base
admin admin admin/command admin/publish admin/workspace admin/base kiosk/core kiosk/base
END
    awk '
        function folder(path) { sub(/\/[^\/]*$/, "", path); return path }
        FILENAME ~ /rooms$/ { known[$1]; for (i = 2; i <= NF; i++) may[$1, $i]; next }
        FILENAME ~ /files$/ { if (!(folder($1) in known)) print $1 ": this folder is no room of tests/includes.sh"; next }
        !((folder($1), folder($2)) in may) { print $1 " includes " $2 ": this room may not" }
    ' "$work/rooms" "$work/files" "$work/includes" >"$work/found"
    [ ! -s "$work/found" ] || say "$(cat "$work/found")"
}

# keeper: pattern of a header, then the files that may include it: one in each program. libsodium's first is what both
# programs may do, its second what the office alone may: sign and open. libxml2 has two, for it reads XML strictly and
# HTML as it comes.
keepers() {
    while read -r header files; do
        for file in $(grep -rlE "#include <$header" kiosk admin --include='*.[ch]' | sort); do
            may=
            set -f
            for pattern in $files; do
                # shellcheck disable=SC2254 # a pattern
                case $file in $pattern) may=1 ;; esac
            done
            set +f
            [ -n "$may" ] || say "$file includes <$header>: its doorkeeper is $files"
        done
    done <<END
sqlite3 kiosk/core/db_inside.h
libpq-fe admin/workspace/postgres_inside.h
sodium kiosk/core/crypt.c admin/base/secret.c
SDL_ttf kiosk/ui/text/text_shape.c
SDL(_syswm)?\\.h kiosk/ui/input.c kiosk/ui/present.c kiosk/speech/sound.c
X11/ kiosk/ui/outputs.c
fribidi kiosk/ui/text/text_bidi.c
unicode/ubrk kiosk/ui/text/text_break.c
unicode/uloc kiosk/words/language_name.c
unicode/ucol admin/base/sort_key.c
libintl kiosk/core/strings.c admin/base/translator.c
libical/ kiosk/core/dates/dates_rule.c
qrencode kiosk/core/qr.c
csv\\.h admin/formats/csv/csv_rows.c
curl/ kiosk/line/line.c
zstd kiosk/line/squeeze.c
zip\\.h admin/base/zip_read.c admin/base/zip_write.c
uuid/ admin/base/uuid.c
jansson admin/base/json_value.c
ini\\.h kiosk/config.c kiosk/courier/courier_config.c
libxml/ admin/base/xml.c admin/base/html.c
png\\.h kiosk/shot.c
getopt kiosk/base/options.c
systemd kiosk/device/watchdog.c admin/command/cmd_serve.c
cups/ kiosk/device/printer.c
microhttpd admin/web/http.c
alsa/ kiosk/device/jack.c
sndfile admin/speech/clip_wave.c
espeak-ng/ kiosk/voice/engine.c
opus/ kiosk/speech/clip.c admin/speech/clip_wave.c
sonic\\.h kiosk/speech/clip.c admin/speech/clip_wave.c
seccomp kiosk/voice/jail.c
END
}

# A module is a source with its header. Two may know each other, a thing and what is inside it; a circle of
# more is one heap: modules from each of which one comes to each.
circles() {
    sed 's/\.[ch]\b//g' "$work/includes" | awk '
        $1 != $2 { steps[$1] = steps[$1] " " $2 }
        function walk(from,    queue, first, last, count, step, i) {
            queue[1] = from; first = last = 1
            while (first <= last) {
                count = split(steps[queue[first++]], step, " ")
                for (i = 1; i <= count; i++)
                    if (!((from, step[i]) in reached)) { reached[from, step[i]]; queue[++last] = step[i] }
            }
        }
        END {
            for (from in steps) walk(from)
            for (from in steps) {
                circle = ""; count = first = 0
                for (to in steps)
                    if (((from, to) in reached) && ((to, from) in reached)) {
                        circle = circle " " to; count++
                        first = first || to < from
                    }
                if (count > 2 && !first) print "a circle of " count " modules:" circle
            }
        }' | sort
}

includes >"$work/includes"
rooms
keepers
found=$(circles)
[ -z "$found" ] || say "$found"
for file in $(grep -rlE '\b(f(data)?sync|syncfs)\(' kiosk admin --include='*.[ch]'); do
    [ "$file" = kiosk/base/durable.c ] || say "$file syncs: only kiosk/base/durable.c does"
done
for file in $(grep -rlE 'crypto_sign_(detached|keypair|seed)|crypto_box_seal_open' kiosk --include='*.c'); do
    say "$file signs or opens: that belongs to the office"
done
for file in $(grep -rlE '\bstore_save\(' admin --include='*.c' | grep -v '^admin/workspace/'); do
    say "$file puts records past the history: admin/workspace/store_change.h is the way"
done
# The foreign formats of admin/formats have vocabularies of their own, and are looked at on their own.
bare=$(grep -rnE '^static .*[ *](find|add|take|put|get|check|walk|fill)\(' kiosk admin --include='*.[ch]' |
    grep -v '^admin/formats/') && say "$bare: a verb alone says nothing: what does it do it with?"
for file in $(find kiosk admin -name '*.[ch]' | sort); do
    lines=$(wc -l <"$file")
    [ "$lines" -le 400 ] || say "$file has $lines lines: is it still one noun?"
done
# A class of one page that another page takes for something else: each is defined in one section of the sheet.
# usage: sections FILE; prints "CLASS|SECTION|SECTION". Rules that only hold for a medium may stand apart.
sections() {
    awk '/^\/\*/ { section = $0; sub(/^\/\* */, "", section); sub(/ *\*\/.*/, "", section); next }
        /^@/ { deep = !/}[ ]*$/; next }
        deep { if (/^}/) deep = 0; next }
        {
            for (rest = $0; match(rest, /[^{}]*\{[^}]*\}/); rest = substr(rest, RSTART + RLENGTH)) {
                head = substr(rest, RSTART, RLENGTH)
                sub(/\{.*/, "", head)
                count = split(head, one, ",")
                for (i = 1; i <= count; i++) {
                    gsub(/^ +| +$/, "", one[i])
                    if (one[i] ~ /^\.[a-z-]+$/ && index(where[one[i]] "|", "|" section "|") == 0)
                        where[one[i]] = where[one[i]] "|" section
                }
            }
        }
        END { for (class in where) if (split(where[class], each, "|") > 2) print class where[class] }' "$1"
}
found=$(sections assets/office/office.css)
[ -z "$found" ] || say "assets/office/office.css: a class with two meanings: $found"
printf '/* One. */\n.a { b: c; }\n/* Two. */\n.d, .a { e: f; } .d { g: h; }\n@media print { .d { i: j; } }\n' >"$work/sheet"
[ "$(sections "$work/sheet")" = ".a|One.|Two." ] || say "what finds a class with two meanings does not find it"
# Parts of the pages are of all files together: of two of one name the second is never shown.
twice=$(grep -ho '<!--part [^>]*-->' assets/office/pages/*.html | sort | uniq -d)
[ -z "$twice" ] || say "assets/office/pages has these parts twice: $twice"
[ "$bad" -eq 0 ] && echo "the rooms keep their doors"
exit "$bad"
