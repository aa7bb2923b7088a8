#!/usr/bin/env python3
"""How many written opening hours the office takes, and whether what it takes is right.
usage: rate.py HOURS_READER [--sample N]

The markets and shops of the shared data are written out in German as people write, in several ways. When they are open is
not what our own code says: for the markets it is the evaluation by opening_hours.js that lies beside them, for the shops
the columns of their table, and for the strings of opening_hours.js its own tests. Ends with 1 if one interval is wrong or
fewer than 75 of 100 texts are taken. --sample N prints N of the texts that were taken, to be read by eye.
"""
import datetime
import json
import os
import random
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.path.join(os.environ.get("ANNA_SHARED", os.path.join(ROOT, "..", "shared")), "data", "opening_hours")
DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
SHORT = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
LONG = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
MONATE = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
          "Dezember"]


class Rule:
    """"Apr-Oct Tu,Fr 07:00-13:00": months [from, to], days as numbers, nth or 0, spans in minutes."""

    def __init__(self, text):
        found = re.fullmatch(
            r"(?:([A-Z][a-z]{2}) ?- ?([A-Z][a-z]{2}):? )?((?:(?:%s)(?:\[\d\])?[-, ]*)+) ?([\d: ,-]+)" % "|".join(DAYS),
            text.strip(), re.I)
        if not found:
            raise ValueError(text)
        self.months = [MONTHS.index(m) for m in found.group(1, 2)] if found.group(1) else None
        self.days, self.nth = [], 0
        for part in re.split(r", ?", found.group(3).strip(" ,")):
            place = re.fullmatch(r"(\w\w)\[(\d)\]", part)
            ends = [DAYS.index(d.strip().capitalize()) for d in (place.group(1) if place else part).split("-")]
            self.nth = int(place.group(2)) if place else self.nth
            self.days += range(ends[0], ends[-1] + 1) if ends[0] <= ends[-1] else []
        if self.nth and len(self.days) != 1:
            raise ValueError(text)
        self.spans = []
        for span in found.group(4).replace(" ", "").split(","):
            self.spans.append([int(t.split(":")[0]) * 60 + int(t.split(":")[1]) for t in span.split("-")])


def rules_of(value):
    """Rules, and whether holidays are closed. ValueError if it is more than weekdays, months and times."""
    off = bool(re.search(r"; ?PH off$", value))
    rules = []
    for text in re.split(r"; ?|, ?(?=(?:[A-Z][a-z]{2} ?- ?)|(?:%s)[^;]*?\d\d:)" % "|".join(DAYS) if "," in value and
                         re.search(r"\d, ?[A-Z]", value) else r"; ?", re.sub(r"; ?PH off$", "", value).strip()):
        if text.strip():
            rules.append(Rule(text))
    return rules, off


def ranges(days):
    """[0, 1, 2, 4] is [(0, 2), (4, 4)]."""
    out = []
    for day in days:
        if out and out[-1][1] == day - 1:
            out[-1] = (out[-1][0], day)
        else:
            out.append((day, day))
    return out


def clock(minute, style):
    hour, rest = divmod(minute, 60)
    if style == "bare":
        return "%d" % hour if rest == 0 else "%d.%02d" % (hour, rest)
    if style == "dots":
        return "%d.%02d" % (hour, rest)
    if style == "padded":
        return "%02d.%02d" % (hour, rest)
    return "%d:%02d" % (hour, rest)


def days_words(rule, names, dash, joint, ending=""):
    if rule.nth:
        return "jeden %d. %s im Monat" % (rule.nth, names[rule.days[0]])
    parts = []
    for first, last in ranges(rule.days):
        if last - first >= 2:
            parts.append(names[first] + ending + dash + names[last] + ending)
        else:
            parts += [names[day] + ending for day in range(first, last + 1)]
    return parts[0] if len(parts) == 1 else joint[0].join(parts[:-1]) + joint[1] + parts[-1]


def times_words(spans, style, dash, joint, before="", behind=""):
    return joint.join(before + clock(a, style) + dash + clock(b, style) + behind for a, b in spans)


def season(rule, form="%s bis %s"):
    return form % (MONATE[rule.months[0]], MONATE[rule.months[1]]) if rule.months else ""


def short(rules):
    return ", ".join((season(r) + " " + days_words(r, SHORT, "-", (", ", ", ")) + " " +
                      times_words(r.spans, "bare", "-", " und ") + " Uhr").strip() for r in rules)


def sentence(rules):
    return "; ".join((season(r, "von %s bis %s") + " " + days_words(r, LONG, " bis ", (", ", " und ")) + " " +
                      times_words(r.spans, "dots", " bis ", " und ", "von ", " Uhr")).strip() for r in rules)


