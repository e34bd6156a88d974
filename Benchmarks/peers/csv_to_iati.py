#!/usr/bin/env python3
"""csv_to_iati.py FILE: the records of a CSV file as IATI 2.03 activities on standard output, by lxml.

It writes the elements that the built-in mapping iati-2.03 writes, an activity for each country and a result for each record.
"""

import csv
import re
import sys

from lxml import etree

OWN = "urn:sheaf:outcome-harvest"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
PUBLISHER = "XM-EXAMPLE-000000"
VOCABULARY = "https://organisation.example/vocabularies"
COUNTRIES = {"Burundi": "BI", "DR Congo": "CD"}
RESULT_TYPES = {"Outcome": "2", "Outcome lead": "9"}
SIGNIFICANCE = {"small": "1", "medium": "2", "large": "3"}
CONTRIBUTION = {"small": "1", "moderate": "2", "great": "3"}
REFERENCE = re.compile(r"(outcome|output) *([0-9]+(?:\.[0-9]+)*)", re.IGNORECASE)
LINK = re.compile(r'https?://[^\s<>"]+')
OTHER = re.compile(r"[^a-z0-9]+")
DIMENSIONS = (
    ("harvest period", 2),
    ("social actor", 9),
    ("scale", 10),
    ("unintended", 14),
    ("negative", 20),
)
PARAGRAPHS = (
    ("Additional information", 7),
    ("Contribution of the programme", 11),
    ("Contribution of other actors and factors", 12),
    ("Evidence", 15),
)


def slug(text: str) -> str:
    return OTHER.sub("-", text.lower()).strip("-")


def element(parent, tag: str, text: str | None = None, /, **attributes: str):
    child = etree.SubElement(parent, tag, attributes)
    if text is not None:
        child.text = text
    return child


def narrative(parent, tag: str, text: str, /, **attributes: str):
    child = element(parent, tag, **attributes)
    element(child, "narrative", text)
    return child


def activity(root, country: str):
    node = element(root, "iati-activity")
    node.set(LANGUAGE, "en")
    element(node, "iati-identifier", f"{PUBLISHER}-scc-{slug(country)}")
    narrative(node, "reporting-org", "Name of the organisation", ref=PUBLISHER, type="21")
    narrative(node, "title", f"SCC programme: {country}")
    narrative(
        node,
        "description",
        "Outcomes of the SCC programme, collected by outcome harvesting.",
        type="1",
    )
    return node


def activity_end(node, country: str, objectives: dict, types: dict) -> None:
    """What follows from all records of a country stands before their results."""
    for objective in objectives:
        narrative(node, "description", objective, type="2")
    narrative(
        node, "participating-org", "Name of the organisation", ref=PUBLISHER, type="21", role="4"
    )
    element(node, "activity-status", code="2")
    element(node, "activity-date", **{"type": "2", "iso-date": "2021-01-01"})
    if country == "Sahel":
        element(node, "recipient-region", vocabulary="1", code="289")
        attributes = {"vocabulary": "99", "vocabulary-uri": VOCABULARY, "code": "SAHEL"}
        narrative(node, "recipient-region", "Sahel", **attributes)
    else:
        element(node, "recipient-country", code=COUNTRIES[country])
    element(node, "sector", vocabulary="1", code="15160")
    for change in types:
        attributes = {"vocabulary": "99", "vocabulary-uri": VOCABULARY, "code": slug(change)}
        narrative(node, "tag", change, **attributes)


def period(indicator, year: str):
    node = element(indicator, "period")
    element(node, "period-start", **{"iso-date": f"{year}-01-01"})
    element(node, "period-end", **{"iso-date": f"{year}-12-31"})
    return node


def result(headings: list[str], row: list[str]):
    node = etree.Element("result", type=RESULT_TYPES[row[1]], nsmap={"oh": OWN})
    narrative(node, "title", f"{row[1]} {row[0]}")
    if row[5]:
        narrative(node, "description", row[5])
    for url in LINK.findall(row[15]):
        link = element(node, "document-link", url=url, format="application/octet-stream")
        narrative(link, "title", "Evidence")
        element(link, "category", code="A08")
    for kind, number in REFERENCE.findall(row[17]):
        attributes = {"vocabulary": "99", "vocabulary-uri": VOCABULARY}
        element(node, "reference", code=f"{kind.lower()}-{number}", **attributes)
    indicator = element(node, "indicator", measure="5")
    narrative(indicator, "title", "What changed, and who contributed")
    if row[6]:
        narrative(indicator, "description", row[6])
    actual = element(period(indicator, row[4]), "actual")
    for name, column in DIMENSIONS:
        if row[column]:
            element(actual, "dimension", name=name, value=row[column])
    for change in row[21].split(", ") if row[21] else []:
        element(actual, "dimension", name="type of change", value=change)
    paragraphs = [
        f"{label}: {row[column]}"
        for label, column in PARAGRAPHS
        if row[column].strip() not in ("", "NO", "No", "no")
    ]
    if paragraphs:
        narrative(actual, "comment", "\n\n".join(paragraphs))
    for name, column, codes, title in (
        ("significance", 8, SIGNIFICANCE, "Significance of the outcome: small (1), medium (2), large (3)"),
        ("contribution", 13, CONTRIBUTION, "Contribution of the programme: small (1), moderate (2), great (3)"),
    ):
        if row[column]:
            rating = element(node, "indicator", measure="4")
            rating.set(f"{{{OWN}}}rating", name)
            narrative(rating, "title", title)
            element(period(rating, row[4]), "actual", value=codes[row[column]])
    record = etree.SubElement(node, f"{{{OWN}}}record")
    for heading, value in zip(headings, row, strict=True):
        field = etree.SubElement(record, f"{{{OWN}}}field", heading=heading)
        field.text = value
    return node


def main() -> None:
    countries: dict[str, tuple[list, dict, dict]] = {}
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        headings = next(reader)
        for row in reader:
            results, objectives, types = countries.setdefault(row[3], ([], {}, {}))
            results.append(result(headings, row))
            objectives.setdefault(row[18])
            for change in row[21].split(", ") if row[21] else []:
                types.setdefault(change)
    root = etree.Element("iati-activities", version="2.03", nsmap={"oh": OWN})
    for country, (results, objectives, types) in countries.items():
        node = activity(root, country)
        activity_end(node, country, objectives, types)
        node.extend(results)
    etree.ElementTree(root).write(
        sys.stdout.buffer, xml_declaration=True, encoding="UTF-8", pretty_print=True
    )


if __name__ == "__main__":
    main()
