#!/bin/sh
# Makes a workspace and a terminal's folder with the demo content in them.
# usage: tests/demo.sh BUILD FOLDER    then FOLDER/state and FOLDER/office/keys/minisign.pub are there
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build=$1
folder=$2
admin="$build/anna-admin -w $folder/office"
$admin init --no-passphrase >/dev/null
$admin import "$root/assets/content/demo.json" "$root/assets/content/offers.json" >/dev/null
$admin pack --no-passphrase --date 2026-11-20 "$folder/demo.anna" >"$folder/packed" 2>&1 || {
    cat "$folder/packed" >&2
    exit 2
}
"$build/anna-kiosk" install "$folder/demo.anna" --state "$folder/state" \
    --key "$folder/office/keys/minisign.pub" >/dev/null
