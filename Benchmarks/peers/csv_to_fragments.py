#!/usr/bin/env python3
"""csv_to_fragments.py FILE FOLDER: each record of a CSV file as a fragment in a fresh folder.

A fragment is named after its id, the first column.
"""

import csv
import os
import re
import sys

UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def main() -> None:
    source, folder = sys.argv[1:]
    os.mkdir(folder)
    with open(source, encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        headings = next(reader)
        for row in reader:
            lines = [
                f"**{heading}**: {value}\n" for heading, value in zip(headings, row, strict=True)
            ]
            path = f"{folder}/{UNSAFE.sub('-', row[0])}.txt"
            with open(path, "x", encoding="utf-8", newline="") as fragment:
                fragment.write("".join(lines))


if __name__ == "__main__":
    main()
