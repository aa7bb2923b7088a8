#!/usr/bin/env python3
"""Looks whether HSDS that was taken in and sent out again says all that it said.

usage: hsds_return_check.py SPECIFICATION NAME SOURCE EXPORT

SOURCE and EXPORT are both folders of CSV files, or both JSON. The rows of both are brought under the names of HSDS 3 and compared
by table, id and column. Prints kept, changed and lost for each column; fails if a value is lost or changed in a column that HSDS 3 has,
of a row that belongs to a service which is offered, but for what is written down as not kept. NAME is in front of ids of 1.x.
SPECIFICATION is the folder of the specification, whose datapackage.json says which columns HSDS 3 has.
"""
import collections
import csv
import glob
import json
import os
import sys
import uuid

csv.field_size_limit(1 << 24)
SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://docs.openreferral.org/#x-anna")

# assets/office/hsds-extensions.md says so.
NOT_KEPT = {("contact", "name"), ("contact", "title"), ("contact", "department"), ("address", "attention"),
            ("metadata", "updated_by")}
TABLES = {
    "services": "service", "organizations": "organization", "locations": "location", "addresses": "address", "phones": "phone",
    "contacts": "contact", "programs": "program", "schedules": "schedule", "languages": "language", "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term", "attributes": "attribute", "cost_options": "cost_option", "units": "unit",
    "service_areas": "service_area", "required_documents": "required_document", "capacities": "service_capacity",
    "organization_identifiers": "organization_identifier", "additional_urls": "url", "additional_websites": "url",
    "service_at_locations": "service_at_location", "taxonomy_detail": "taxonomy", "mail_addresses": "address", "regular_schedules": "schedule",
    "holiday_schedules": "holiday_schedule",
    "meta_table_descriptions": "meta_table_description"}
RENAMED = {("service", "website"): "url", ("service", "eligibility"): "eligibility_description", ("service", "program"): "program_id",
           ("organization", "url"): "website", ("location", "website"): "url", ("phone", "number_type"): "type",
           ("phone", "phone_number"): "number", ("address", "state"): "state_province", ("address", "zip"): "postal_code"}
NAMES = {"link_id": None, "resource_id": None, "parent_organization_id": "organization", "parent_id": "taxonomy_term"}


def is_uuid(text):
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False


class Package:
    def __init__(self, path, name, known):
        self.name, self.rows, self.known = name, collections.defaultdict(list), known
        for file in sorted(glob.glob(path + "/**/*.csv", recursive=True)):
            self.read_csv(file)
        for file in [path] if path.endswith(".json") else sorted(glob.glob(path + "/**/*.json", recursive=True)):
            if os.path.basename(file) != "datapackage.json" and not glob.glob(path + "/*.csv"):
                with open(file, encoding="utf-8") as opened:
                    self.read_top(json.load(opened), file)

    def read_csv(self, file):
        name = os.path.basename(file)[:-4]
        table = TABLES.get(name, name)
        with open(file, encoding="utf-8-sig", newline="") as opened:
            for row in csv.DictReader(opened):
                row = {key: value for key, value in row.items() if key and value and value.strip() and value.strip() != "NULL"}
                kind = table
                if table == "taxonomy" and "parent_name" in row | dict.fromkeys(opened_names(file)):
                    kind = "taxonomy_term"
                    row["id"] = row.pop("taxonomy_id", "")
                    row.pop("parent_name", None)
                if name == "mail_addresses":
                    row["address_type"] = "postal"
                self.add(kind, row)

    def read_top(self, item, file):
        if isinstance(item, list) or "contents" in item:
            for one in item if isinstance(item, list) else item["contents"]:
                self.read_top(one, file)
            return
        for member, table in (("location_type", "location"), ("location", "service_at_location"), ("status", "service"),
                              ("website", "organization"), ("taxonomy_detail", "taxonomy_term"), ("version", "taxonomy")):
            if member in item:
                self.walk(table, item, {})
                return

    def walk(self, table, item, above):
        row, inside = dict(above), []
        for key, value in item.items():
            kind = TABLES.get(key, key)
            if isinstance(value, dict) and kind in self.known:
                row[{"taxonomy_detail": "taxonomy_id"}.get(key, key + "_id")] = value.get("id")
                inside.append((kind, value, {}))
            elif isinstance(value, list) and kind in self.known:
                column = {"attribute": "link_id", "metadata": "resource_id"}.get(kind, table + "_id")
                inside += [(kind, one, {column: item.get("id")}) for one in value if isinstance(one, dict)]
            elif value not in (None, ""):
                row[key] = value
        self.add(table, row)
        for part in inside:
            self.walk(*part)

    def add(self, table, row):
        out = {}
        for key, value in row.items():
            key = RENAMED.get((table, key), key)
            of = table if key == "id" else NAMES.get(key, key[:-3] if key.endswith("_id") and key[:-3] in self.known else None)
            if key in ("link_id", "resource_id"):
                of = row.get("link_entity", "service")
            if of and not is_uuid(str(value)):
                kind = "postal_address" if of == "address" and row.get("address_type") == "postal" else of
                value = str(uuid.uuid5(SPACE, f"{kind}:{self.name}-{str(value).strip()}"))
            out[key] = value.strip() if isinstance(value, str) else json.dumps(value)
        self.rows[table].append(out)


