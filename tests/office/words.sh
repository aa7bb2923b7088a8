#!/bin/sh
# Goal: the office speaks German where the machine does, and English elsewhere; what programs read is the same in both, but
# for the sentences.
. "$(dirname "$0")/lib.sh"

# speaks LANGUAGE CODE WORDS...: as exits, in that language.
speaks()
{
    LANGUAGE=$1
    shift
    exits "$@"
    LANGUAGE=
}

# both CODE OUT|ERR ENGLISH GERMAN WORDS...: the same command in both languages, each with its words and without the other's.
both()
{
    code=$1 stream=$2 english=$3 german=$4
    shift 4
    speaks en "$code" "$@"
    says "$stream" "$english"
    speaks de "$code" "$@"
    says "$stream" "$german"
    ! grep -qF -- "$english" "$work/out" "$work/err" || fail "German anna-admin $* says \"$english\""
}

# same WORDS...: what it writes as JSON is the same in both languages but for sentences, and the sentences are not.
same()
{
    "$ANNA_ADMIN" -w "$w" "$@" >"$work/en.json" 2>"$work/err"
    english=$?
    LANGUAGE=de "$ANNA_ADMIN" -w "$w" "$@" >"$work/de.json" 2>"$work/err"
    [ $? -eq $english ] || fail "$*: the languages exit differently"
    python3 - "$work/en.json" "$work/de.json" <<'END' || fail "$*: the JSON differs in more than sentences"
import json, sys
english, german = (json.load(open(name)) for name in sys.argv[1:])
words = ("reason", "advice", "hint", "found")
said = differ = 0
def bare(value):
    if isinstance(value, dict):
        return {key: bare(item) for key, item in value.items() if key not in words}
    return [bare(item) for item in value] if isinstance(value, list) else value
def sentences(value):
    if isinstance(value, dict):
        return sum((sentences(item) if key not in words else [item] for key, item in value.items()), [])
    return sum((sentences(item) for item in value), []) if isinstance(value, list) else []
assert bare(english) == bare(german)
pairs = list(zip(sentences(english), sentences(german)))
assert not pairs or any(one != other for one, other in pairs), pairs
END
}

# Which language it is: a command that there is not.
language()
{
    want=$1
    shift
    got=$(env -u LANG -u LC_ALL -u LC_MESSAGES -u LANGUAGE "$@" "${program:-$ANNA_ADMIN}" nothing 2>&1 </dev/null)
    case $got in
    *"Diesen Befehl gibt es nicht"*) got=de ;;
    *"there is no such command"*) got=en ;;
    esac
    [ "$got" = "$want" ] || fail "$*: $got, not $want"
}
language de LANG=de_DE.UTF-8
language de LANG=de_AT.UTF-8
language de LC_ALL=de_DE.UTF-8 LANG=en_US.UTF-8
language de LANG=C.UTF-8 LANGUAGE=de
language de LANG=C.UTF-8 LANGUAGE=de_DE:en
language de LANGUAGE=de
language de LC_MESSAGES=de_CH.UTF-8
language en LANG=en_US.UTF-8
language en LANG=C.UTF-8
language en LANG=tr_TR.UTF-8
language en LANG=de_DE.UTF-8 LANGUAGE=en
language en LANG=C.UTF-8 LANGUAGE=en_GB:de
language en LC_ALL=C LANGUAGE=de
language en A=b
# As the package puts it down.
mkdir -p "$work/usr/bin" "$work/usr/share/anna"
cp "$ANNA_ADMIN" "$work/usr/bin/"
cp -r "$(dirname "$ANNA_ADMIN")/locale" "$work/usr/share/locale"
program=$work/usr/bin/anna-admin
language de LANG=de_DE.UTF-8
rm -r "$work/usr/share/locale/de"
language en LANG=de_DE.UTF-8
program=

both 0 out "Usage: anna-admin" "Aufruf: anna-admin" help pack
both 0 out "write and sign a bundle" "unterschreibt ein Paket" help
speaks de 0 help --all
says out "write and sign a bundle" # a table for programs
both 2 err "there is no such option" "Diese Option gibt es nicht" pack --dat x
both 2 err "there is no workspace" "Hier ist kein Arbeitsordner" lint
speaks de 0 init --no-passphrase
says out "ist angelegt"
both 2 err "init never overwrites" "init überschreibt nie" init --no-passphrase
both 2 err "No such file or directory" "Die Datei oder den Ordner gibt es nicht" import "$work/nothing"
speaks de 0 import "$content"
says out "6 Coaches: 6 neu"

