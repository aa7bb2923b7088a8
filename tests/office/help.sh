#!/bin/sh
# What the program says about itself, and its exit codes.
. "$(dirname "$0")/lib.sh"

exits 0 --help
for command in init import export lint site coach offer answer host check-links ask code pack verify stick publish program collect reports barriers history undo replace backup restore serve; do
    grep -qE "^  $command( |\$)" "$work/out" || fail "--help does not name $command"
done
grep -q "^  move " "$work/out" && fail "--help names move, which does not exist"
exits 0 --version
says out "anna-admin "
exits 2
exits 2 frobnicate
says err frobnicate
exits 2 offer list
says err "anna-admin init"
exits 2 pack --nonsense
says err "--nonsense"
exits 2 export --format hsds "$work/x"
exits 2 import
exits 0 init --help
[ -e "$w" ] && fail "asking for help made a workspace"
done_testing
