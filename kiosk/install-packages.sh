#!/bin/sh
# Installs the Debian packages that the named lists ask for and that are missing; silent if none is.
# Waits up to ten minutes while somebody else installs. usage: sh kiosk/install-packages.sh LIST...
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
# apt waits for the lock of dpkg by itself, but not for that of its lists.
words=$(mktemp)
trap 'rm -f "$words"' EXIT
tries=0
until $as_root apt-get update -qq 2>"$words"; do
    tries=$((tries + 1))
    if ! grep -q '/lists/lock' "$words" || [ "$tries" -ge 120 ]; then
        cat "$words" >&2
        exit 2
    fi
    sleep 5
done
# shellcheck disable=SC2086 # a list of words
DEBIAN_FRONTEND=noninteractive $as_root apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends $missing >/dev/null
