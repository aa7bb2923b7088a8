# shellcheck shell=sh
# What the proofs of the report path have in common. Each is run as
#   ANNA_ADMIN=.../anna-admin ANNA_KIOSK=.../anna-kiosk sh tests/report/NAME.sh
. "$(dirname "$0")/../office/lib.sh"

tool=$(dirname "$ANNA_ADMIN")/tests/reports_tool
pub=$w/keys/minisign.pub
[ -x "$tool" ] || { echo "FAILED: $tool is not there; build it"; exit 1; }

# office: a workspace with the demonstration, published as $work/1.anna.
make_office()
{
    exits 0 init --no-passphrase
    exits 0 import "$content"
    exits 0 pack --date 2026-11-20 "$work/1.anna"
}

# install TERMINAL BUNDLE: puts it on the terminal of that name, its state in $work/TERMINAL.
install()
{
    "$ANNA_KIOSK" install "$2" --state "$work/$1" --key "$pub" --site "${3:-ennigerloh}" \
        >"$work/out" 2>"$work/err" || fail "terminal $1 does not take $2"
}

# visit TERMINAL SITE: plays the steps of standard input there; a step that fails is a failure.
visit()
{
    cat >"$work/$1.visit"
    "$ANNA_KIOSK" --state "$work/$1" --key "$pub" --site "$2" --size 1080x1920 \
        --clock 2026-11-23T10:00 --script "$work/$1.visit" --shots "$work" \
        >"$work/out" 2>"$work/err" || fail "the visit at terminal $1"
}

waiting()
{
    found=$("$tool" count "$work/$1")
    [ "$found" = "$2" ] || fail "terminal $1 has $found reports, not $2"
}
