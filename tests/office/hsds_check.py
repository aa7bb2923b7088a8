#!/usr/bin/env python3
"""Reads what ANNA exports as others would.

usage: hsds_check.py FOLDER [PAGE.json [HSDS]]

FOLDER is a tabular data package: every file against the fields of its datapackage.json (types, formats, required, unique,
foreign keys), and both against the specification's own datapackage.json if HSDS (the public test data) is there. PAGE.json is
checked with python3-jsonschema against a schema that is made of the same, and of what HSDS nests; the specification's own
examples must pass it too.
"""
import csv
import datetime
import json
import os
import re
import sys
import uuid

import jsonschema

csv.field_size_limit(1 << 24)
FAILED = []

# What is nested in what: member, table, whether it is a list (schema/*.json of openreferral/specification).
NESTED = {
    "service": [("organization", "organization", False), ("program", "program", False), ("phones", "phone", True),
                ("schedules", "schedule", True), ("service_areas", "service_area", True),
                ("service_at_locations", "service_at_location", True), ("languages", "language", True),
                ("funding", "funding", True), ("cost_options", "cost_option", True),
                ("required_documents", "required_document", True), ("contacts", "contact", True),
                ("attributes", "attribute", True), ("metadata", "metadata", True), ("additional_urls", "url", True)],
    "organization": [("phones", "phone", True), ("contacts", "contact", True), ("locations", "location", True),
                     ("programs", "program", True), ("organization_identifiers", "organization_identifier", True),
                     ("funding", "funding", True), ("attributes", "attribute", True), ("metadata", "metadata", True),
                     ("additional_websites", "url", True), ("services", "service", True)],
    "service_at_location": [("location", "location", False), ("service", "service", False), ("phones", "phone", True),
                            ("contacts", "contact", True), ("schedules", "schedule", True),
                            ("service_areas", "service_area", True), ("attributes", "attribute", True)],
    "location": [("addresses", "address", True), ("phones", "phone", True), ("schedules", "schedule", True),
                 ("accessibility", "accessibility", True), ("languages", "language", True),
                 ("contacts", "contact", True), ("attributes", "attribute", True)],
    "attribute": [("taxonomy_term", "taxonomy_term", False)],
    "taxonomy_term": [("taxonomy_detail", "taxonomy", False)],
    "phone": [("languages", "language", True)],
    "contact": [("phones", "phone", True)],
}
# Required of a table's file and not of an object, which is nested in what the column names.
NAMED_BY_NESTING = {"service": ["organization_id"], "service_at_location": ["service_id", "location_id"],
                    "attribute": ["link_id", "taxonomy_term_id"], "program": ["organization_id"],
                    "organization_identifier": ["organization_id"], "metadata": ["resource_id"],
                    "service_capacity": ["service_id", "unit_id"]}


def fail(*words):
    FAILED.append(" ".join(str(word) for word in words))


def good_format(text, kind, form):
    try:
        if kind == "number":
            float(text)
        elif kind == "date":
            datetime.date.fromisoformat(text)
        elif kind == "time":
            datetime.time.fromisoformat(text)
        elif kind == "datetime":
            datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
        elif form == "uuid":
            return str(uuid.UUID(text)) == text
        elif form == "uri":
            return re.match(r"^[a-z][a-z0-9+.-]*://\S+$", text) is not None
        elif form == "email":
            return re.match(r"^[^@\s]+@[^@\s]+$", text) is not None
    except ValueError:
        return False
    return True


def check_row(name, line, row, fields):
    for field in fields:
        text = row[field["name"]]
        limits = field.get("constraints", {})
        if text == "" and limits.get("required"):
            fail(name, line, field["name"], "is required and missing")
        if text != "" and not good_format(text, field["type"], field.get("format")):
            fail(name, line, field["name"], repr(text), "is no", field["type"], field.get("format", ""))
        if text != "" and "enum" in limits and text not in limits["enum"]:
            fail(name, line, field["name"], repr(text), "is none of", limits["enum"])