# Hours that are not clear, as words of people and as those of OpenStreetMap.
cat >"$work/t.csv" <<'END'
Name;Anbieter;Kurzbeschreibung;Öffnungszeiten;Telefon
Café;Verein;Kaffee für alle.;Mo-Fr 9-5;12
Treff;Verein;Reden für alle.;Mo 9-12, 2-5;02582 88-0
END
both 0 err "the end lies before the beginning" "Das Ende liegt vor dem Anfang" import --dry-run "$work/t.csv"
says err ": als Worte in hours_said behalten \"Mo-Fr 9-5\" (bad_hours)"
says err "Ist das in der Nacht?"
says err "hat keine Vorwahl"
says err "(bad_phone)"
same import --dry-run --json "$work/t.csv"
grep -qF '"rule": "bad_hours"' "$work/de.json" || fail "a note of an import has no rule"
both 2 err "until when? Please name" "Bis wann? Bitte nennen Sie" offer set ew-rathaus hours "Mo 8"
both 2 err "is not a field" "ist kein Feld" offer set ew-rathaus nothing x
both 2 err "there is no offer of this id" "Diesen Kurznamen gibt es hier nicht" offer show nobody
both 2 err "say --yes if it shall be removed" "Soll es weg?" offer remove ew-rathaus

# Findings: keyed by rule in both.
speaks en 0 offer set ew-rathaus summary "Bitte beantragen Sie die Leistung bei der Wohnungssicherungsstelle."
both 1 out "over 15 letters" "Über 15 Buchstaben" lint
says out "(long_word)"
says out "Fehler, "
same lint --json
same lint --figures --json
same lint --rules --json
same lint --fix --json
speaks de 1 lint --lang en
says out "over 15 letters"
both 1 out "texts of 20 words and more" "Texte mit 20 Wörtern und mehr" lint --figures

# Conflicts: a change that was changed again, a field that both sides changed.
speaks de 0 offer set ew-rathaus cost "Das kostet nichts."
batch=$("$ANNA_ADMIN" -w "$w" history ew-rathaus | sed -n 's/^\([0-9]*\)	.*/\1/p' | sort -n | tail -n 1)
speaks de 0 offer set ew-rathaus cost "Das kostet 1 Euro."
both 2 err "somebody has changed it meanwhile" "Jemand hat es inzwischen geändert" undo "$batch"
speaks de 0 import --source town "$work/t.csv"
speaks de 0 offer set treff-verein summary "Reden und Kaffee."
sed 's/Reden für alle/Reden für viele/' "$work/t.csv" >"$work/t2.csv"
both 0 out "the office and the source had both changed it" "hatten es beide geändert" import --dry-run --source town "$work/t2.csv"
same import --dry-run --json --source town "$work/t2.csv"

both 0 out "offers, for all sites" "Angebote, für alle Standorte" pack --no-passphrase --date 2026-11-20 "$work/1.anna"
both 0 out "signature: good" "Unterschrift: gut" verify "$work/1.anna" --key "$w/keys/minisign.pub"
printf x | dd of="$work/1.anna" bs=1 seek=3000 conv=notrunc 2>/dev/null
both 1 out "it was changed after it was signed" "Es wurde nach dem Unterschreiben geändert" verify "$work/1.anna" --key "$w/keys/minisign.pub"
mkdir "$work/stick"
both 0 out "you may unplug it" "Sie können ihn abziehen" stick --no-passphrase --date 2026-11-20 "$work/stick"
both 1 out "a figure is wrong" "Ein Zeichen ist falsch" code K7M-2RX
both 0 out "0 reports" "0 Meldungen" reports
both 2 err "is no id of a report" "ist kein Kurzname einer Meldung" reports set abc new
both 0 out "the history is as it was written" "Die Änderungen stehen so da" history --check
same history --json
same reports --json
same offer list --json
same related list --json
# The committee's page is German whatever the machine speaks, and what is asked for meanwhile keeps its language.
both 0 out "there are too few reports" "Es sind zu wenige Meldungen" reports export "$work/c.html"
"$ANNA_ADMIN" -w "$w" reports export "$work/en.html" >/dev/null
cmp -s "$work/c.html" "$work/en.html" || fail "the committee's page depends on the machine's language"
done_testing
