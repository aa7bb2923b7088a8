#!/bin/sh
# "Danke" stands only for what is on the disk. What cannot be saved is said, nothing is lost that was saved before,
# and it can be tried again; without a key the terminal says so before anybody has tapped five times.
. "$(dirname "$0")/lib.sh"

make_office
install a "$work/1.anna"
report='tap #nav:start
tap #nav:report
tap #step:get_in
tap #barrier:forms
tap #nav:next'

printf '%s\ntap #nav:send\nscreen thanks\nexpect Danke\n' "$report" | visit a ennigerloh
waiting a 1

# unsaved TERMINAL: a report now cannot be saved; then what is in the way is taken away and it can.
unsaved()
{
    printf '%s\n' "$report" 'tap #nav:send' 'screen report' 'refuse Danke' 'expect nicht gespeichert' \
        'expect #nav:back' 'expect 0221' 'tap #nav:send' 'screen report' 'expect nicht gespeichert' \
        'tap #nav:back' 'expect Stimmt das so?' | visit "$1" ennigerloh
}
mkdir "$work/a/outbox/slots.part"
unsaved a
waiting a 1
rmdir "$work/a/outbox/slots.part"
mv "$work/a/outbox" "$work/a/kept"
echo "no folder" >"$work/a/outbox"
unsaved a
rm "$work/a/outbox"
mv "$work/a/kept" "$work/a/outbox"
waiting a 1

# A disk that is full, where the system lets us make a small one.
mkdir "$work/small"
if mount -t tmpfs -o size=16M tmpfs "$work/small" 2>/dev/null; then
    cp -r "$work/a/." "$work/small" || fail "the small disk is too small"
    head -c 16M /dev/zero >"$work/small/filler" 2>/dev/null
    unsaved small
    waiting small 1
    rm "$work/small/filler"
    printf '%s\ntap #nav:send\nscreen thanks\n' "$report" | visit small ennigerloh
    waiting small 2
    umount "$work/small"
else
    echo "SKIPPED: no file system can be mounted here to fill up"
fi

# The reports in front of a new one survive its failure, and the next one is taken.
printf '%s\ntap #nav:send\nscreen thanks\n' "$report" | visit a ennigerloh
waiting a 2

# Content without a key, or with one that can seal nothing.
if command -v sqlite3 >/dev/null && command -v minisign >/dev/null; then
    comment=$(sed -n 's/^trusted comment: //p' "$work/1.anna.minisig")
    resign()
    {
        cp "$work/1.anna" "$work/odd.anna"
        sqlite3 "$work/odd.anna" "$1"
        minisign -S -s "$w/keys/minisign.key" -m "$work/odd.anna" -t "$comment" >"$work/out" 2>&1 || fail "minisign does not sign"
        rm -rf "$work/b"
        install b "$work/odd.anna"
    }
    resign "DELETE FROM x_meta WHERE key = 'report_key'"
    printf '%s\n' 'tap #nav:start' 'tap #nav:report' 'screen report' 'expect Am Gerät geht das gerade nicht' \
        'expect 0221' 'refuse #step:get_in' | visit b ennigerloh
    resign "UPDATE x_meta SET value = '0100000000000000000000000000000000000000000000000000000000000000' WHERE key = 'report_key'"
    printf '%s\n' "$report" 'tap #nav:send' 'screen report' 'refuse Danke' 'expect nicht gespeichert' | visit b ennigerloh
    [ -e "$work/b/outbox/slots" ] && fail "something was sealed with a key that everybody has"
else
    echo "SKIPPED: sqlite3 or minisign is not there"
fi
done_testing
