#!/bin/sh
# A terminal that may not write what it trusts asks root, who verifies once more: the request of somebody else is refused,
# that of a person who has tapped "Stimmt" is kept, root's own and readable for all. Exit 77: root plays root.
# usage: tests/standing/setup.sh BUILD
set -eu
export LC_ALL=C.UTF-8 LANGUAGE=
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/../.." && pwd)
[ "$(id -u)" -eq 0 ] || {
    echo "SKIPPED: needs root and a second user"
    exit 77
}
work=$(mktemp -d)
requests=/run/anna/setup
had=$([ -d "$requests" ] && echo yes || echo no)
trap 'rm -rf "$work"; [ "$had" = yes ] || rm -rf "$requests"' EXIT
bad=0
say() {
    echo "$1"
    bad=1
}
chmod 0755 "$work"
mkdir -p "$work/trust" "$work/state" "$work/stick" "$work/other" "$requests"
chown nobody "$work/state" "$requests"
chmod 0700 "$requests"
office() {
    "$build/anna-admin" -w "$work/$1" init --no-passphrase >/dev/null
    "$build/anna-admin" -w "$work/$1" import "$root/assets/content/demo.json" "$root/assets/content/offers.json" >/dev/null
    "$build/anna-admin" -w "$work/$1" stick --setup ennigerloh "$work/$2" >/dev/null
}
office office stick
office stranger other
printf '[terminal]\nstate = %s/state\nsetup = %s/trust\n' "$work" "$work" >"$work/kiosk.conf"

# What anna-setup.path and anna-setup.service do.
serve() {
    for _ in $(seq 1200); do [ ! -e "$requests/setup.conf" ] || break; sleep 0.05; done
    "$build/anna-kiosk" setup "$requests/setup.conf" --config "$work/kiosk.conf" >"$work/said" 2>&1 || true
    rm -f "$requests/setup.conf"
}
# visit NAME: as the user who may not write, the steps on stdin.
visit() {
    cat >"$work/$1.visit"
    setpriv --reuid nobody --clear-groups "$build/anna-kiosk" --config "$work/kiosk.conf" --script "$work/$1.visit" \
        --shots "$work/state" --clock 2026-11-23T10:00 --size 1080x1920 || say "the visit $1 fails"
}

# Root refuses: what is asked for was changed on its way.
(
    for _ in $(seq 1200); do [ ! -e "$requests/setup.conf" ] || break; sleep 0.05; done
    sed -i 's/^town = .*/town = Anderswo/' "$requests/setup.conf"
    serve
) &
visit refused <<END
stick $work/stick
tap Stimmt
expect Das Gerät konnte die Einrichtung nicht speichern.
unstick
screen out_of_order
END
wait
grep -q "changed after it was signed" "$work/said" || say "root does not say why it refuses: $(cat "$work/said")"
[ -z "$(ls "$work/trust")" ] || say "root kept what was changed"

serve &
visit kept <<END
stick $work/stick
tap Stimmt
expect Jetzt abziehen
unstick
screen attract
END
wait
[ "$(stat -c '%U %a' "$work/trust/setup.conf")" = "root 644" ] || say "what is kept is not root's: $(ls -l "$work/trust")"

# Nobody asks anybody for a stranger's stick, and root would not take it.
visit foreign <<END
stick $work/other
refuse #setup:yes
expect Das Gerät gehört schon zu einem anderen Büro.
END
cp "$work/other/anna/setup.conf" "$work/other/anna/setup.conf.minisig" "$requests"
serve
grep -q "a key that this terminal does not trust" "$work/said" || say "root takes a stranger's setup: $(cat "$work/said")"
# A link does not make root read, or say, what the terminal's user may not.
ln -s /etc/shadow "$requests/setup.conf"
serve
grep -q "could not be opened" "$work/said" || say "root follows a link: $(cat "$work/said")"
"$build/anna-kiosk" check --config "$work/kiosk.conf" | grep -q "^setup *ok *Ennigerloh" || say "the terminal is not set up"

# Beside a terminal that runs: whoever sets it up by hand, or empties the folder, needs no new start.
until_true() {
    tries=0
    until "$@"; do
        tries=$((tries + 1))
        [ $tries -lt 600 ] || return 1
        sleep 0.1
    done
}
shows_content() {
    find "/proc/$terminal/fd" -lname "$work/beside/content/*.anna" 2>/dev/null | grep -q .
}
shows_none() {
    ! shows_content
}
runs() {
    [ "$(ls "/proc/$terminal/task" 2>/dev/null | wc -l)" -ge 2 ]
}
mkdir "$work/beside"
SDL_VIDEODRIVER=dummy "$build/anna-kiosk" --config /dev/null --state "$work/beside" --size 1080x1920 2>"$work/said" &
terminal=$!
until_true runs || say "no terminal runs: $(cat "$work/said")"
by_hand() {
    "$build/anna-kiosk" "$@" --config /dev/null --state "$work/beside" >/dev/null || say "by hand: $* fails"
}
by_hand setup "$work/stick/anna/setup.conf"
by_hand install "$work/stick"
until_true shows_content || say "the running terminal does not notice that it was set up"
rm -r "$work/beside/setup"
until_true shows_none || say "the running terminal does not notice that its setup was taken away"
by_hand setup "$work/other/anna/setup.conf"
rm -r "$work/beside/content"
by_hand install "$work/other"
until_true shows_content || say "the running terminal does not notice that it was set up anew"
kill "$terminal"
wait "$terminal" || say "the terminal ends with $?"
[ "$bad" -ne 0 ] || echo "root keeps what was confirmed, and nothing else"
exit "$bad"