def opened_names(file):
    with open(file, encoding="utf-8-sig", newline="") as opened:
        return next(csv.reader(opened), [])


def belonging(package):
    """The rows that belong to a service which is offered: what it names, and what names it or one of those."""
    services = {row["id"] for row in package.rows["service"] if row.get("status") not in ("inactive", "defunct") and row.get("name")}
    inside = {("service", one) for one in services}
    named_only = {"service", "location", "organization", "taxonomy", "taxonomy_term", "unit"}
    grown = True
    while grown:
        grown = False
        for table, rows in package.rows.items():
            for row in rows:
                me = (table, row.get("id") or id(row))
                links = {(key[:-3], value) for key, value in row.items() if key.endswith("_id")}
                if table == "attribute" or table == "metadata":
                    parent = row.get("link_id") or row.get("resource_id")
                    mine = any((other, parent) in inside for other in package.rows)
                elif table in named_only:
                    mine = False
                elif table == "service_at_location":
                    mine = ("service", row.get("service_id")) in inside
                elif table == "program":
                    mine = ("organization", row.get("organization_id")) in inside
                else:
                    mine = bool(links & inside)
                if mine and me not in inside:
                    inside.add(me)
                    grown = True
                if me in inside:
                    for link, value in links:
                        link = {"parent": "taxonomy_term"}.get(link, link)
                        if link in named_only - {"service"} and (link, value) not in inside and not (
                                table == "location" and link == "location"):
                            inside.add((link, value))
                            grown = True
    return inside


def index(package):
    by_id, by_text = collections.defaultdict(lambda: collections.defaultdict(set)), collections.defaultdict(set)
    for table, rows in package.rows.items():
        for row in rows:
            for key, value in row.items():
                by_id[table, row.get("id")][key].add(value)
                by_text[table, key].add(value)
    return by_id, by_text


def main():
    with open(os.path.join(sys.argv[1], "csv/datapackage.json"), encoding="utf-8") as file:
        published = {r["name"]: {f["name"] for f in r["schema"]["fields"]} for r in json.load(file)["resources"]}
    source, export = (Package(path, sys.argv[2], set(published)) for path in sys.argv[3:5])
    inside, (by_id, by_text) = belonging(source), index(export)
    tally, failed, outside = collections.defaultdict(collections.Counter), [], collections.Counter()
    for table, rows in source.rows.items():
        for row in rows:
            if (table, row.get("id") or id(row)) not in inside:
                outside[table] += 1
                continue
            for key, value in row.items():
                there = by_id[table, row["id"]][key] if "id" in row else by_text[table, key] & {value}
                what = "kept" if value in there else "changed" if there else "lost"
                tally[table, key][what] += 1
                if what != "kept" and key in published.get(table, ()) and (table, key) not in NOT_KEPT:
                    failed.append(f"{table}.{key} {row.get('id')}: {value[:60]!r} is {what}: {sorted(there)[:1]}")
                if what == "kept" and (table, key) in NOT_KEPT:
                    failed.append(f"{table}.{key} {row.get('id')} is kept, and names a person")
    for (table, key), counts in sorted(tally.items()):
        notes = "" if key in published.get(table, ()) else "  (not in HSDS 3)"
        notes += "  (not to be kept)" if (table, key) in NOT_KEPT else ""
        print(f"{table}.{key}: kept {counts['kept']}, changed {counts['changed']}, lost {counts['lost']}{notes}")
    for table, count in sorted(outside.items()):
        print(f"{table}: {count} rows belong to no service that is offered")
    if not any(counts["kept"] for counts in tally.values()):
        failed.append("nothing was compared")
    for words in failed[:20]:
        print("WRONG:", words)
    print(f"{sum(c['kept'] for c in tally.values())} values kept, {len(failed)} wrong")
    return 1 if failed else 0


sys.exit(main())