def read_table(folder, resource):
    with open(os.path.join(folder, resource["path"]), encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        rows = list(reader)
    names = [field["name"] for field in resource["schema"]["fields"]]
    if reader.fieldnames != names:
        fail(resource["path"], "has other columns than datapackage.json says")
    if any(None in row or None in row.values() for row in rows):
        fail(resource["path"], "has rows of another length than its header")
    return rows


def check_package(folder, published):
    with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
        package = json.load(file)
    tables = {r["name"]: read_table(folder, r) for r in package["resources"]}
    files = {r["path"] for r in package["resources"]} | {"datapackage.json"}
    if files != set(os.listdir(folder)):
        fail("files and datapackage.json differ:", files ^ set(os.listdir(folder)))
    for resource in package["resources"]:
        schema, rows = resource["schema"], tables[resource["name"]]
        for line, row in enumerate(rows, 2):
            check_row(resource["path"], line, row, schema["fields"])
        if "primaryKey" in schema and len({row["id"] for row in rows}) != len(rows):
            fail(resource["path"], "has an id twice")
        for key in schema.get("foreignKeys", []):
            there = {row["id"] for row in tables[key["reference"]["resource"]]}
            for row in rows:
                if row[key["fields"]] not in there | {""}:
                    fail(resource["path"], key["fields"], row[key["fields"]], "is not there")
        for field in schema["fields"]:
            if not field.get("description"):
                fail(resource["path"], field["name"], "is not described")
        check_published(resource, rows, published)
    print(folder + ":", ", ".join(f"{name} {len(rows)}" for name, rows in tables.items()))


def check_published(resource, rows, published):
    """Against the specification's own fields; ours begin with x_."""
    if not published or resource["name"].startswith("x_"):
        return
    theirs = {field["name"]: field for field in published[resource["name"]]["schema"]["fields"]}
    for name in (field["name"] for field in resource["schema"]["fields"]):
        if name not in theirs and not name.startswith("x_"):
            fail(resource["path"], name, "is no field of the specification")
    for name, field in theirs.items():
        if field.get("constraints", {}).get("required") and name not in rows[0]:
            fail(resource["path"], name, "is required by the specification")
    for line, row in enumerate(rows, 2):
        check_row(resource["path"], line, row, [field for field in theirs.values() if field["name"] in row])


def object_schema(name, published):
    kinds = {"number": "number"}
    properties, required = {}, []
    for field in published[name]["schema"]["fields"]:
        limits = field.get("constraints", {})
        what = {"type": kinds.get(field["type"], "string")}
        if field.get("format"):
            what["format"] = field["format"]
        if "enum" in limits:
            what["enum"] = limits["enum"]
        properties[field["name"]] = what
        if limits.get("required") and field["name"] not in NAMED_BY_NESTING.get(name, []):
            required.append(field["name"])
    for member, table, is_list in NESTED.get(name, []):
        inside = {"$ref": "#/$defs/" + table}
        properties[member] = {"type": "array", "items": inside} if is_list else inside
    return {"type": "object", "properties": properties, "required": required,
            "patternProperties": {"^x_": {}}, "additionalProperties": True}


def check_json(path, folder, published):
    definitions = {name: object_schema(name, published) for name in published}
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": definitions}

    def validator(name):
        return jsonschema.Draft202012Validator({**schema, "$ref": "#/$defs/" + name},
                                               format_checker=jsonschema.FormatChecker(["email", "date", "uuid"]))

    def problems(name, item):
        return [f"{list(e.absolute_path)}: {e.message}" for e in validator(name).iter_errors(item)]

    for name in ("service", "organization", "service_at_location"):
        with open(os.path.join(folder, name + "_full.json"), encoding="utf-8") as file:
            for problem in problems(name, json.load(file)):
                print("the specification's own", name, problem)
    with open(path, encoding="utf-8") as file:
        page = json.load(file)
    if page["total_items"] != len(page["contents"]):
        fail(path, "counts otherwise than it holds")
    known = set(definitions["service"]["properties"])
    for item in page["contents"]:
        for problem in problems("service", item):
            fail(path, item.get("id"), problem)
        for member in item:
            if member not in known and not member.startswith("x_"):
                fail(path, member, "is no member of a service")
    # A schema that lets everything pass proves nothing.
    broken = dict(page["contents"][0], status="open")
    del broken["name"]
    if len(problems("service", broken)) != 2:
        fail("the schema lets a service without name and with a foreign status pass")
    print(f"{path}: {len(page['contents'])} services")


def main():
    hsds = sys.argv[3] if len(sys.argv) > 3 else None
    published = None
    if hsds and os.path.isdir(hsds):
        with open(os.path.join(hsds, "spec-3.2.3/csv/datapackage.json"), encoding="utf-8") as file:
            published = {r["name"]: r for r in json.load(file)["resources"]}
    check_package(sys.argv[1], published)
    if len(sys.argv) > 2 and published:
        check_json(sys.argv[2], os.path.join(hsds, "spec-3.2.3"), published)
    elif len(sys.argv) > 2:
        print("the specification is not there; the JSON is not checked against it")
    for words in FAILED[:20]:
        print("WRONG:", words)
    return 1 if FAILED else 0


sys.exit(main())
