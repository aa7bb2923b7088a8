#!/bin/sh
# Installs the Debian packages that the named lists ask for and that are missing; silent if none is.
# usage: sh kiosk/install-packages.sh LIST...
set -eu
missing=
for package in $(cat "$@" | sed 's/#.*//'); do
    case $(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null || true) in
    ii*) ;;
    *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0
echo "installing:$missing"
as_root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "these packages are missing, and neither root nor sudo is at hand:$missing" >&2
        exit 2
    fi
    as_root=sudo
fi
$as_root apt-get update -qq
# shellcheck disable=SC2086 # a list of words
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
