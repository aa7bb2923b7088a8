"""The hall: a terminal in a machine that boots, played with as in a town hall. usage: hall.py BUILD [--long]
Exit 0: all well; 1: something went wrong, with the reason and a picture in BUILD/hall/pictures."""

import sys

from machine import Trouble
from quick import quick
from setup import setup


def main(words):
    try:
        quick(words[0])
        if "--long" in words:
            setup(words[0])
    except Trouble as trouble:
        print(f"FAIL {trouble}")
        return 1
    return 0


sys.exit(main(sys.argv[1:]))
