#!/bin/sh
# The package of the terminal, from this tree as it is, in the folder OUT. usage: package.sh TREE OUT BUILD
set -eu
sh "$1/kiosk/install-packages.sh" "$1/kiosk/packages.txt"
mkdir -p "$2" "$3"
{
    cmake -S "$1" -B "$3" -DANNA_TESTS=OFF && cmake --build "$3" -j "$(nproc)" &&
        cpack --config "$3/CPackConfig.cmake" -D CPACK_CMAKE_GENERATOR=Ninja -B "$2"
} >"$3/log" 2>&1 || {
    tail -n 20 "$3/log" >&2
    exit 2
}
