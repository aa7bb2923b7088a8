"""Has every code of the proof read by two programs that are not ours, as it stands on the screen and as a
phone would see it, and asks parsers that are not ours what it says.

usage: check.py ADMIN WORKSPACE MODULES FILE.json... FOLDER... (the content that went in; what takeaway_proof filled)
"""
import collections, concurrent.futures, csv, datetime, email.utils, glob, json, os, re, subprocess, sys, unicodedata
import urllib.parse, zoneinfo

import icalendar, phonenumbers, vobject

admin, workspace, modules, *paths = sys.argv[1:]
files = [path for path in paths if path.endswith(".json")]
folders = [path for path in paths if path not in files]
here = os.path.dirname(os.path.abspath(__file__))
failures = 0
told = collections.Counter()
CAPACITY, CAPACITY_ECI = 213, 210


def fail(what, about):
    global failures
    failures += 1
    told[what] += 1
    if told[what] <= 5:
        print(f"{what}: {about}")


# --- reading


def zbar_text(path):
    """As most readers do: they guess the encoding, unless the code says it (ECI)."""
    done = subprocess.run(["zbarimg", "-q", "--raw", "--oneshot", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return done.stdout


def zbar(path):
    """Bytes as they are: what is blurred and also guessed would be two questions at once."""
    done = subprocess.run(["zbarimg", "-q", "--raw", "--oneshot", "-Sbinary", path], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL)
    return done.stdout


def jsqr(paths):
    out = []
    pieces = [paths[i::os.cpu_count()] for i in range(os.cpu_count())]
    with concurrent.futures.ThreadPoolExecutor() as pool:
        done = pool.map(lambda some: subprocess.run(["node", here + "/decode.js", modules], input="\n".join(some),
                                                    capture_output=True, text=True, check=True).stdout.split(), pieces)
        found = dict(pair for some, lines in zip(pieces, done) for pair in zip(some, lines))
    return [b"" if found[path] == "-" else bytes.fromhex(found[path]) for path in paths]


def as_a_phone_sees(paths):
    """Turned by 12 degrees, out of focus, in bad light: all at once, in pieces of 50 pictures."""
    seen = [path[:-4] + ".seen.png" for path in paths]
    def turn(i):
        some = paths[i:i + 50]
        subprocess.run(["convert", *some, "-background", "white", "-rotate", "12", "-blur", "0x1.2",
                        "-brightness-contrast", "-35x-30", "-set", "filename:to", "%d/%t.seen", "%[filename:to].png"], check=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(turn, range(0, len(paths), 50)))
    return seen


def read_all(want):
    """All pictures must be read right; as a phone sees them at least 99 of 100 by each reader."""
    paths = sorted(want)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, zbars, jsqrs in zip(paths, pool.map(zbar_text, paths), jsqr(paths)):
            if zbars != want[path]:
                fail("zbarimg reads something else", f"{path}: {zbars!r} and not {want[path]!r}")
            if jsqrs != want[path]:
                fail("jsQR reads something else", f"{path}: {jsqrs!r} and not {want[path]!r}")
        seen = as_a_phone_sees(paths)
        for name, texts in ("zbarimg", list(pool.map(zbar, seen))), ("jsQR", jsqr(seen)):
            good = sum(text == want[path] for path, text in zip(paths, texts))
            wrong = sum(text not in (b"", want[path]) for path, text in zip(paths, texts))
            print(f"{name}, as a phone sees them: {good} of {len(paths)} read, {100 * good / len(paths):.1f} %")
            if good < 0.99 * len(paths) or wrong > 0:
                fail("not read as a phone sees it", f"{name}: {len(paths) - good} not, {wrong} wrongly")


# --- what the content says, from the JSON that went in

SCREEN_ONLY = dict.fromkeys([0xAD, 0x200B, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2060, 0x206A)])


def plain(words):
    return words.translate(SCREEN_ONLY).replace("\u00a0", " ").replace("\u202f", " ")


def in_language(offer, lang):
    return offer and {**offer, **offer.get("text", {}).get(lang, {})}


def escaped(words):
    return re.sub(r"([\\,;])", r"\\\1", plain(words)).replace("\n", "\\n")


def fits(text):
    return len(text.encode()) <= (CAPACITY if text.isascii() else CAPACITY_ECI)


def shortened(name, fit):
    """The name, or as much of its beginning as fits, with an ellipsis."""
    if fit(name):
        return name
    rest = name
    while rest and not fit(rest + "\u2026"):
        rest = rest[:-1].rstrip(" ")
    return rest + "\u2026"


def names(offer):
    """Whole, without what stands in brackets, and of that the first part."""
    whole = plain(offer["name"])
    bare = re.sub(r" \([^)]*\)", "", whole)
    return whole, bare, re.split(": |, |، ", bare)[0]


def vcard(offer, note):
    """As takeaway.h says it: name, number and address, then what fits."""
    address = offer.get("address") or {}
    head = lambda brief, name: f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{escaped(brief)};;;;\r\nFN:{escaped(name)}\r\n"
    number = f"TEL:{offer['phone']}\r\n" if offer.get("phone") else ""
    street, town, code = (escaped(address.get(k) or "") for k in ("street", "city", "postcode"))
    place = f"ADR:;;{street};{town};;{code};\r\n" if address.get("street") else ""
    whole, bare, first = names(offer)
    heads = [head(*pair) for pair in ((whole, whole), (bare, whole), (bare, bare), (first, first))]
    kept = [one for least in (number + place, number) for one in heads if fits(one + least + "END:VCARD\r\n")]
    cut = shortened(whole, lambda name: fits(head(name, name) + number + "END:VCARD\r\n"))
    card = kept[0] if kept else head(cut, cut)
    for line in (number, place, *(f"{key}{escaped(value)}\r\n" for key, value in (
            ("URL:", offer.get("web")), ("NOTE:", note), ("EMAIL:", offer.get("email")), ("ORG:", offer.get("provider")))
            if value)):
        if fits(card + line + "END:VCARD\r\n"):
            card += line
    return card + "END:VCARD\r\n"


def same_name(read, offer):
    """A cut one ends with an ellipsis, and is cut for want of room alone: vcard() counts that."""
    name = plain(offer["name"])
    return read in names(offer) or (read.endswith("\u2026") and name.startswith(read[:-1]) and len(name.encode()) > 50)


def check_contact(row, text, offer):
    card = vobject.readOne(text)
    if not same_name(card.fn.value, offer) or card.name != "VCARD":
        fail("vobject reads another name", row)
    note = card.note.value if hasattr(card, "note") else None
    if note and not offer.get("hours"):
        fail("a note without hours", row)
    if text != vcard(offer, note):
        fail("the contact is not what the content says", f"{row}: {text!r} and not {vcard(offer, note)!r}")
    if offer.get("phone") and card.tel.value != offer["phone"]:
        fail("vobject reads another number", row)
    if hasattr(card, "adr") and card.adr.value.street != plain(offer["address"]["street"]):
        fail("vobject reads another street", row)


def dialled(number):
    """As phonenumbers reads it; a short number as it is."""
    if not number.startswith("+"):
        return number
    parsed = phonenumbers.parse(number, None)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def check_tel(row, text, number):
    scheme, path = urllib.parse.urlsplit(text)[0], urllib.parse.urlsplit(text).path
    if scheme != "tel" or dialled(path) != number:
        fail("another number is dialled", f"{row}: {text} and not {number}")


def check_date(row, text, offer):
    event = icalendar.Event.from_ical(text)
    berlin = zoneinfo.ZoneInfo("Europe/Berlin")
    begins, ends = (event.decoded(k).astimezone(berlin) for k in ("DTSTART", "DTEND"))
    now = datetime.datetime(2026, 11, 23, 10, 0, tzinfo=berlin)
    if not same_name(str(event["SUMMARY"]), offer) or event.errors or not event["UID"] or not event["DTSTAMP"]:
        fail("icalendar reads another event", f"{row}: {text!r}")
    if not now < begins < ends or begins.strftime("%H:%M") not in offer["hours"]:
        fail("the event is not the next opening", f"{row}: {begins} to {ends} of {offer['hours']}")
    street = (offer.get("address") or {}).get("street")
    if "LOCATION" in event and not str(event["LOCATION"]).startswith(plain(street)):
        fail("icalendar reads another place", row)


def read_days():
    """Of each language of the interface: what a line of opening hours may begin with."""
    days = {}
    for path in glob.glob(here + "/../../assets/strings/*.po"):
        text = subprocess.run(["msgcat", "--no-wrap", path], capture_output=True, text=True, check=True).stdout
        found = re.findall(r'msgid "(?:date\.weekday\.\d|hours\.every_day|hours\.special)"\nmsgstr "(.*)"', text)
        days[os.path.basename(path)[:-3]] = tuple(plain(word)[0].upper() + plain(word)[1:] for word in found)
    return days


DAYS = read_days()


def check_words(row, text, kind, lang):
    """No signs for the screen but the joiners that Persian is spelled with, and digits that can be typed; opening hours
    in the visitor's language, each line large at its front."""
    for sign in urllib.parse.unquote(text) if text.startswith(("sms:", "mailto:")) else text:
        sort = unicodedata.category(sign)
        if (sort in ("Cf", "Zs") and sign not in " \u200c\u200d") or (sort == "Nd" and not sign.isascii()):
            fail("a sign that is for the screen, or a digit of another script", f"{row}: U+{ord(sign):04X} in {text!r}")
    if kind == "contact" and "\nNOTE:" in text:
        for line in vobject.readOne(text).note.value.split("\n"):
            if not line.startswith(DAYS[lang]):
                fail("opening hours in another language", f"{row}: {line}")


# What was parted between two codes: the offer and the language, the first and the last part.
parted = collections.defaultdict(lambda: ([], []))


def one_of(papers, words, where):
    """The number of the paper, None if it is none. One that goes on in the next code is known by its part."""
    if words in papers:
        return papers.index(words)
    first, last = words.endswith(" …"), words.startswith("… ")
    if not first and not last:
        return None
    part = words.removeprefix("… ").removesuffix(" …")
    if not last:
        parted[where][0].append(part)
    elif not first:
        parted[where][1].append(part)
    whole = [number for number, paper in enumerate(papers)
             if (paper.startswith(part + " ") if not last else paper.endswith(" " + part) if not first else part in paper)]
    return whole[0] if whole else None


def check_parted():
    """Of what was parted into two, the two are the whole."""
    for (lang, papers), (first, last) in parted.items():
        wholes = set(papers.split("\n"))
        if first and not any(f"{one} {two}" in wholes for one in first for two in last):
            fail("the rest of a paper is missing", f"{lang}: {first} {last}")


def check_papers(row, text, offer, lang):
    name, *lines = text.split("\n")
    papers = [plain(paper) for paper in offer["what_you_bring"]]
    where = lang, "\n".join(papers)
    ticked = 1 if len(papers) > 1 else None
    if name != plain(offer["name"]):
        fail("another heading above the papers", row)
    for line in lines:
        mark, paper = (line[:4], line[4:]) if not line.startswith("… ") else (None, line)
        number = one_of(papers, paper, where)
        if number is None or mark not in (None, "[x] " if number == ticked else "[ ] "):
            fail("another paper or tick", f"{row}: {line}")


def check_card(row, text, offer, lang):
    """German in every language: the offer, that she speaks little of it, and her papers, the second ticked."""
    name, *lines = text.split("\n")
    papers = [plain(paper) for paper in offer["what_you_bring"]]
    if name != f"Guten Tag. Es geht um: {plain(offer['name'])}.":
        fail("a card about something else", f"{row}: {name}")
    for line in lines:
        if line == "Ich spreche wenig Deutsch. Bitte sprechen Sie langsam." and lang != "de":
            continue
        if line in ("Ich habe dabei:", "Das fehlt mir noch:") and len(papers) > 1:
            continue
        mark, paper = (line[:2], line[2:]) if not line.startswith("… ") else (None, line)
        number = one_of(papers, paper, ("card", "\n".join(papers)))
        if number is None or mark not in (None, "\u2713 " if number == 1 else "\u2013 "):
            fail("a card says something else", f"{row}: {line}")


def address(coach, lang):
    """The forms of booking.h, once more and independently."""
    b, quote = coach["booking"], lambda v: urllib.parse.quote(str(v), safe="")
    foreign = {"en": "english", "tr": "turkish", "ar": "arabic"}.get(lang)
    end = lambda name, value: f"&{name}={quote(value)}" if value else ""
    forms = {
        "ea": lambda: f"https://{b['host']}/index.php?service={quote(b['serviceId'])}&provider={quote(b['providerId'])}"
                      + end("language", foreign),
        "calcom": lambda: f"https://{b.get('host', 'cal.com')}/{quote(b['coach'])}/{quote(b['event-slug'])}",
        "nc_calendar": lambda: f"https://{b['host']}/index.php/apps/calendar/appointment/{quote(b['token'])}",
        "nc_appointments": lambda: f"https://{b['host']}/index.php/apps/appointments/pub/{quote(b['token'])}/form",
        "zms_muc": lambda: b["page"] + ("?exclusiveLocation=1" if "exclusiveLocation" in b else "")
                           + f"#/services/{quote(b['serviceId'])}/locations/{quote(b['officeId'])}",
        "zms_be": lambda: "https://service.berlin.de/terminvereinbarung/termin/tag.php?termin=1&anliegen%5B%5D="
                          f"{quote(b['anliegen'])}&dienstleisterlist={b['dienstleisterlist']}&herkunft={quote(b['herkunft'])}",
        "onlineberatung": lambda: f"{b['registration']}?cid={quote(b['consultantId'])}" + end("aid", b.get("agencyId"))
                                  + end("tid", b.get("topicId")) + end("lang", foreign and lang),
        "terminland": lambda: f"https://www.terminland.de/{quote(b['customer'])}/?m={quote(b['planId'])}",
        "tevis": lambda: f"https://{b['host']}/select2?md={quote(b['md'])}",
        "konsentas": lambda: f"https://{b['stadt']}.konsentas.de/form/{quote(b['form'])}/?signup_new=1",
        "etermin": lambda: f"https://www.etermin.net/{quote(b['webid'])}",
        "plain": lambda: b["url"],
    }
    return forms[b["provider"]]()


def may_be_drawn(coach):
    day = coach.get("last_checked_on")
    return bool(coach.get("booking") and day and coach.get("last_check", "ok") == "ok"
                and (datetime.date(2026, 11, 23) - datetime.date.fromisoformat(day)).days <= 30)


def check_message(row, scheme, text, coach, code):
    url = urllib.parse.urlsplit(text)
    query = urllib.parse.parse_qs(url.query, strict_parsing=True)
    body = query["body"][0]
    to = urllib.parse.unquote(url.path)
    wanted = coach["sms"] if scheme == "sms" else coach["email"]
    if url.scheme != scheme or (dialled(to) if scheme == "sms" else email.utils.parseaddr(to)[1]) != wanted:
        fail("a message to somebody else", f"{row}: {text}")
    if code not in body or not body.startswith(f"Ich bitte um einen Termin. Code: {code}."):
        fail("a message without its code", f"{row}: {body}")
    for sentence in body.split(". ")[2:]:
        if sentence.split(":")[0] not in ("Thema", "Wunsch", "Sprache"):
            fail("a message says something else", f"{row}: {body}")


def check_coach(row, kind, text, coach, code):
    lang = coach.get("languages", ["de"])[0]
    if kind == "online":
        if not may_be_drawn(coach):
            fail("a link that nobody has checked is drawn", row)
        if text != address(coach, {"Українська": "uk"}.get(lang, lang)):
            fail("the link is not what the content says", f"{row}: {text} and not {address(coach, lang)}")
    elif kind == "phone":
        check_tel(row, text, coach.get("phone", "+492214710121"))
    else:
        check_message(row, "sms" if kind == "sms" else "mailto", text, coach, code)


def check_code(coach, code, seen):
    if code in seen:
        return
    seen.add(code)
    said = subprocess.run([admin, "-w", workspace, "code", code], capture_output=True, text=True).stdout
    if f"coach: {coach}," not in said:
        fail("the short code names somebody else", f"{code}: {said!r} and not {coach}")


def main():
    content = [json.load(open(path, encoding="utf-8")) for path in files]
    offers = {offer["id"]: offer for part in content
              for offer in (part if isinstance(part, list) else part.get("offers", []))}
    coaches = {coach["id"]: coach for part in content if isinstance(part, dict) for coach in part.get("coaches", [])}
    want, kinds, links, seen, langs = {}, collections.Counter(), set(), set(), set()
    for folder in folders:
        for row in csv.reader(open(folder + "/rows.tsv", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE):
            file, panel, lang, theme, thing, kind, code, figures = row
            text, path, name = bytes.fromhex(figures).decode(), f"{folder}/{file}", " ".join(row[1:6])
            if want.setdefault(path, text.encode()) != text.encode():
                fail("one picture for two texts", name)
            kinds[kind] += 1
            langs.add(lang)
            check_words(name, text, kind, lang)
            offer = in_language(offers.get(thing), lang)
            if kind == "contact":
                check_contact(name, text, offer)
            elif kind == "call":
                check_tel(name, text, offer["phone"])
            elif kind == "place":
                if text != f"geo:{offer['lat']},{offer['lon']}":
                    fail("another place", f"{name}: {text}")
            elif kind == "date":
                check_date(name, text, offer)
            elif kind == "papers":
                check_papers(name, text, offer, lang)
            elif kind == "card":
                check_card(name, text, offers[thing], lang)
            elif kind == "notepad":
                known = {plain(in_language(offer, lang)["name"]) for offer in offers.values()}
                if not all(part.split("\n")[0] in known for part in text.split("\n\n")):
                    fail("the notepad says something else", f"{name}: {text!r}")
            elif thing in coaches:
                check_coach(name, kind, text, coaches[thing], code)
                check_code(thing, code, seen)
                links |= {coaches[thing]["booking"]["provider"]} if kind == "online" else set()
            else:
                fail("nobody knows this code", name)
    check_parted()
    if langs != set(DAYS):
        fail("languages without a code", " ".join(sorted(set(DAYS) - langs)))
    print(f"{sum(kinds.values())} codes, {len(want)} different pictures: "
          + ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))
    print(f"booking systems met: {' '.join(sorted(links))}; {len(seen)} short codes read back")
    read_all(want)
    return 1 if failures else 0


sys.exit(main())
