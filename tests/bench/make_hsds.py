#!/usr/bin/env python3
"""Makes a HSDS 3 package of many services.  usage: make_hsds.py COUNT FOLDER"""
import csv
import os
import sys
import uuid

SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://bench.example")


def an_id(kind, number):
    return str(uuid.uuid5(SPACE, f"{kind}:{number}"))


def main():
    count, folder = int(sys.argv[1]), sys.argv[2]
    os.makedirs(folder)
    tables = {
        "organizations": "id name description email website",
        "services": "id organization_id name description url email status application_process "
                    "fees_description eligibility_description alert last_modified",
        "service_at_location": "id service_id location_id",
        "locations": "id organization_id name location_type latitude longitude",
        "addresses": "id location_id address_1 city state_province postal_code country address_type",
        "phones": "id service_id number type",
        "schedules": "id service_id freq byday opens_at closes_at",
        "languages": "id service_id name",
        "required_documents": "id service_id document",
        "taxonomy_terms": "id name description taxonomy",
        "attributes": "id link_id link_entity taxonomy_term_id link_type",
    }
    files = {name: open(os.path.join(folder, name + ".csv"), "w", newline="", encoding="utf-8")
             for name in tables}
    out = {name: csv.writer(file) for name, file in files.items()}
    for name, columns in tables.items():
        out[name].writerow(columns.split())
    for i in range(20):
        out["taxonomy_terms"].writerow([an_id("term", i), f"Term {i}", "words", "made"])
    words = "Sie bekommen Rat und Hilfe. Das Gespräch ist vertraulich. Kommen Sie einfach vorbei. "
    for i in range(count):
        service, location = an_id("service", i), an_id("location", i)
        organization = an_id("organization", i // 10)
        if i % 10 == 0:
            out["organizations"].writerow([organization, f"Träger {i // 10}", "words",
                                           "post@example.org", "https://example.org"])
        out["services"].writerow([service, organization, f"Beratung {i}", words * 3, "https://example.org/a",
                                  "a@example.org", "active", "Rufen Sie an. Kommen Sie vorbei.", "kostenlos",
                                  "Für alle Familien.", "", "2026-01-02T10:00:00Z"])
        out["service_at_location"].writerow([an_id("at", i), service, location])
        out["locations"].writerow([location, organization, f"Haus {i}", "physical", "51.9", "8.0"])
        out["addresses"].writerow([an_id("address", i), location, f"Weg {i % 200}", "Ennigerloh", "DE-NW",
                                   "59320", "DE", "physical"])
        out["phones"].writerow([an_id("phone", i), service, f"02524 28{i % 10000:04d}", "voice"])
        for k, days in enumerate(["MO,TU,WE", "TH"]):
            out["schedules"].writerow([an_id("schedule", 2 * i + k), service, "WEEKLY", days,
                                       f"0{8 + k}:00:00", f"1{2 + k}:00:00"])
        out["languages"].writerow([an_id("language", i), service, "Deutsch"])
        out["required_documents"].writerow([an_id("document", i), service, "Ausweis"])
        out["attributes"].writerow([an_id("attribute", i), service, "service", an_id("term", i % 20), "topic"])
    for file in files.values():
        file.close()


main()
