#!/bin/sh
# The rules of the house: who may include whom, one doorkeeper a library, one fsync, files of one noun.
# usage: tests/includes.sh
set -eu
cd "$(dirname "$0")/.."
bad=0
say() {
    echo "$1"
    bad=1
}

# room: folder, then the folders whose headers it may include.
rooms() {
    while read -r room allowed; do
        for file in $(find "$room" -maxdepth 1 -name '*.[ch]' | sort); do
            for header in $(sed -n 's/^#include "\(.*\)"$/\1/p' "$file"); do
                place=${header%/*}
                [ "$place" != "$header" ] || place=.
                case " $allowed " in
                *" $place "*) ;;
                *) say "$file includes $header: this room may not" ;;
                esac
            done
        done
    done <<END
kiosk/base base
kiosk/core base core
kiosk/ui base ui
kiosk/screens screens ui core base
kiosk/device device core base
kiosk . screens device ui core base
admin/office . office core base
admin . office core base
END
}

# keeper: pattern of a header, then the files that may include it.
keepers() {
    while read -r header files; do
        for file in $(grep -rlE "#include <$header" kiosk admin --include='*.[ch]' | sort); do
            case " $files " in
            *" $file "*) ;;
            *) say "$file includes <$header>: its doorkeeper is $files" ;;
            esac
        done
    done <<END
sqlite3 kiosk/core/db_inside.h
sodium kiosk/core/signature.c kiosk/core/seal.c admin/office/keys.c admin/office/keys_reports.c admin/office/keys_text.c admin/office/unseal.c
SDL_ttf kiosk/ui/text_shape.c
SDL(_syswm)?\\.h kiosk/ui/input.c kiosk/ui/present.c
X11/ kiosk/ui/outputs.c
fribidi kiosk/ui/text_bidi.c
unicode/ubrk kiosk/ui/text_break.c
unicode/ucol kiosk/core/lang_sort.c
libintl kiosk/core/strings.c
qrencode kiosk/core/qr.c
csv\\.h admin/office/csv_rows.c
curl/ admin/office/fetch.c
zip\\.h admin/office/zip_read.c admin/office/zip_write.c
uuid/ admin/office/hsds_uuid.c
jansson admin/office/text_lines.c admin/office/hsds_load_json.c admin/office/hsds_datapackage.c admin/office/hsds_keep.c admin/office/hsds_keep.h admin/office/hsds_kept.h admin/office/hsds_kept.c admin/office/hsds_kept_overlay.c admin/office/hsds_kept_nest.c admin/office/import_json.c admin/office/import_value.c admin/office/import_json.h admin/office/import_value.h
ini\\.h kiosk/config.c
libxml/ admin/office/xml.c
png\\.h kiosk/shot.c
systemd kiosk/device/watchdog.c
END
}

rooms
keepers
for file in $(grep -rlE '\b(f(data)?sync|syncfs)\(' kiosk admin --include='*.[ch]'); do
    [ "$file" = kiosk/base/durable.c ] || say "$file syncs: only kiosk/base/durable.c does"
done
for file in $(grep -rlE 'crypto_sign_(detached|keypair|seed)|crypto_box_seal_open' kiosk --include='*.c'); do
    say "$file signs or opens: that belongs to the office"
done
for file in $(find kiosk admin -name '*.[ch]' | sort); do
    lines=$(wc -l <"$file")
    [ "$lines" -le 520 ] || say "$file has $lines lines: is it still one noun?"
done
[ "$bad" -eq 0 ] && echo "the rooms keep their doors"
exit "$bad"
