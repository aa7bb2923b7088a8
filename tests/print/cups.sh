#!/bin/sh
# A system of printing of one's own, without a printer: what is printed comes into a file. Sourced.
#   cups_begin FOLDER   starts it; then CUPS_SERVER names its socket
#   cups_end            stops it
# Queues: slip, an 80 mm roll of 203 dpi that is cut where the page ends, and sheet, A4 at 300 dpi; both hand the PDF on
# as it came, to FOLDER/slip.pdf and FOLDER/sheet.pdf. empty, off, closed and stopped cannot print. CUPS_HISTORY=Yes keeps
# jobs and their papers, as people may have set it. FOLDER is not below /dev: there CUPS makes no file.

# cups_ppd NAME DPI DEFAULT SIZES...: each size is NAME WIDTH HEIGHT in points.
cups_ppd() {
    name=$1
    dpi=$2
    default=$3
    shift 3
    cat <<END
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "ANNA.PPD"
*Manufacturer: "ANNA"
*Product: "(ANNA)"
*ModelName: "ANNA $name"
*ShortNickName: "ANNA $name"
*NickName: "ANNA $name"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*cupsVersion: 2.4
*cupsFilter2: "application/pdf application/pdf 0 $cups/hand-on"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: $default
END
    all=$*
    while [ $# -gt 0 ]; do
        echo "*PageSize $1: \"<</PageSize[$2 $3]>>setpagedevice\""
        shift 3
    done
    printf '*CloseUI: *PageSize\n*OpenUI *PageRegion/Media Size: PickOne\n*DefaultPageRegion: %s\n' "$default"
    # shellcheck disable=SC2086 # words
    set -- $all
    while [ $# -gt 0 ]; do
        echo "*PageRegion $1: \"<</PageSize[$2 $3]>>setpagedevice\""
        shift 3
    done
    printf '*CloseUI: *PageRegion\n*DefaultImageableArea: %s\n*DefaultPaperDimension: %s\n' "$default" "$default"
    # shellcheck disable=SC2086 # words
    set -- $all
    while [ $# -gt 0 ]; do
        printf '*ImageableArea %s: "0 0 %s %s"\n*PaperDimension %s: "%s %s"\n' "$1" "$2" "$3" "$1" "$2" "$3"
        shift 3
    done
    [ "$name" != slip ] || cat <<END
*MaxMediaWidth: "227"
*MaxMediaHeight: "9286"
*HWMargins: 0 0 0 0
*VariablePaperSize: True
*NonUIOrderDependency: 100 AnySetup *CustomPageSize True
*CustomPageSize True: "pop pop pop <</PageSize[5 -2 roll]>>setpagedevice"
*ParamCustomPageSize Width: 1 points 72 227
*ParamCustomPageSize Height: 2 points 72 9286
*ParamCustomPageSize WidthOffset: 3 points 0 0
*ParamCustomPageSize HeightOffset: 4 points 0 0
*ParamCustomPageSize Orientation: 5 int 0 0
END
    cat <<END
*OpenUI *Resolution/Resolution: PickOne
*DefaultResolution: ${dpi}dpi
*Resolution ${dpi}dpi: "<</HWResolution[$dpi $dpi]>>setpagedevice"
*CloseUI: *Resolution
*DefaultFont: Courier
*Font Courier: Standard "(1.05)" Standard ROM
END
}

# cups_queue NUMBER NAME STATE ACCEPTS [REASON]: as printers.conf has it.
cups_queue() {
    cat <<END
<Printer $2>
PrinterId $1
UUID urn:uuid:00000000-0000-3000-8000-00000000000$1
Info $2
DeviceURI file://$cups/$2.pdf
State $3
StateTime 1
${5:+Reason $5}
Type 4
Accepting $4
Shared No
JobSheets none none
QuotaPeriod 0
PageLimit 0
KLimit 0
OpPolicy default
ErrorPolicy abort-job
</Printer>
END
}

cups_begin() {
    cups=$1
    # It does not run its helpers as root.
    cups_user=$(id -un)
    cups_group=$(id -gn)
    [ "$(id -u)" != 0 ] || { cups_user="lp" && cups_group="lp"; }
    mkdir -p "$cups/etc/ppd" "$cups/spool/tmp" "$cups/cache" "$cups/run/certs" "$cups/log"
    printf '#!/bin/sh\nexec cat "${6:-/dev/stdin}"\n' >"$cups/hand-on"
    chmod 755 "$cups/hand-on"
    cups_ppd slip 203 s80x297 s80x297 227 842 >"$cups/etc/ppd/slip.ppd"
    cups_ppd sheet 300 A4 A4 595 842 >"$cups/etc/ppd/sheet.ppd"
    {
        cups_queue 1 slip Idle Yes
        cups_queue 2 sheet Idle Yes
        cups_queue 3 empty Idle Yes media-empty-error
        cups_queue 4 off Idle Yes offline-report
        cups_queue 5 closed Idle No
        cups_queue 6 stopped Stopped Yes
    } >"$cups/etc/printers.conf"
    cat >"$cups/etc/cups-files.conf" <<END
FileDevice Yes
ServerRoot $cups/etc
CacheDir $cups/cache
StateDir $cups/run
RequestRoot $cups/spool
TempDir $cups/spool/tmp
AccessLog $cups/log/access
ErrorLog $cups/log/error
PageLog $cups/log/page
User $cups_user
Group $cups_group
SystemGroup $(id -gn)
END
    # The papers of a job go with it, and so does its line in the list: as the sheet for the terminal says.
    cat >"$cups/etc/cupsd.conf" <<END
LogLevel debug
PageLogFormat
PreserveJobHistory ${CUPS_HISTORY:-No}
PreserveJobFiles ${CUPS_HISTORY:-No}
Listen $cups/run/sock
Browsing No
DefaultAuthType Basic
WebInterface No
<Location />
Order allow,deny
</Location>
<Policy default>
<Limit Cancel-Job>
Require user @OWNER @SYSTEM
Order deny,allow
</Limit>
<Limit All>
Order deny,allow
</Limit>
</Policy>
END
    chmod 755 "$cups"
    PATH=$PATH:/usr/sbin cupsd -f -c "$cups/etc/cupsd.conf" -s "$cups/etc/cups-files.conf" >"$cups/log/said" 2>&1 &
    cups_pid=$!
    export CUPS_SERVER="$cups/run/sock"
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        [ ! -S "$CUPS_SERVER" ] || return 0
        sleep 0.5
    done
    cat "$cups/log/said" "$cups/log/error" >&2
    return 1
}

cups_end() {
    [ -z "${cups_pid:-}" ] || kill "$cups_pid" 2>/dev/null || true
    cups_pid=
}
