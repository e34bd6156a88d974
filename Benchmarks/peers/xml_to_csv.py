#!/usr/bin/env python3
"""xml_to_csv.py FILE: the `fragment` elements of an XML file as CSV on standard output.

A column for each attribute and child element of the first fragment; memory stays small, since
each element is dropped once it is written.
"""

import csv
import sys

from lxml import etree


def main() -> None:
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    writer = csv.writer(sys.stdout)
    has_header = False
    for _, fragment in etree.iterparse(sys.argv[1], tag="{*}fragment"):
        if not has_header:
            has_header = True
            writer.writerow([*fragment.keys(), *(child.tag for child in fragment)])
        writer.writerow([*fragment.values(), *(child.text or "" for child in fragment)])
        fragment.clear()
        while fragment.getprevious() is not None:
            del fragment.getparent()[0]


if __name__ == "__main__":
    main()
