#!/usr/bin/env python3
"""Holds the texts of the offers, and the words of the interface, in each language against the German: numbers, money,
denials, the letters of its script, and its spelling. No native reader: a machine that compares what can be compared.

usage: tests/languages/texts.py [LANG...]

A denial that is told in other words, and a word that the dictionary lacks, stand in tests/languages/LANG.accepted, a line
each: "denial PLACE" or the word. Exit 1 if anything else is found."""
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
FIELDS = ("name", "who", "not_for", "summary", "cost", "steps", "what_you_bring")

# Words that deny, in small letters.
DENIALS = {
    "de": r"\b(nicht|nichts|kein\w*|niemand\w*|nie|ohne)\b",
    "uk": r"(?<![\w’])(не|ні|ніхто|ніщо|нічого|немає|без|неможливо|невідом\w*|жоден|жодн\w*|недостатньо|бракує)(?![\w’])",
    "ru": r"\b(не|ни|нет|никто|ничего|без|нельзя|неизвестн\w*|недостаточно|один на один)\b",
    "pl": r"\b(nie|bez|nikt|nikogo|nic|nigdy|żad\w*|niemożliw\w*|ani)\b",
    "ro": r"\b(nu|n-\w+|fără|nimeni|nimic|niciun\w*|nicio|nici)\b",
    "fa": r"(?<![\w\u200c])(بدون|نه|هیچ[\w\u200c]*|نیست\w*|ندار\w*|نمی\u200c\w+|نشد\w*|نشو\w*|نکن\w*|نکرد\w*|نتوانست\w*|"
          r"نبود\w*|نباید|نباش\w*|نیامد\w*|نیای\w*|ننویس\w*|نگذار\w*|نگیر\w*|نده\w*|نزن\w*|بی\u200c\w+)(?!\w)",
    "ku": r"\b(ne|nebû\w*|nehat\w*|neyê|nesekin\w*|danexin|nekin|nebin|nexebit\w*|neguher\w*|negir\w*|nemaye|nede|nenivîs\w*|"
          r"nexwend\w*|nepara\w*|na|nabe\w*|nabîn\w*|nade\w*|nadin|naçe|nake\w*|nakin|nakim|nakev\w*|nanêre|nanivîs\w*|"
          r"naşixul\w*|nabêj\w*|nayê\w*|nizan\w*|nikar\w*|nîn\w*|tune\w*|bê)\b",
}
MONEY = {"en": ("euro", "cent"), "tr": ("euro|avro", "sent|cent"), "ar": ("يورو", "سنت"), "uk": ("євро", "цент"),
         "ru": ("евро", "цент"), "pl": ("euro", "cent"), "ro": ("euro", "cen"), "fa": ("یورو", "سنت"),
         "ku": ("euro|ewro", "sent|cent")}
# Letters that a language does not have: keyboards and machines mix them in, the search and the reader stumble.
FOREIGN = {"uk": "ыэёъЫЭЁЪ", "ru": "іїєґІЇЄҐ’ʼ", "ro": "şţŞŢ", "pl": "șțşţ", "fa": "يىكة\u0640"}
SCRIPTS = {"Latn": "A-Za-zÀ-ɏ", "Cyrl": "\u0400-\u04ff", "Arab": "\u0600-\u06ff"}
SCRIPT = {"uk": "Cyrl", "ru": "Cyrl", "ar": "Arab", "fa": "Arab"}
DICTIONARY = {"de": "de_DE", "en": "en_GB", "tr": "tr_TR", "ar": "ar", "uk": "uk_UA", "ru": "ru_RU", "pl": "pl_PL",
              "ro": "ro_RO", "fa": "fa_IR", "ku": "kmr_Latn"}
VOWELS = re.compile("[\u0640\u064b-\u0652]")  # of Arabic, and its stroke: dictionaries are without them
NATIVE = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
WORD = re.compile(r"[^\W\d_]+(?:[’ʼ'\u200c-][^\W\d_]+)*")
found = 0


def tell(lang, place, what):
    global found
    found += 1
    print(f"{lang} {place}: {what}")


def numbers(text):
    """Without points of thousands and noughts of a full hour; a bracket may say one again."""
    text = re.sub(r"(?<=\d)[.\u00a0\u202f,](?=\d{3}\b)", "", text.translate(NATIVE))
    return sorted({n for n in re.findall(r"\d+", text) if n != "00"})


def records():
    """(id, record) of all offers, topics and barriers."""
    with open(ROOT + "/assets/content/offers.json", encoding="utf8") as file:
        all_of_them = [(offer["id"], offer) for offer in json.load(file)]
    with open(ROOT + "/assets/content/demo.json", encoding="utf8") as file:
        demo = json.load(file)
    return all_of_them + [(record["id"], record) for kind in ("topics", "barriers") for record in demo[kind]]


