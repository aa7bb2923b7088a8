"""The first services of a set of HSDS tables, with what belongs to them, as a zip.
usage: few_services.py FOLDER COUNT OUT.zip"""
import csv
import io
import pathlib
import sys
import zipfile

folder, count, out = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]


def rows(name):
    with open(folder / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


services = rows("services.csv")[:count]
places = {row["location_id"] for row in services}
locations = [row for row in rows("locations.csv") if row["id"] in places]
owners = {row["organization_id"] for row in locations}
tables = {"services": services, "locations": locations,
          "organizations": [row for row in rows("organizations.csv") if row["id"] in owners],
          "addresses": [row for row in rows("addresses.csv") if row["location_id"] in places],
          "phones": [row for row in rows("phones.csv") if row["location_id"] in places]}
with zipfile.ZipFile(out, "w") as archive:
    for name, kept in tables.items():
        text = io.StringIO()
        writer = csv.DictWriter(text, kept[0].keys())
        writer.writeheader()
        writer.writerows(kept)
        archive.writestr(f"{name}.csv", text.getvalue())
