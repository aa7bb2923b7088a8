#!/bin/sh
# The manual pages: mandoc finds nothing to say about them, and they name what the programs name: each command and option
# of --help, each setting of kiosk.conf, each step of a visit. An option on a page that --help does not know is stale.
# The sheets for people who stand at the terminal have no error of plain German.
# usage: tests/manual.sh [BUILD]
set -eu
export LC_ALL=C.UTF-8 LANGUAGE=
cd "$(dirname "$0")/.."
build=${1:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
say() {
    echo "$1"
    bad=1
}

# Pages that refer to each other need not be installed here.
for page in admin/*.[1-8] kiosk/manual/*.[1-8]; do
    mandoc -T lint -W style "$page" 2>&1 | grep -vE 'referenced manual not found|outdated mandoc\.db' && bad=1
    mandoc -T ascii "$page" | sed 's/.\x08//g' >"$work/${page##*/}"
    for other in $(sed -n 's/^\.Xr \([a-z.-]*\) \([1-8]\).*/\1.\2/p' "$page"); do
        case $other in
        anna-* | kiosk.conf.*) [ -e "admin/$other" ] || [ -e "kiosk/manual/$other" ] || say "$page refers to $other, which is not there" ;;
        esac
    done
done

# names PAGE WORDS...: each stands in the page as a word of its own.
names() {
    page=$1
    shift
    for word in "$@"; do
        grep -qE -- "(^|[^A-Za-z0-9_-])$word([^A-Za-z0-9_-]|\$)" "$work/$page" || say "$page does not name $word"
    done
}
options() {
    grep -oE -- '(^|[^A-Za-z-])--[a-z][a-z-]*' "$1" | grep -oE -- '--[a-z-]+' | sort -u
}

for page in anna-admin.1 anna-courier.8 anna-kiosk.8 anna-program.8; do
    program=${page%.*}
    "$build/$program" --help >"$work/help"
    # shellcheck disable=SC2046 # a list of words
    names "$page" $(options "$work/help")
    options "$work/help" >"$work/known"
    options "$work/$page" | grep -vxFf "$work/known" | sed "s/^/$page names an option that --help does not: /" >"$work/stale"
    [ ! -s "$work/stale" ] || { cat "$work/stale" && bad=1; }
    # Commands: a line "  name words" of the office, "program name" of the terminal.
    # shellcheck disable=SC2046 # a list of words
    names "$page" $(sed -nE "s/^  ([a-z][a-z-]*) .*/\1/p; s/.* $program ([a-z]+) .*/\1/p" "$work/help" | sort -u)
done
settings=$(grep -oE '"(terminal|panel|idle|desk|courier|stick)\.[a-z_]+"' kiosk/config.c | tr -d '"')
[ "$(echo "$settings" | wc -l)" -ge 14 ] || say "the settings of kiosk.conf are not found in kiosk/config.c"
for setting in $settings; do
    names kiosk.conf.5 "${setting%.*}" "${setting#*.}"
done
steps=$(grep -oE '\{"[a-z]+", step_' kiosk/visit.c | tr -dc 'a-z_\n' | sed 's/step_$//')
[ "$(echo "$steps" | wc -l)" -ge 14 ] || say "the steps of a visit are not found in kiosk/visit.c"
# shellcheck disable=SC2086 # a list of words
names anna-visit.5 $steps

for sheet in kiosk/manual/*.html; do
    sed '1,/<\/style>/d;s/<\/\(li\|p\|h1\|h2\|th\|td\)>/\n\n/g;s/<[^>]*>//g' "$sheet" >"$work/sheet"
    grep -q '[a-z]' "$work/sheet" || say "$sheet: no words are found in it"
    "$build/anna-admin" lint --text "$work/sheet" >"$work/found" || { sed "s|^|$sheet: |" "$work/found" && bad=1; }
done

[ "$bad" -ne 0 ] || echo "the manual pages name what the programs do"
exit "$bad"
