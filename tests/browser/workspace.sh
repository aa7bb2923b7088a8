#!/bin/sh
# The workspace of the demonstration, as an office has it after some weeks: published once, some of it changed, a text
# that its translations have not followed, and what families said.
# usage: tests/browser/workspace.sh BUILD FOLDER    then FOLDER/office and FOLDER/state are there, and FOLDER/empty, in
# which nobody has done anything yet
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
tool=$1/tests/reports_tool
sh "$root/tests/demo.sh" "$1" "$2"
admin="$1/anna-admin -w $2/office"
"$1/anna-admin" -w "$2/empty" init --no-passphrase >/dev/null
$admin offer set ew-rathaus phone +49258288100 >/dev/null
$admin offer set waf-unterhaltsvorschuss summary "Zahlt der andere Elternteil nicht? Dann hilft das Jugendamt mit Geld." >/dev/null
$admin offer confirm ew-ogs >/dev/null

# What families said, from the stick of a terminal.
mkdir "$2/stick"
{
    for month in 2026-10 2026-11; do
        for text in "Das Formular hat zwölf Seiten." "Ich habe drei mal angefangen." "Bitte rufen Sie mich an: 0171 3920055." "-" "-" "-"; do
            echo "ennigerloh $month waf-unterhaltsvorschuss papers_and_cost forms,cost $text"
        done
        echo "everswinkel $month ew-rathaus find language Niemand versteht den Brief."
        echo "everswinkel $month - get_there - -"
    done
} | sed 's/ -$//' | "$tool" add "$2/state" "$2/demo.anna"
# One of them wants to know what became of it; and the town has answered once.
echo "ennigerloh 2026-11 waf-unterhaltsvorschuss papers_and_cost forms Wann geht es weiter?" |
    "$tool" ask "$2/state" "$2/demo.anna" 11 2047 0
$admin answer set hilfe "done" "Im Rathaus hilft jetzt jemand beim Antrag." >/dev/null 2>&1
$admin answer set hilfe state fixed >/dev/null 2>&1
"$tool" stick "$2/state" "$2/demo.anna" "$2/stick"
$admin collect --no-passphrase "$2/stick" >/dev/null
$admin reports export --no-passphrase "$2/released.csv" >/dev/null
