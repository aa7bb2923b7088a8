#!/usr/bin/env python3
"""Archives that must be refused, each with the words of the refusal beside it.  usage: hsds_hostile.py FOLDER"""
import os
import struct
import sys
import zipfile

folder = sys.argv[1]
os.makedirs(folder)
GOOD = "id,name,description\n1,Name,Words\n"


def make(name, reason, entries, compress=zipfile.ZIP_DEFLATED, change=None):
    path = os.path.join(folder, name + ".zip")
    with zipfile.ZipFile(path, "w", compress) as out:
        for entry, text in entries:
            out.writestr(entry, text)
    if change:
        with open(path, "rb") as file:
            content = change(bytearray(file.read()))
        with open(path, "wb") as file:
            file.write(content)
    with open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8") as file:
        file.write(reason)


def link(name):
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    return info


def set_flags(content):
    """Marks the entry as encrypted in both of its headers."""
    content[6] |= 1
    at = content.rfind(b"PK\1\2")
    content[at + 8] |= 1
    return content


def halve_size(content):
    """Says that the entry is smaller than it is."""
    at = content.rfind(b"PK\1\2")
    size = struct.unpack_from("<I", content, at + 24)[0] // 2
    struct.pack_into("<I", content, at + 24, size)
    struct.pack_into("<I", content, 22, size)
    return content


make("upwards", "no name for a file", [("../evil.csv", GOOD)])
make("upwards2", "no name for a file", [("a/../../evil.csv", GOOD)])
make("absolute", "no name for a file", [("/tmp/evil.csv", GOOD)])
make("backslash", "no name for a file", [("..\\evil.csv", GOOD)])
make("drive", "no name for a file", [("C:/evil.csv", GOOD)])
make("link", "is a link", [(link("services.csv"), "/etc/passwd")])
make("encrypted", "encrypted", [("services.csv", GOOD)], change=set_flags)
make("bomb", "too large", [("services.csv", "0" * (64 << 20))])
make("many", "entries", [(f"{i}.csv", "") for i in range(10001)], compress=zipfile.ZIP_STORED)
make("liar", "services.csv", [("services.csv", GOOD * 50)], change=halve_size)
make("damaged", "services.csv", [("services.csv", GOOD)], compress=zipfile.ZIP_STORED,
     change=lambda content: content.replace(b"Words", b"Wards", 1))
make("cut", "no zip", [("services.csv", GOOD)], change=lambda content: content[:-30])
make("nothing", "no .csv", [("readme.txt", "x")])
make("unknown", "nothing of HSDS", [("a.csv", "x,y\n1,2\n")])
make("twice", "no zip", [("services.csv", GOOD)], change=lambda content: b"PK" + bytes(60))
