#!/bin/sh
# Prints the template of the office's messages: all that the office's sources say to whoever works with it, in the
# order of their files, without lines, so that branches merge.
#   sh assets/po/extract.sh >anna-admin.pot
#   sh assets/po/extract.sh | msgmerge --update --backup=none --no-fuzzy-matching --no-wrap assets/po/de.po -
# The rooms of the terminal that the office stands on speak too: kiosk/base, kiosk/core, kiosk/line. system.h has what the C library
# says.
set -eu
cd "$(dirname "$0")/../.."
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{ find admin kiosk/base kiosk/core kiosk/line -name '*.[ch]' && echo assets/po/system.h; } | sort >"$work/files"
# take OUT KEYWORDS...
take()
{
    out=$1
    shift
    xgettext --files-from="$work/files" --output="$work/$out" --language=C --from-code=UTF-8 --no-location --no-wrap \
        --add-comments=Translators: --package-name=anna --keyword "$@"
    sed -i '/^"POT-Creation-Date:/d; s/charset=CHARSET/charset=UTF-8/' "$work/$out"
}
take said.pot --keyword=message:1 --keyword=message_count:1,2 --keyword=COUNTED:2,3 --keyword=MESSAGE:1 --keyword=err_set:2 \
    --keyword=err_set_errno:2 --keyword=err_prefix:2 --keyword=db_fail:2 --keyword=hours_reader_refuse:2 --keyword=NOTE:2 --keyword=FACT:2 --keyword=ON_PAGE:2 --keyword=ON_PAGES:3,4 --keyword=OPTION_FLAG:4 --keyword=OPTION_WORD:5 \
    --flag=err_set:2:c-format --flag=err_set_errno:2:c-format --flag=err_prefix:2:c-format
# Words of the pages: {{"Words"}}.
{
    for page in assets/office/*.html assets/office/pages/*.html; do grep -o '{{"[^"]*"}}' "$page" || true; done
} | sed 's/^{{"/message("/; s/"}}$/");/' >"$work/pages.c"
xgettext --output="$work/pages.pot" --language=C --from-code=UTF-8 --no-location --no-wrap --keyword=message:1 \
    --package-name=anna "$work/pages.c"
sed -i '/^"POT-Creation-Date:/d; s/charset=CHARSET/charset=UTF-8/' "$work/pages.pot"
# xgettext takes one word of a call: what an option's value is called comes in a round of its own.
take values.pot --keyword=OPTION_WORD:4
# Nothing to translate in what has no word.
msgcat --use-first --no-wrap "$work/said.pot" "$work/values.pot" "$work/pages.pot" |
    msggrep --no-wrap --msgid --extended-regexp --regexp='(^|[^%a-z])[A-Za-z]{2,}' -
