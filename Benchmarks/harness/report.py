"""What is shown: Markdown tables on standard output, progress on standard error."""

import sys
from dataclasses import dataclass


@dataclass
class Row:
    """A line of a table; `passed` is None where there is no target."""

    cells: list[str]
    passed: bool | None


def table(headings: list[str], rows: list[Row]) -> str:
    """A Markdown table of the rows and their verdicts."""
    verdicts = {True: "PASS", False: "FAIL", None: "–"}
    lines = [headings + ["verdict"], ["---"] * (len(headings) + 1)]
    lines += [row.cells + [verdicts[row.passed]] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms" if seconds >= 0.1 else f"{seconds * 1000:.1f} ms"


def megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"


def progress(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
