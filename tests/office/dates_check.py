"""Codes of dates, read from their pictures by zbar, as icalendar and dateutil understand them: python3 dates_check.py
DATE... -- PICTURE... ; each DATE is what its picture must say, as "START/END" or "START/" in RFC 3339, or days."""
import datetime, subprocess, sys, zoneinfo
import icalendar

berlin = zoneinfo.ZoneInfo("Europe/Berlin")


def said(value):
    if isinstance(value, datetime.datetime):
        return value.astimezone(berlin).strftime("%Y-%m-%dT%H:%M")
    return value.isoformat()


split = sys.argv.index("--")
wanted, pictures = sys.argv[1:split], sys.argv[split + 1:]
assert len(wanted) == len(pictures)
for want, picture in zip(wanted, pictures):
    read = subprocess.run(["zbarimg", "-q", "--raw", "--oneshot", "-Sbinary", picture], capture_output=True, check=True)
    event = icalendar.Event.from_ical(read.stdout.decode())
    if event.errors or not event["UID"] or not event["DTSTAMP"] or not event["SUMMARY"]:
        sys.exit(f"{picture}: icalendar finds errors: {read.stdout!r}")
    got = said(event.decoded("DTSTART")) + "/" + (said(event.decoded("DTEND")) if "DTEND" in event else "")
    if got != want:
        sys.exit(f"{picture}: {got} and not {want}")
