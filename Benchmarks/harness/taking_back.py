"""How long `sheaf import` takes to plan what an edited sheet changes, beside checking the sheet and the folder."""

import csv
import shutil
import statistics
import tempfile
from pathlib import Path

from harness.competition import Scratch
from harness.contestant import Failure, run
from harness.memory import peak
from harness.report import Row, megabytes, milliseconds, progress

EDITS = 500
TIME_TARGET = 2.0
MEMORY_TARGET = 200_000_000


def taking_back_rows(sheaf: Path, fragments: Path, rounds: int, scratch: Scratch) -> list[Row]:
    """One line for the time and one for the peak memory of a plan."""
    progress("import: exporting and editing")
    folder, sheet, edited = scratch.fresh(""), scratch.fresh(".csv"), scratch.fresh(".csv")
    shutil.copytree(fragments, folder)
    plan = [str(sheaf), "import", str(edited), "--into", str(folder)]
    # Of the edited one `check` would say that what is composed of the edits is stale.
    checks = [[str(sheaf), "check", str(source)] for source in (sheet, folder)]
    with tempfile.TemporaryFile() as printed:
        run([str(sheaf), "export", str(folder), "-o", str(sheet)], printed)
        edits = edit(sheet, edited)
        run(plan, printed)
        printed.seek(0)
        expect(printed.read().decode(), edits)
        progress("import: measuring")
        times = [[run(command, printed) for command in (plan, *checks)] for _ in range(rounds)]
    seconds, *parts = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(turn[0] / sum(turn[1:]) for turn in times)
    memory = peak(plan)
    return [
        Row(
            [
                f"`import`, {edits} edits: time beside `check` of the sheet and of the folder",
                milliseconds(seconds),
                " + ".join(milliseconds(part) for part in parts),
                f"{ratio:.2f}",
                f"≤ {TIME_TARGET}",
            ],
            ratio <= TIME_TARGET,
        ),
        Row(
            ["the same: peak memory", megabytes(memory), "–", "–", f"≤ {megabytes(MEMORY_TARGET)}"],
            memory <= MEMORY_TARGET,
        ),
    ]


def edit(source: Path, target: Path) -> int:
    """Adds a sentence to a long text of every so many rows, and rewrites as a spreadsheet does; how many were edited."""
    with open(source, newline="", encoding="utf-8") as file:
        heading, *rows = csv.reader(file)
    text, flag = heading.index("Outcome description"), heading.index("Outcome statements is CONFIDENTIAL")
    chosen = range(0, len(rows), max(1, len(rows) // EDITS))[:EDITS]
    for number in chosen:
        rows[number][text] += " This was added by hand."
    for row in rows:
        row[flag] = row[flag].removesuffix(".0")
    with open(target, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL).writerows([heading, *rows])
    return len(chosen)


def expect(plan: str, edits: int) -> None:
    """A plan that does not find the edits would be quick for nothing."""
    if f"Changed: {edits} record" not in plan:
        raise Failure(f"the plan does not find {edits} edits:\n{plan[:500]}")
