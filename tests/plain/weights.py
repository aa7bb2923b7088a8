#!/usr/bin/env python3
"""Fits the weights of the score anew: logistic regression with a penalty, both kinds of texts weighing
the same. Prints them beside what they are worth when each group of sources in turn is left out of the fit.
Reads the lines of `separate --features`: group, 1 for plain, six features."""
import math
import sys

PENALTY = 20.0
NAMES = ["length", "syllables", "bulky", "verbal", "stops", "thoughts"]


def solve(rows, right):
    size = len(right)
    rows = [row[:] + [value] for row, value in zip(rows, right)]
    for i in range(size):
        best = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[best] = rows[best], rows[i]
        for k in range(i + 1, size):
            by = rows[k][i] / rows[i][i]
            rows[k] = [a - by * b for a, b in zip(rows[k], rows[i])]
    out = [0.0] * size
    for i in reversed(range(size)):
        out[i] = (rows[i][size] - sum(rows[i][k] * out[k] for k in range(i + 1, size))) / rows[i][i]
    return out


def fit(texts):
    size = len(NAMES) + 1
    weight = [0.0] * size
    share = sum(plain for plain, _ in texts) / len(texts)
    for _ in range(25):
        slope = [PENALTY * w for w in weight[:-1]] + [0.0]
        bend = [[PENALTY if i == k and i < size - 1 else 0.0 for k in range(size)] for i in range(size)]
        for plain, feature in texts:
            row = feature + [1.0]
            chance = 1 / (1 + math.exp(-sum(w * x for w, x in zip(weight, row))))
            worth = 0.5 / (share if plain else 1 - share)
            for i in range(size):
                slope[i] += worth * (chance - plain) * row[i]
                for k in range(size):
                    bend[i][k] += worth * chance * (1 - chance) * row[i] * row[k]
        weight = [w - step for w, step in zip(weight, solve(bend, slope))]
    return weight


def area(weight, texts):
    scored = [(sum(w * x for w, x in zip(weight, feature)), plain) for plain, feature in texts]
    good = [score for score, plain in scored if plain]
    bad = [score for score, plain in scored if not plain]
    return sum((a > b) + 0.5 * (a == b) for a in good for b in bad) / (len(good) * len(bad))


def main():
    lines = [line.rstrip("\n").split("\t") for line in sys.stdin]
    groups = [line[0] for line in lines]
    raw = [[float(x) for x in line[2:]] for line in lines]
    plain = [int(line[1]) for line in lines]
    mean = [sum(column) / len(raw) for column in zip(*raw)]
    spread = [math.sqrt(sum((x - m) ** 2 for x in column) / len(raw)) for column, m in zip(zip(*raw), mean)]
    texts = [(p, [(x - m) / s for x, m, s in zip(row, mean, spread)]) for p, row in zip(plain, raw)]
    weight = fit(texts)
    print("weights: " + ", ".join(f"{n} {w / s:+.2f}" for n, w, s in zip(NAMES, weight, spread)))
    print(f"all texts, fitted to all: {area(weight, texts):.4f}")
    for group in sorted(set(groups)):
        known = [text for text, g in zip(texts, groups) if g != group]
        new = [text for text, g in zip(texts, groups) if g == group or (group == "gesetze" and text[0])]
        weight = fit(known)
        print(f"without {group}: on it {area(weight, new):.4f}, on all {area(weight, texts):.4f}")
    equal = [1.0 if name == "verbal" else -1.0 for name in NAMES]
    print(f"equal weights: on all {area(equal, texts):.4f}")


main()
