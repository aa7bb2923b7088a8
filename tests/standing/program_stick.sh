#!/bin/sh
# A stick with a new program is plugged into a terminal whose user may write nothing: root writes it, the screen says how
# far it is, and asks to pull the stick; pulled, the machine is asked to start again, once. What root refuses is said,
# stands in the note, and asks for no start. Exit 77: root plays root.
# usage: tests/standing/program_stick.sh BUILD
set -eu
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/../.." && pwd)
[ "$(id -u)" -eq 0 ] || {
    echo "SKIPPED: needs root and a second user"
    exit 77
}
work=$(mktemp -d)
asks=/run/anna/program
told=/run/anna/program.told
had=$([ -d "$asks" ] && echo yes || echo no)
trap 'rm -rf "$work" "$told"; [ "$had" = yes ] || rm -rf "$asks"' EXIT
bad=0
say() {
    echo "$1"
    bad=1
}
chmod 0755 "$work"
sh "$root/tests/visits/sticks.sh" "$work" "$build"
install -m 0644 "$work/office/keys/minisign.pub" "$work/pub"
mkdir -p "$asks" "$work/boot/anna" "$work/trust" "$work/shots"
chown -R nobody "$asks" "$work/state" "$work/sticks" "$work/shots"
chmod 0700 "$asks"
rm -f "$told" "$asks"/*
# fresh: a machine of two roots; number 6 runs.
fresh() {
    rm -rf "$work/trust"
    mkdir "$work/trust"
    python3 -c 'import sys; sys.stdout.write("# GRUB Environment Block\ngood=a\ntry=\n".ljust(1024, "#"))' \
        >"$work/boot/anna/grubenv"
    head -c "${1:-1000000}" /dev/zero >"$work/a"
    cp "$work/a" "$work/b"
}
# What anna-program.path and anna-program.service do.
serve() {
    for _ in $(seq 1200); do [ ! -e "$asks/ask" ] || break; sleep 0.05; done
    "$build/anna-program" write --slot-a "$work/a" --slot-b "$work/b" --boot "$work/boot" --boot-disk "" --runs a \
        --program "$work/sticks/runs-6" --trust "$work/trust" --config /dev/null \
        --key "$work/pub" --sticks "$work/sticks" >"$work/said" 2>&1 || true
    rm -f "$asks/ask"
}
# visit NAME: as the user who may not write, the steps on stdin.
visit() {
    name=$1
    shift
    cat >"$work/$name.visit"
    (cd "$work" && setpriv --reuid nobody --clear-groups "$build/anna-kiosk" --state "$work/state" --setup "$work/trust" \
        --key "$work/pub" --site ennigerloh --program "$work/sticks/runs-6" --size "${1:-1080x1920}" \
        --clock 2026-11-23T10:00 --script "$work/$name.visit" --shots "$work/shots") || say "the visit $name fails"
}
note=$work/sticks/program-new/anna/ANNA-Meldung-ennigerloh.txt

fresh
serve &
visit taken <<END
stick $work/sticks/program-new
screen stick
expect Fertig
expect Ziehen Sie den Stick ab. Dann startet das Gerät neu.
expect Kommt kein Bild, dann kommt das alte Programm von selbst zurück.
expect Jetzt abziehen
shot taken
unstick
screen stick
expect Das Gerät startet jetzt neu.
refuse Jetzt abziehen
shot restarts
wait 31
screen attract
END
wait
cmp -s -n 300000 "$work/b" "$work/image" || say "the root b does not hold the program"
grep -q "^try=b" "$work/boot/anna/grubenv" || say "the program is not to be tried"
[ -e "$asks/restart" ] || say "nobody asks for the restart"
rm -f "$asks/restart"
grep -q "Dann startet das Gerät neu" "$note" && grep -q "Am Gerät läuft Programm Nummer 6" "$note" ||
    say "the note does not say it: $(cat "$note")"

# Left in, and left alone: it starts again when nobody reads that any more.
fresh
serve &
visit left_in <<END
stick $work/sticks/program-new
expect Fertig
wait 121
screen attract
END
wait
[ -e "$asks/restart" ] || say "a stick that stays in holds the restart up"
rm -f "$asks/restart"

# Arabic, on a small panel.
fresh
serve &
visit arabic 1024x600 <<END
stick $work/sticks/program-new
tap Deutsch
tap English
tap Türkçe
expect تم
shot arabic
unstick
END
wait
rm -f "$asks/restart"

# Root has the last word: here for want of room.
fresh 1000
serve &
visit refused <<END
stick $work/sticks/program-new
expect Das hat nicht geklappt
expect Das neue Programm ist zu groß für dieses Gerät.
expect Das alte Programm läuft weiter.
unstick
screen attract
END
wait
[ ! -e "$asks/restart" ] || say "what was refused asks for a restart"
grep -q "zu groß" "$note" && grep -q "Für die Technik" "$note" || say "the note does not say why: $(cat "$note")"

# What changed behind its signature is found while it is written.
fresh
printf 'changed' | dd of="$work/sticks/program-new/anna-0.7.0-7-amd64.anna-program" bs=1 seek=200000 conv=notrunc 2>/dev/null
serve &
visit damaged <<END
stick $work/sticks/program-new
expect Das neue Programm ist beschädigt.
expect Das alte Programm läuft weiter.
unstick
screen attract
END
wait
grep -q "^try=$" "$work/boot/anna/grubenv" || say "a damaged program is to be tried"

# Nobody serves: the terminal says so and does not wait for ever.
(
    for _ in $(seq 1200); do [ ! -e "$asks/ask" ] || break; sleep 0.05; done
    rm -f "$asks/ask"
) &
visit nobody <<END
stick $work/sticks/program-new
expect Das Gerät konnte das neue Programm nicht speichern.
unstick
screen attract
END
wait
[ -z "${ANNA_SHOTS:-}" ] || cp "$work"/shots/*.png "$ANNA_SHOTS"
[ "$bad" -ne 0 ] || echo "a new program comes by stick, and what is refused is said"
exit "$bad"