def each(rules):
    return ", ".join((season(r) + " " + days_words(r, [d.lower() + "s" for d in LONG], " bis ", (", ", " und ")) + " " +
                      times_words(r.spans, "colon", " - ", ", ") + " Uhr").strip() for r in rules)


def dotted(rules):
    return "\\n".join((season(r, "%s - %s:") + " " + days_words(r, SHORT, " – ", (" + ", " u. "), ".") + ": " +
                       times_words(r.spans, "padded", "–", " / ") + " h").strip() for r in rules)


def a_line_a_day(rules):
    lines = []
    for rule in rules:
        if rule.months or rule.nth:
            return None
        lines += ["%s: %s" % (LONG[d], times_words(rule.spans, "colon", " - ", " und ", behind=" Uhr")) for d in rule.days]
    return "\\n".join(lines)


def times_first(rules):
    return times_words(rules[0].spans, "bare", "-", " und ") + " Uhr " + days_words(rules[0], SHORT, "-", (", ", " und ")) \
        if len(rules) == 1 and not rules[0].months else None


def and_closed(rules):
    opened = {d for r in rules for d in r.days}
    closed = [d for d in range(7) if d not in opened]
    if not closed or any(r.nth for r in rules):
        return None
    return short(rules) + ", " + ", ".join(SHORT[d] for d in closed) + " geschlossen"


def by_appointment(rules):
    return short(rules) + " und nach Vereinbarung"


def halves(rules):
    """Mornings and afternoons, these counted to twelve."""
    words = []
    for rule in rules:
        parts = []
        for a, b in rule.spans:
            if a < 720 and b <= 780:
                parts.append("vormittags " + times_words([[a, b]], "bare", "-", "") + " Uhr")
            elif a >= 780 and b < 1200:
                parts.append("nachmittags " + times_words([[a - 720, b - 720]], "bare", "-", "") + " Uhr")
            else:
                return None
        words.append((season(rule) + " " + days_words(rule, SHORT, "-", (", ", ", ")) + " " + ", ".join(parts)).strip())
    return ", ".join(words)


def not_on_holidays(rules):
    return short(rules) + " (außer an Feiertagen)"


STYLES = [short, sentence, each, dotted, a_line_a_day, times_first, and_closed, by_appointment, halves, not_on_holidays]


def holidays():
    with open(os.path.join(DATA, "nrw-public-holidays-2024-2030.json"), encoding="utf-8") as file:
        return {row[0] for row in json.load(file)}


def market_texts():
    """(text, from, to, intervals) of each market in each way, each of its windows."""
    free = holidays()
    with open(os.path.join(DATA, "de-markets.jsonl"), encoding="utf-8") as file:
        for line in file:
            market = json.loads(line)
            windows = [(w["from"], w["to"], [(a, b) for a, b, unknown, _ in w["intervals"] if not unknown])
                       for w in market["windows"]]
            yield market["value"], windows
            try:
                rules, off = rules_of(market["value"])
            except ValueError:
                continue
            for style in STYLES:
                text = style(rules)
                if text is None or (off and style is by_appointment):
                    continue
                if off and style is not not_on_holidays:
                    text += ", an Feiertagen geschlossen"
                wanted = windows
                if style is not_on_holidays:
                    wanted = [(f, t, [i for i in intervals if i[0][:10] not in free]) for f, t, intervals in windows]
                yield text, wanted


def minute(text):
    hour, rest = re.split(r"[.:]", text)
    return int(hour) * 60 + int(rest)


def shop_texts():
    """The columns of the weekdays as people read them out."""
    monday = datetime.date(2026, 5, 25)
    with open(os.path.join(DATA, "moers-laden", "data", "laden.json"), encoding="utf-8") as file:
        shops = [f["properties"] for f in json.load(file)["features"]]
    for shop in shops:
        lines, intervals = [], []
        for number, day in enumerate(LONG):
            begin, end, pause = (shop.get(day + part, "").strip() for part in ("_von", "_bis", "_Pause"))
            if not begin or not begin[0].isdigit():
                if begin:
                    lines.append("%s %s" % (day, begin))
                continue
            lines.append("%s: %s - %s Uhr%s" % (day, begin, end, " (Pause %s Uhr)" % pause if pause else ""))
            edges = [minute(begin), minute(end)]
            if pause:
                edges[1:1] = [minute(t) for t in pause.split(" - ")]
            for a, b in zip(edges[::2], edges[1::2]):
                date = monday + datetime.timedelta(days=number)
                intervals.append(tuple((datetime.datetime.combine(date, datetime.time()) +
                                        datetime.timedelta(minutes=m)).strftime("%Y-%m-%dT%H:%M") for m in (a, b)))
        if lines:
            yield "\\n".join(lines), [("2026-05-25T00:00", "2026-06-01T00:00", intervals)]


