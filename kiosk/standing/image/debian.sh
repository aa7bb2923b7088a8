#!/bin/sh
# A bare Debian 12 as a tar file, from the mirror that this machine itself takes its packages from (or ANNA_MIRROR), with
# what security has mended where this machine knows that mirror. What the programs say goes to stderr.
# Exit 77, with the reason on stdout: it cannot be had here.
# usage: debian.sh OUT.tar COMPONENTS LIST OPTION...    COMPONENTS: main...; LIST: packages; OPTION: more of mmdebstrap
set -eu
out=$1
components=$2
list=$(printf '%s' "$3" | tr -s ' \n' ',,' | sed 's/^,//; s/,$//')
shift 3
[ "$(id -u)" -eq 0 ] || { echo "a Debian is made by root alone"; exit 77; }
command -v mmdebstrap >/dev/null || { echo "mmdebstrap is not installed"; exit 77; }
mirror_of() {
    # shellcheck disable=SC2016 # the words are apt's
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $1" | head -n 1
}
mirror=${ANNA_MIRROR:-$(mirror_of bookworm)}
[ -n "$mirror" ] || { echo "no mirror of Debian 12 is known here: set ANNA_MIRROR"; exit 77; }
mended=$(mirror_of bookworm-security)
set -- "$@" bookworm "$out.new" "deb $mirror bookworm $components"
[ -z "$mended" ] || set -- "$@" "deb $mended bookworm-security $components"
rm -f "$out"
mmdebstrap --quiet --format=tar --include="$list" --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-include=/usr/share/doc/anna-kiosk/*' "$@" >&2 || {
    rm -f "$out.new"
    echo "a Debian cannot be had from $mirror"
    exit 77
}
mv "$out.new" "$out"
