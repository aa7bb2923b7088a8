#!/usr/bin/env python3
"""Writes made-up offers as JSON for anna-admin import: make_offers.py NUMBER > offers.json

Always the same ones for the same number. Words come from a vocabulary of 24,000, the n-th of
them 1/n times as often as the first, as in real texts; lengths are those of the real offers.
"""
import itertools
import json
import random
import sys

PARTS = (
    "miet kind eltern geld hilfe amt schule beratung wohn arbeit familie mutter vater zuschlag"
    " antrag stelle unterhalt vorschuss kranken kasse jugend frauen haus tages pflege betreuung"
    " sprach kurs treff punkt bildung teilhabe sozial schulden recht"
).split()
ENDS = ("", "", "en", "er", "ung", "lich", "heim", "platz", "geber", "nehmer", "tag", "ort")
TOPICS = (
    "money childcare work housing health school_learning family_life law_separation"
    " language_arriving free_time everyday_things crisis"
).split()
HOURS = (
    "Mo-Fr 08:00-12:00; PH off",
    "Mo,Th 09:00-12:00; Tu 14:00-18:00; PH off",
    "Th[1] 15:00-17:00; SH off",
    None,
)
VOCABULARY = 24000


def vocabulary(chance):
    words = {}
    while len(words) < VOCABULARY:
        pieces = chance.choices(PARTS, k=chance.choice((1, 2, 2, 3)))
        word = "".join(pieces) + chance.choice(ENDS)
        words[word.capitalize() if chance.random() < 0.6 else word] = None
    return list(words)


class Writer:
    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.words = vocabulary(self.chance)
        shares = (1 / (n + 5) for n in range(VOCABULARY))
        self.reach = list(itertools.accumulate(shares))

    def text(self, least, most):
        count = self.chance.randint(least, most)
        return " ".join(self.chance.choices(self.words, cum_weights=self.reach, k=count))

    def sentences(self, least, most):
        count = self.chance.randint(least, most)
        return " ".join(self.text(5, 11).capitalize() + "." for _ in range(count))

    def offer(self, number):
        chance = self.chance
        return {
            "id": f"made-{number}",
            "name": self.text(1, 4),
            "provider": self.text(1, 2),
            "topics": [TOPICS[number % 12]],
            "scope": chance.choice(("ennigerloh", "everswinkel", "district", "national")),
            "address": {
                "street": f"{self.text(1, 1)} {chance.randint(1, 99)}",
                "postcode": "59320",
                "city": "Ennigerloh",
            },
            "phone": f"+492214710{chance.randint(100, 999)}",
            "hours": chance.choice(HOURS),
            "access": chance.choice(("walk_in", "appointment", "phone_first")),
            "cost": "free",
            "what_you_bring": [f"{self.text(2, 5)} {n}" for n in range(chance.randint(1, 4))],
            "who": self.sentences(1, 1),
            "summary": self.sentences(2, 4),
            "steps": [self.sentences(1, 1) for _ in range(chance.randint(2, 4))],
            "keywords": [f"{self.text(1, 2)} {n}" for n in range(3)],
            "as_of": "2026-10",
            "confidence": "high",
        }


def main():
    writer = Writer(20261123)
    offers = (writer.offer(number) for number in range(int(sys.argv[1])))
    for number, offer in enumerate(offers):
        sys.stdout.write("[\n" if number == 0 else ",\n")
        json.dump(offer, sys.stdout, ensure_ascii=False)
    sys.stdout.write("\n]\n")


main()
