#!/bin/sh
# Builds all of it, tests too, in every way that people build: without a warning. With the packages of a release.
# usage: tests/builds.sh [KIND...]     kinds: gcc-Debug gcc-RelWithDebInfo gcc-Release clang-... gcc-Debian clang-Debian
# Debian: the flags that dpkg-buildflags gives a package, all hardening on. With ccache where it is installed.
# ANNA_BUILDS: a folder to build in that is kept; else one in build-kinds that is removed.
set -u
cd "$(dirname "$0")/.." || exit 2
folder=${ANNA_BUILDS:-$PWD/build-kinds}
[ -n "${ANNA_BUILDS:-}" ] || trap 'rm -rf "$folder"' EXIT
if command -v ccache >/dev/null; then
    export CMAKE_C_COMPILER_LAUNCHER="${CMAKE_C_COMPILER_LAUNCHER:-ccache}"
fi
[ $# -gt 0 ] || set -- gcc-Debug gcc-RelWithDebInfo gcc-Release gcc-Debian \
    clang-Debug clang-RelWithDebInfo clang-Release clang-Debian

make_kind() {
    export CC="${1%%-*}"
    type=${1#*-}
    if [ "$type" = Debian ]; then
        type=None
        DEB_BUILD_MAINT_OPTIONS=hardening=+all
        export DEB_BUILD_MAINT_OPTIONS
        CFLAGS="$(dpkg-buildflags --get CPPFLAGS) $(dpkg-buildflags --get CFLAGS)"
        LDFLAGS=$(dpkg-buildflags --get LDFLAGS)
        export CFLAGS LDFLAGS
    fi
    cmake -S . -B "$folder/$1" -DCMAKE_BUILD_TYPE="$type" -DANNA_TESTS=ON &&
        cmake --build "$folder/$1" -j "$(nproc)" -- -k || return 1
    [ "$1" != gcc-Release ] || cpack --config "$folder/$1/CPackConfig.cmake" -B "$folder/$1/packages"
}

bad=0
mkdir -p "$folder"
for kind in "$@"; do
    if (make_kind "$kind") >"$folder/$kind.log" 2>&1 && ! grep -q 'warning:' "$folder/$kind.log"; then
        echo "$kind: builds without a warning"
    else
        grep -E -A4 'warning:|error:' "$folder/$kind.log" | head -n 100
        echo "FAIL $kind"
        bad=1
    fi
    [ -n "${ANNA_BUILDS:-}" ] || rm -rf "${folder:?}/$kind"
done
exit "$bad"
