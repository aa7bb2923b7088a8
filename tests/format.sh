#!/bin/sh
# All sources are as clang-format writes them.
set -eu
cd "$(dirname "$0")/.."
find kiosk admin tests -name '*.[ch]' -print0 | xargs -0 clang-format --dry-run -Werror
echo "the sources are formatted"