def german_texts():
    """What is German in them, that which is easier to read as well, and in the interface."""
    texts = interface("de")
    for _, record in records():
        for fields in (record, record.get("text", {}).get("de-simple", {})):
            for value in (fields[field] for field in FIELDS if fields.get(field) not in (None, "free")):
                texts += value if isinstance(value, list) else [value]
    return [text.replace("\u00ad", "") for text in texts]


def pairs():
    """(language, place, German, text) of all records."""
    for name, record in records():
        for lang, texts in record.get("text", {}).items():
            for field in FIELDS:
                german, text = record.get(field), texts.get(field)
                if lang not in MONEY or german is None or text is None:
                    continue
                if not isinstance(german, list):
                    german, text = [german], [text]
                if len(german) != len(text):
                    tell(lang, f"{name} {field}", f"{len(text)} items instead of {len(german)}")
                for i, (a, b) in enumerate(zip(german, text)):
                    yield lang, f"{name} {field} {i + 1}", a.replace("\u00ad", ""), b.replace("\u00ad", "")


def interface(lang):
    out = subprocess.run(["msgcat", "--no-wrap", f"{ROOT}/assets/strings/{lang}.po"], capture_output=True, text=True, check=True)
    texts = re.findall(r'^msgstr(?:\[\d\])? "(.*)"$', out.stdout, re.M)[1:]
    return [text.replace("\u00ad", "") for text in texts]


def letters(lang, place, text):
    for word in WORD.findall(re.sub(r"\{\d\}|%n", " ", text)):
        if lang == "ar" and re.match("و[A-Za-z]", word):
            continue  # "and" is written to the word behind it
        kinds = [name for name, of in SCRIPTS.items() if re.search(f"[{of}]", word)]
        if len(kinds) > 1:
            tell(lang, place, f"two scripts in \"{word}\"")
        own = SCRIPT.get(lang, "Latn")
        if any(kind not in (own, "Latn") for kind in kinds):
            tell(lang, place, f"another script: \"{word}\"")
        if kinds and kinds[0] == own and any(letter in FOREIGN.get(lang, "") for letter in word):
            tell(lang, place, f"a letter of another language in \"{word}\"")


def compare(lang, place, german, text, accepted):
    letters(lang, place, text)
    if text.translate(NATIVE) != text:
        tell(lang, place, f"other digits than 0 to 9: {text}")
    if numbers(german) != numbers(text) and f"number {place}" not in accepted:
        tell(lang, place, f"numbers {numbers(german)} and {numbers(text)}: {text}")
    for word, own in zip(("Euro", "Cent"), MONEY[lang]):
        if re.search(rf"\b{word}\b", german) and not re.search(own, text, re.I):
            tell(lang, place, f"{word} is missing: {text}")
    if lang in DENIALS and f"denial {place}" not in accepted:
        said = bool(re.search(DENIALS["de"], german.lower()))
        kept = bool(re.search(DENIALS[lang], re.sub(r"\([^()]*\)", "", text).lower()))
        if said != kept:
            tell(lang, place, f"one denies, one does not: {german} | {text}")


def spell(lang, texts, accepted):
    words = set()
    for text in texts:
        for word in WORD.findall(re.sub(r"\{\d\}|%n", " ", VOWELS.sub("", text) if lang == "ar" else text)):
            if lang == "tr":
                word = re.split("[’']", word)[0]  # a name, and what its case hangs on to it
            kinds = {kind for kind, of in SCRIPTS.items() if re.search(f"[{of}]", word)}
            if kinds == {SCRIPT.get(lang, "Latn")}:
                words.add(word)
    asked = "\n".join(word.replace("’", "'") for word in sorted(words))
    out = subprocess.run(["hunspell", "-d", DICTIONARY[lang], "-i", "utf-8", "-l"], input=asked, capture_output=True,
                         text=True, check=True)
    for word in sorted(set(out.stdout.split()) - accepted):
        tell(lang, "spelling", word)
    return len(words)


def main(langs):
    accepted, texts, compared = {}, {"de": german_texts()}, 0
    for lang in DICTIONARY:
        with open(f"{HERE}/{lang}.accepted", encoding="utf8") as file:
            accepted[lang] = set(file.read().split("\n"))
    for lang in MONEY:
        texts[lang] = interface(lang)
        for text in texts[lang]:
            letters(lang, "interface", text)
    for lang, place, german, text in pairs():
        if lang in langs:
            compare(lang, place, german, text, accepted[lang])
            texts[lang].append(text)
            compared += 1
    words = sum(spell(lang, texts[lang], accepted[lang]) for lang in ["de"] + langs)
    print(f"{compared} texts in {len(langs)} languages held against the German, {words} words looked up: {found} faults")
    return 1 if found > 0 or compared < 500 * len(langs) else 0


sys.exit(main(sys.argv[1:] or list(MONEY)))
