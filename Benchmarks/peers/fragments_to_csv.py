#!/usr/bin/env python3
"""fragments_to_csv.py FOLDER: the fragments of a folder as CSV on standard output.

The columns are the headings of the first fragment.
"""

import csv
import os
import re
import sys

FIELD = re.compile(r"^\*\*(.+?)\*\*: (.*)$", re.MULTILINE)


def main() -> None:
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    writer = csv.writer(sys.stdout)
    folder = sys.argv[1]
    headings: list[str] = []
    for name in sorted(os.listdir(folder)):
        with open(f"{folder}/{name}", encoding="utf-8", newline="") as file:
            fragment = dict(FIELD.findall(file.read()))
        if not headings:
            headings = list(fragment)
            writer.writerow(headings)
        writer.writerow([fragment[heading] for heading in headings])


if __name__ == "__main__":
    main()
