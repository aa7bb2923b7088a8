#!/bin/sh
# The workspace of the demonstration, as an office has it after some weeks: published once, and some of it changed.
# usage: tests/browser/workspace.sh BUILD FOLDER    then FOLDER/office is there
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
sh "$root/tests/demo.sh" "$1" "$2"
admin="$1/anna-admin -w $2/office"
$admin offer set ew-rathaus phone +49258288100 >/dev/null
$admin offer confirm ew-ogs waf-kindergeld >/dev/null 2>&1 || $admin offer confirm ew-ogs >/dev/null
