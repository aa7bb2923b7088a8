#!/bin/sh
# The picture of who refers to whom: well-formed whatever the names say, without overlaps, and what is not in it is said.
. "$(dirname "$0")/lib.sh"

# picture FILE: an XML parser reads it, it loads nothing from anywhere, no box lies on another, all is on the sheet.
picture()
{
    python3 - "$1" <<'END' || fail "$1 is not a good picture"
import sys, xml.etree.ElementTree as tree
svg = "{http://www.w3.org/2000/svg}"
text = open(sys.argv[1], encoding="utf-8").read()
root = tree.fromstring(text.encode())
assert root.tag == svg + "svg" and root.get("width") in ("420.00mm", "297.00mm"), root.attrib
assert text.count("http") == 1, "a reference to somewhere"
assert not any(e.tag in (svg + "script", svg + "image", svg + "a") for e in root.iter())
boxes = [[float(e.get(k)) for k in ("x", "y", "width", "height")] for e in root.iter(svg + "rect") if e.get("class") == "box"]
left, top, w, h = map(float, root.get("viewBox").split())
for i, (x, y, bw, bh) in enumerate(boxes):
    assert left <= x and x + bw <= left + w and top <= y and y + bh <= top + h, "off the sheet"
    for ox, oy, ow, oh in boxes[i + 1:]:
        assert x + bw <= ox + .1 or ox + ow <= x + .1 or y + bh <= oy + .1 or oy + oh <= y + .1, "boxes overlap"
assert boxes, "nothing is drawn"
END
}

exits 0 init --no-passphrase
exits 2 network "$work/none.svg"
says err "nothing to draw"
[ ! -e "$work/none.svg" ] || fail "a picture of nothing was written"
exits 0 import "$content/demo.json" "$content/offers.json"
exits 2 network
exits 2 network "$work/none.svg" --topic nonsense
exits 2 network "$work/no/such/folder.svg"
exits 0 network "$work/demo.svg"
says out "107 offers of"
picture "$work/demo.svg"
grep -q "class=\"arrow\"" "$work/demo.svg" || fail "no next step is drawn"
grep -q "class=\"line\"" "$work/demo.svg" || fail "no two refer to each other"
exits 0 network --topic childcare "$work/part.svg"
picture "$work/part.svg"
exits 0 network --scope everswinkel "$work/part.svg"
says out "16 offers of"
picture "$work/part.svg"

w=$work/hostile
exits 0 init --no-passphrase
python3 - "$work" <<'END'
import json, sys
def offer(id, name, provider, related=()):
    return dict(id=id, name=name, provider=provider, topics=["money"], scope="national", summary="Geld.",
                confidence="high", related=list(related))
json.dump([
    offer("h1", '<script>alert("x")</script> & </text>', 'A & B <"GmbH">', ["h2"]),
    offer("h2", "جمعية المساعدة للأسر", "مركز الأسرة", ["h1"]),
    offer("h3", "W" * 300, "M" * 290), offer("h4", "]]> {{path}} <!--part end-->", "{{words}}", ["h2"]),
    offer("h5", "\u200fesrever \u00ad \ufffe", "漢字" * 40, ["h1"]),
    offer("h6", "Hort", "P"), offer("h7", "Hort", "P")], open(sys.argv[1] + "/hostile.json", "w"))
json.dump([offer(f"x{i}", f"Angebot {i}", f"Anbieter {i % 600}", {f"x{(i * 7 + 1) % 2000}", f"x{(i + 1) % 50}"} - {f"x{i}"})
           for i in range(2000)], open(sys.argv[1] + "/many.json", "w"))
END
exits 0 import "$work/hostile.json"
exits 0 network "$work/hostile.svg"
says out "island: offer h3"
says out 'island: provider "P"'
says out "double: h6 and h7"
grep -q "island: offer h1" "$work/out" && fail "h1 is no island"
picture "$work/hostile.svg"

w=$work/many
exits 0 init --no-passphrase
exits 0 import "$work/many.json"
exits 0 network "$work/many.svg"
says out "1800 offers with the fewest links are not in the picture"
grep -q "1800 Angebote" "$work/many.svg" || fail "the picture does not say what is left out"
picture "$work/many.svg"
done_testing
