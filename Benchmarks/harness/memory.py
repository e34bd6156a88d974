"""The peak memory of sheaf at two sizes, for each conversion."""

import os
import subprocess
import sys
from pathlib import Path

from harness.competition import Scratch
from harness.contestant import Failure
from harness.report import Row, megabytes, progress
from harness.tasks import convert

PEAK_MEMORY = Path(__file__).resolve().parent / "peak_memory.py"
TARGET = 24_000_000


def memory_rows(sheaf: Path, small: Path, large: Path, scratch: Scratch) -> list[Row]:
    """A line for each conversion, from two folders of fragments."""
    pairs = zip(peaks(sheaf, small, scratch), peaks(sheaf, large, scratch), strict=True)
    return [
        Row(
            [name, megabytes(low), megabytes(high), f"≤ {megabytes(TARGET)}"],
            max(low, high) <= TARGET,
        )
        for (name, low), (_, high) in pairs
    ]


def peaks(sheaf: Path, fragments: Path, scratch: Scratch) -> list[tuple[str, int]]:
    """Each conversion and its peak in bytes, from fragments all the way round to fragments."""
    progress(f"memory: {len(os.listdir(fragments)):,} records")
    table, copy, xml = scratch.fresh(".csv"), scratch.fresh(".csv"), scratch.fresh(".xml")
    conversions = [
        ("fragments → CSV", fragments, table),
        ("CSV → CSV", table, copy),
        ("CSV → XML", table, xml),
        ("XML → CSV", xml, scratch.fresh(".csv")),
        ("CSV → fragments", copy, scratch.fresh("")),
    ]
    return [(name, peak(convert(sheaf, source, out))) for name, source, out in conversions]


def peak(command: list[str]) -> int:
    """The most memory that the command's process held, in bytes."""
    # Without -I and -S, Python itself would need more than what is measured (see PEAK_MEMORY).
    result = subprocess.run(
        [sys.executable, "-I", "-S", str(PEAK_MEMORY), *command], capture_output=True, text=True
    )
    if result.returncode != 0:
        raise Failure(f"exit code {result.returncode} from {' '.join(command)}\n{result.stderr}")
    return int(result.stdout)
