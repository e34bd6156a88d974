"""The conversions that are measured, the peers that do them too, and the targets."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from harness.contestant import PEERS, Contestant
from harness.digests import csv_digest, folder_digest, iati_digest, xml_digest


@dataclass
class Inputs:
    """The same records in each form."""

    fragments: Path
    csv: Path
    xml: Path
    iati: Path


@dataclass
class Task:
    """One conversion, with the programs that do it, sheaf first."""

    name: str
    suffix: str
    digest: Callable[[Path], str]
    contestants: list[Contestant]


IATI = ("--mapping", "iati-2.03", "--include-confidential")


def convert(sheaf: Path, source: Path, target: Path, *options: str) -> list[str]:
    """sheaf's command line; a target without a suffix is a folder, said by a final slash."""
    output = str(target) + ("" if target.suffix else "/")
    return [str(sheaf), "convert", str(source), "-o", output, *options]


def tasks(sheaf: Path, inputs: Inputs, programs: Path) -> list[Task]:
    """All of them; `programs` is where this package's own programs were built."""

    def by_sheaf(source: Path, *options: str) -> Contestant:
        return Contestant("sheaf", lambda out: convert(sheaf, source, out, *options))

    return [
        Task(
            "fragments → CSV",
            ".csv",
            csv_digest,
            [by_sheaf(inputs.fragments), *fragment_readers(inputs.fragments, programs)],
        ),
        Task(
            "CSV → CSV",
            ".csv",
            csv_digest,
            [
                by_sheaf(inputs.csv),
                printing("Miller", "mlr", "--icsv", "--ocsv", "cat", inputs.csv, target=0.35),
            ],
        ),
        Task(
            "CSV → XML",
            ".xml",
            xml_digest,
            [
                by_sheaf(inputs.csv),
                printing(
                    "Python csv + escape",
                    sys.executable,
                    PEERS / "csv_to_xml.py",
                    inputs.csv,
                    target=0.25,
                ),
            ],
        ),
        Task(
            "XML → CSV",
            ".csv",
            csv_digest,
            [by_sheaf(inputs.xml), *xml_readers(inputs.xml)],
        ),
        Task(
            "CSV → IATI",
            ".xml",
            iati_digest,
            [
                by_sheaf(inputs.csv, *IATI),
                printing(
                    "lxml",
                    sys.executable,
                    PEERS / "csv_to_iati.py",
                    inputs.csv,
                    needs="lxml",
                    target=0.3,
                ),
            ],
        ),
        Task(
            "IATI → CSV",
            ".csv",
            csv_digest,
            [
                by_sheaf(inputs.iati, *IATI),
                printing(
                    "`xmllint --stream --noout`",
                    "xmllint",
                    "--stream",
                    "--noout",
                    inputs.iati,
                    target=1.5,
                    makes_output=False,
                ),
            ],
        ),
        Task(
            "CSV → fragments",
            "",
            folder_digest,
            [by_sheaf(inputs.csv), *fragment_writers(inputs, programs)],
        ),
    ]


def printing(name: str, *command: str | Path, **options) -> Contestant:
    """A peer that reads a file and prints its output."""
    words = [str(word) for word in command]
    return Contestant(
        name,
        lambda out: words,
        **{"needs": words[0], "prints_output": True, **options},
    )


def fragment_readers(fragments: Path, programs: Path) -> list[Contestant]:
    # Names without their folder keep 20,000 of them within the system's limit on arguments.
    names = sorted(os.listdir(fragments))
    miller = ["mlr", "--ixtab", "--ips", "**: ", "--ocsv", "cat", *names]
    return [
        printing("Miller `--ixtab`", *miller, target=0.35, directory=fragments),
        printing("perl", "perl", PEERS / "fragments_to_csv.pl", fragments, target=0.35),
        printing(
            "open, read, close", programs / "readfiles", fragments, target=2.0, makes_output=False
        ),
        printing("Python", sys.executable, PEERS / "fragments_to_csv.py", fragments),
    ]


def xml_readers(xml: Path) -> list[Contestant]:
    lxml = [sys.executable, PEERS / "xml_to_csv.py", xml]
    xmllint = ["xmllint", "--stream", "--noout", xml]
    return [
        printing("lxml iterparse", *lxml, needs="lxml", target=0.25),
        printing("`xmllint --stream --noout`", *xmllint, target=1.2, makes_output=False),
    ]


def fragment_writers(inputs: Inputs, programs: Path) -> list[Contestant]:
    python = [sys.executable, str(PEERS / "csv_to_fragments.py"), str(inputs.csv)]
    plain = [str(programs / "writefiles"), str(inputs.fragments)]
    return [
        Contestant("Python", lambda out: [*python, str(out)], target=0.8),
        Contestant(
            "writing the same files",
            lambda out: [*plain, str(out)],
            target=1.3,
            prints_seconds=True,
        ),
    ]
