"""Whether two outputs hold the same records: a digest of what is in them, not of their bytes."""

import csv
import hashlib
from pathlib import Path
from xml.etree import ElementTree


def csv_digest(path: Path) -> str:
    """Of the rows below the headings, whatever their quoting and line ends."""
    digest = hashlib.sha256()
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        next(rows, None)
        for row in rows:
            digest.update(repr(row).encode())
    return digest.hexdigest()


def xml_digest(path: Path) -> str:
    """Of the values of each fragment, whatever their elements are called."""
    digest = hashlib.sha256()
    for _, element in ElementTree.iterparse(path):
        if element.tag.rpartition("}")[2] == "fragment":
            row = [*element.attrib.values(), *(child.text or "" for child in element)]
            digest.update(repr(row).encode())
            element.clear()
    return digest.hexdigest()


def iati_digest(path: Path) -> str:
    """Of every element with its attributes and, where it holds no others, its text."""
    digest = hashlib.sha256()
    for _, element in ElementTree.iterparse(path):
        text = (element.text or "") if len(element) == 0 else ""
        digest.update(repr((element.tag, sorted(element.attrib.items()), text)).encode())
        if element.tag == "result":
            element.clear()
    return digest.hexdigest()


def folder_digest(path: Path) -> str:
    """Of the files' bytes, whatever their names and order."""
    contents = sorted(hashlib.sha256(file.read_bytes()).digest() for file in path.iterdir())
    return hashlib.sha256(b"".join(contents)).hexdigest()