def own_texts():
    """Texts with hours that somebody has read: tests/hours/written.tsv."""
    with open(os.path.join(ROOT, "tests", "hours", "written.tsv"), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                yield tuple(line.rstrip("\n").split("\t"))


def reference_texts():
    """The strings of the tests of opening_hours.js, but for the holidays of other places."""
    def moment(text):
        date, _, time = text.replace("T", " ").partition(" ")
        return date.replace(".", "-") + "T" + (time or "0:00").rjust(5, "0")[:5]
    with open(os.path.join(DATA, "tests-part.jsonl"), encoding="utf-8") as file:
        for line in file:
            test = json.loads(line)
            if re.search(r"PH|SH|Feiertag|[Hh]olida|Ferien|\t", test["value"]):
                continue
            yield test["value"], [(moment(test["from"]), moment(test["to"]),
                                   [(moment(i[0]), moment(i[1])) for i in test["intervals"] if not i[2]])]


def joined(intervals):
    """What touches is one."""
    out = []
    for begin, end in sorted(intervals):
        if out and out[-1][1] >= begin:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((begin, end))
    return out


def ask(reader, questions):
    """What the reader says to each (text, from, to)."""
    lines = "".join("%s\t%s\t%s\n" % q for q in questions)
    done = subprocess.run([reader], input=lines, capture_output=True, text=True, check=True)
    answers = done.stdout.split("\n")[:-1]
    assert len(answers) == len(questions), "the reader answers each line"
    return [a.split("\t") for a in answers]


def measure(reader, name, texts, floor, taken_out):
    texts = list({text: windows for text, windows in texts}.items())
    questions = [(text, f, t) for text, windows in texts for f, t, _ in windows]
    wanted = [intervals for _, windows in texts for _, _, intervals in windows]
    taken, wrong, refused = {}, [], {}
    for (text, _, _), intervals, answer in zip(questions, wanted, ask(reader, questions)):
        if answer[0] == "?":
            refused[text] = answer[1]
            continue
        taken[text] = answer
        got = [tuple(i.split("/")) for i in answer[3].split(" ")] if answer[3] != "-" else []
        if joined(got) != joined(intervals):
            wrong.append((text, answer[0], got, intervals))
    rate = 100.0 * len(taken) / len(texts)
    print("%-10s %5d texts, %5d taken (%.1f %%), %d wrong" % (name, len(texts), len(taken), rate, len(wrong)))
    for text, hours, got, intervals in wrong[:10]:
        print("  wrong: %s\n    %s\n    got    %s\n    wanted %s" % (text, hours, got[:4], intervals[:4]))
    taken_out += [(text, answer) for text, answer in taken.items()]
    if os.environ.get("HOURS_REFUSED"):
        for text, why in refused.items():
            print("  refused: %s\n    %s" % (text, why))
    return not wrong and rate >= floor


def main():
    reader = sys.argv[1]
    if not os.path.isdir(DATA):
        print("SKIPPED: %s is not there (ANNA_SHARED says where)" % DATA)
        return 77
    taken = []
    good = measure(reader, "markets", market_texts(), 75, taken)
    good = measure(reader, "shops", shop_texts(), 75, taken) and good
    # Half of these are there to be refused: sunrise, open ends, Easter.
    good = measure(reader, "reference", reference_texts(), 0, taken) and good
    rows = list(own_texts())
    window = ("2026-05-25T00:00", "2026-06-01T00:00")
    answers = ask(reader, [(row[0],) + window for row in rows])
    wrong = [(row, a) for row, a in zip(rows, answers) if row[1:] != tuple(a[:3] if a[0] != "?" else ["?", "-", "-"])]
    read = sum(a[0] != "?" for a in answers)
    print("%-10s %5d texts, %5d taken (%.1f %%), %d wrong" % ("written", len(rows), read, 100.0 * read / len(rows),
                                                               len(wrong)))
    for row, answer in wrong:
        print("  wrong: %s\n    %s" % ("\t".join(row), "\t".join(answer)))
    good = good and not wrong and read >= 0.75 * len(rows)
    if "--sample" in sys.argv:
        random.seed(12)
        for text, answer in random.sample(taken, int(sys.argv[sys.argv.index("--sample") + 1])):
            print("%s\n    %s" % (text, answer[0]))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
