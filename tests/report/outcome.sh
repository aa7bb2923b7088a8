#!/bin/sh
# A whole journey: she reports in Ennigerloh and gets three words; the stick brings the report to the office, which
# answers; with the next bundle she reads it in Everswinkel, in another language, by touch or by keys. Wrong words show
# nothing. Nothing on the terminal says whether she wanted words.
. "$(dirname "$0")/lib.sh"

list=$here/../../assets/words/three_words.tsv
# choices WORDS: the steps that choose one word, found in the list as she reads it.
choices()
{
    awk -F '\t' -v words="$1" '
        $1 == "colour" { count = split($4, form, "|"); for (i = 1; i <= count; i++) colour[form[i]] = $2 }
        $1 == "group" { group = $2 }
        $1 == "thing" { split($4, part, "|"); thing[part[1]] = $2; of[part[1]] = group }
        END {
            split(words, word, " ")
            printf "tap #group:%s\ntap #thing:%s\ntap #colour:%s\n", of[word[2]], thing[word[2]], colour[word[1]]
        }' "$list"
}
# outcome TERMINAL SITE: looks, with the steps that stand in $work/choices; the rest from standard input.
outcome()
{
    { printf 'tap #nav:start\ntap #nav:report\ntap #nav:outcome\nscreen outcome\n'; cat "$work/choices" -; } |
        visit "$1" "$2"
}

make_office
install a "$work/1.anna"
install b "$work/1.anna" everswinkel
size()
{
    stat -c %s "$work/$1/outbox/slots"
}
visit a ennigerloh <<END
tap #nav:start
tap #nav:report
tap #step:get_there
tap #barrier:distance
tap #nav:next
tap #nav:send
screen thanks
refuse Ihre drei Wörter
END
one=$(size a)
visit a ennigerloh <<END
tap #nav:start
tap #nav:report
tap #step:get_there
tap #barrier:distance
tap #nav:next
expect Ich möchte wissen, was daraus wird
tap #nav:ask
tap #nav:send
screen thanks
expect Ihre drei Wörter
dump
tap #nav:back
refuse Ihre drei Wörter
END
[ "$(size a)" = $((2 * one)) ] || fail "a report with words is of another length"
grep -A 3 '^heading # "Ihre drei Wörter"' "$work/out" | sed -n '2,$s/^text # "\(.*\)" [0-9-]*,.*/\1/p' >"$work/words"
[ "$(wc -l <"$work/words")" = 3 ] || fail "no three words stand there"
while read -r word; do choices "$word"; done <"$work/words" >"$work/choices"
[ "$(grep -c '^tap #[a-z]*:[a-z]' "$work/choices")" = 9 ] || fail "no nine choices: $(cat "$work/choices")"

# Before there is an answer: nothing, and not before a second.
outcome a ennigerloh <<END
expect Wir sehen nach.
wait 0.9
expect Wir sehen nach.
wait 0.2
expect Zu diesen Wörtern steht hier nichts.
END
# To the office, and back.
mkdir "$work/stick"
"$tool" stick "$work/a" "$work/1.anna" "$work/stick"
exits 0 collect "$work/stick"
says out "2 new reports"
exits 0 reports --asks
says out "1 report"
id=$(cut -f1 "$work/out" | head -n 1)
exits 0 reports set "$id" fixed
exits 0 reports answer "$id" "Der Bus fährt jetzt auch um 18 Uhr."
exits 0 pack --date 2026-11-21 "$work/2.anna"
install a "$work/2.anna"
install b "$work/2.anna" everswinkel
for terminal in "a ennigerloh" "b everswinkel"; do
    # shellcheck disable=SC2086 # two words
    outcome $terminal <<END
wait 1
expect Wir haben es geändert.
expect Der Bus fährt jetzt auch um 18 Uhr.
refuse nichts
tap #nav:start
refuse 18 Uhr
END
done
# In Arabic, by the same places; the answer stays German, and it is said.
{ printf 'tap #nav:start\ntap #nav:language\ntap #lang:ar\ntap #nav:report\ntap #nav:outcome\n'; cat "$work/choices"
  printf 'wait 1\nexpect لقد غيّرنا ذلك.\nexpect Der Bus fährt jetzt auch um 18 Uhr.\n'; } | visit b everswinkel
# By keys alone: back and forth, and the last choice again.
{ printf 'tap #nav:start\ntap #nav:report\ntap #nav:outcome\n'; cat "$work/choices"
  printf 'wait 1\nkey back\nscreen outcome\nexpect Welche Farbe?\nrefuse 18 Uhr\nkey next\nkey ok\nscreen outcome\n'; } | visit b everswinkel
# One colour is another: nothing.
last=$(tail -n 1 "$work/choices")
other=red
[ "$last" = "tap #colour:red" ] && other=blue
sed -i "\$s/.*/tap #colour:$other/" "$work/choices"
outcome b everswinkel <<END
wait 1
expect Zu diesen Wörtern steht hier nichts.
refuse 18 Uhr
tap #nav:again
screen outcome
expect Wort 1
END
done_testing
