"""The hall: a terminal in a machine that boots, played with as in a town hall. usage: hall.py BUILD [--long] [STAGE...]
With stages named, they alone are played. Exit 0: all well; 1: something went wrong, with the reason and a picture in
BUILD/hall/pictures; the other stages are played all the same."""

import sys
import time

from cuts import cuts
from glass import glass
from image import image
from machine import Trouble
from pulls import pulls
from quick import quick
from setup import setup
from sound import sound
from sticks import sticks
from touch import cage, touch

QUICK = {"quick": quick}
LONG = {"setup": setup, "touch": touch, "cage": cage, "glass": glass, "image": image, "sticks": sticks, "pulls": pulls,
        "cuts": cuts, "sound": sound}


def main(build, *words):
    stages = QUICK | LONG
    named = [word for word in words if word != "--long"]
    wrong = 0
    for name in named or [*QUICK, *(LONG if "--long" in words else ())]:
        began = time.monotonic()
        try:
            stages[name](build)
        except Trouble as trouble:
            print(f"FAIL {name}: {trouble}", flush=True)
            wrong = 1
        print(f"     {name}: {time.monotonic() - began:.0f} s", flush=True)
    return wrong


sys.exit(main(*sys.argv[1:]))
