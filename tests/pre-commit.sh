#!/bin/sh
# What a commit must pass before it is one: format of the staged sources, the rules of the house, the words of the
# interface; on what is staged, whatever else lies in the folders. A person may install it, and leave it out once
# with `git commit --no-verify`:
#
#   ln -s ../../tests/pre-commit.sh .git/hooks/pre-commit
set -eu
staged=$(git diff --cached --name-only --diff-filter=ACMR)
[ -n "$staged" ] || exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git checkout-index --all --prefix="$work/"
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
cd "$work"
bad=0
sources=$(echo "$staged" | grep '\.[ch]$' || true)
if [ -n "$sources" ]; then
    echo "$sources" | tr '\n' '\0' | xargs -0 clang-format --dry-run -Werror || bad=1
    sh tests/includes.sh || bad=1
fi
if echo "$staged" | grep -qE '^kiosk/.*\.c$|^assets/strings/'; then
    sh tests/strings.sh || bad=1
fi
exit "$bad"
