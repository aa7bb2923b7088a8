#!/bin/sh
# Writes the completion of bash for a program, from the table that it prints of itself.
# usage: completion.sh PROGRAM >FILE
set -eu
table=$("$1" help --all)
printf '%s\n' "$table" | awk -F '\t' '
# What may stand as a value: "file", a list, or nothing that is known.
function values(argument) {
    if (argument ~ /^[a-z0-9.]+(\|[a-z0-9.]+)+$/) {
        gsub(/\|/, " ", argument)
        return argument
    }
    return argument ~ /FILE|FOLDER|DIR|DISK|OUT|PUB|SQUASHFS|WORKSPACE/ ? "file" : ""
}
function add_word(command, word) {
    if (index(" " words[command] " ", " " word " ") == 0)
        words[command] = words[command] " " word
}
# What a form says of the plain words: a first word that is fixed, files, names of commands.
function read_form(command, form,    token, count, i, first) {
    count = split(form, token, " ")
    first = 1
    for (i = 1; i <= count; i++) {
        if (token[i] ~ /^\[?-/ || token[i] ~ /OPTIONS/ || (i > 1 && token[i - 1] ~ /^\[?--[a-z-]+$/))
            continue
        gsub(/[][]/, "", token[i])
        if (first && token[i] ~ /^[a-z][a-z-]*$/)
            add_word(command, token[i])
        first = 0
        if (values(token[i]) == "file")
            files[command] = 1
        if (token[i] == "COMMAND")
            words[command] = words[command] commands
    }
}
function say(line) {
    print "    " line
}
$1 == "program" { program = $2 }
$1 == "command" { commands = commands " " $2; command[++count] = $2 }
$1 == "form" { read_form($2, $3) }
$1 == "option" {
    name = " " $3 ($4 == "-" ? "" : " -" $4)
    options[$2] = options[$2] name
    if ($5 == "-")
        next
    valued = valued name
    if (values($5) != "") {
        gsub(/ -/, "|" ($2 == "-" ? "*" : $2) " -", name)
        known[++known_count] = sprintf("%s) values=\"%s\" ;;", substr(name, 2), values($5))
        gsub(/ -/, "\\ -", known[known_count])
    }
}
END {
    own = "_" program
    gsub(/-/, "_", own)
    printf "# Completion of bash for %s, made from what `%s help --all` prints.\n%s()\n{\n", program, program, own
    say("local commands=\" " commands " \" valued=\" " valued " \"")
    say("local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}")
    say("local before=\"\" command=\"\" ended=\"\" files=\"\" options=\"\" words=\"\" values=- plain=0 word i")
    say("# \"--name=value\" comes as three words.")
    say("[[ $prev != = ]] || prev=${COMP_WORDS[COMP_CWORD-2]}")
    say("[[ $cur != = ]] || cur=\"\"")
    say("for ((i = 1; i < COMP_CWORD; i++)); do")
    say("    word=${COMP_WORDS[i]}")
    say("    if [[ -z $ended && $word == = ]]; then")
    say("        before=$word")
    say("        continue")
    say("    elif [[ -z $ended && ( $before == = || $valued == *\" ${before:-/} \"* ) ]]; then")
    say("        word=\"\"")
    say("    elif [[ -n $ended || $word != -* ]]; then")
    say("        if [[ -z $command && $commands == *\" $word \"* ]]; then command=$word; else ((plain++)); fi")
    say("    elif [[ $word == -- ]]; then")
    say("        ended=1")
    say("    fi")
    say("    before=$word")
    say("done")
    say("case $command in")
    say("\"\") words=$commands ;;")
    for (i = 1; i <= count; i++)
        say(sprintf("%s) options=\"%s\" words=\"%s\" files=%s ;;", command[i], substr(options[command[i]], 2),
                    substr(words[command[i]], 2), files[command[i]] ? 1 : "\"\""))
    say("esac")
    say("options+=\"" options["-"] "\"")
    say("if [[ -z $ended ]]; then")
    say("    case \"$command $prev\" in")
    for (i = 1; i <= known_count; i++)
        say("    " known[i])
    say("    *) [[ $valued != *\" ${prev:-/} \"* ]] || values=\"\" ;;")
    say("    esac")
    say("fi")
    say("if [[ $values == file || ( $values == - && -n $files && ( -n $ended || $cur != -* ) ) ]]; then")
    say("    compopt -o default 2>/dev/null")
    say("fi")
    say("if [[ $values == - && -z $ended && $cur == -* ]]; then")
    say("    values=$options")
    say("elif [[ $values == - ]]; then")
    say("    values=\"\"")
    say("    ((plain > 0)) || values=$words")
    say("elif [[ $values == file ]]; then")
    say("    values=\"\"")
    say("fi")
    say("mapfile -t COMPREPLY < <(compgen -W \"$values\" -- \"$cur\")")
    printf "}\ncomplete -F %s %s\n", own, program
}'
