#!/usr/bin/env python3
"""csv_to_xml.py FILE: the records of a CSV file as XML on standard output."""

import csv
import sys
from xml.sax.saxutils import escape

ELEMENTS = [
    "fragment_id",
    "status",
    "harvest",
    "country",
    "year",
    "outcome",
    "significance",
    "additional",
    "rating_significance",
    "social_actor",
    "scale",
    "contribution",
    "other_contribution",
    "rating_contribution",
    "unintended",
    "evidence",
    "confidential",
    "results_framework",
    "objectives",
    "merged_story",
    "negative",
    "change_types",
    "change_clusters",
]


def main() -> None:
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        write = sys.stdout.write
        write('<?xml version="1.0" encoding="UTF-8"?>\n<fragments>\n')
        for row in reader:
            fields = [
                f"    <{element}>{escape(value)}</{element}>\n"
                for element, value in zip(ELEMENTS, row, strict=True)
            ]
            write(f"  <fragment>\n{''.join(fields)}  </fragment>\n")
        write("</fragments>\n")


if __name__ == "__main__":
    main()
