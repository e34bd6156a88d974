"""Runs of sheaf and its peers, turn by turn, on the same task."""

import itertools
import random
import statistics
from dataclasses import dataclass
from pathlib import Path

from harness.contestant import Contestant, Missing
from harness.report import Row, milliseconds, progress
from harness.tasks import Task


class Scratch:
    """Output paths that were never used before.

    Files are removed after use, folders never: deleting a large folder slows the making of files on
    ext4 for seconds.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.numbers = itertools.count()

    def fresh(self, suffix: str) -> Path:
        return self.folder / f"{next(self.numbers)}{suffix}"

    @staticmethod
    def release(path: Path) -> None:
        if path.is_file():
            path.unlink()


@dataclass
class Result:
    """What the runs of one contestant gave."""

    contestant: Contestant
    digest: str | None
    seconds: list[float]


def compete(task: Task, rounds: int, scratch: Scratch, notes: list[str]) -> list[Row]:
    """Runs each contestant once, to warm the caches and compare outputs, then round after round."""
    progress(f"{task.name}: warming up")
    results = []
    for contestant in task.contestants:
        out = scratch.fresh(task.suffix)
        try:
            contestant.seconds(out)
        except Missing as reason:
            notes.append(f"{task.name}, {contestant.name}: skipped, {reason}.")
            continue
        digest = task.digest(out) if contestant.makes_output else None
        scratch.release(out)
        results.append(Result(contestant, digest, []))

    order = random.Random(rounds)
    for turn in range(rounds):
        progress(f"{task.name}: round {turn + 1} of {rounds}")
        # In an order of its own each time, so that none always follows the same other.
        for result in order.sample(results, len(results)):
            out = scratch.fresh(task.suffix)
            result.seconds.append(result.contestant.seconds(out))
            scratch.release(out)

    sheaf, *peers = results
    return [row(task, sheaf, peer) for peer in peers]


def row(task: Task, sheaf: Result, peer: Result) -> Row:
    """A line of the table: the ratio is the median of the rounds' own ratios."""
    pairs = zip(sheaf.seconds, peer.seconds, strict=True)
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    target = peer.contestant.target
    same = "–" if peer.digest is None else "yes" if peer.digest == sheaf.digest else "NO"
    cells = [
        task.name,
        peer.contestant.name,
        milliseconds(statistics.median(sheaf.seconds)),
        milliseconds(statistics.median(peer.seconds)),
        f"{ratio:.2f}",
        f"≤ {target}" if target else "–",
        same,
    ]
    return Row(cells, None if target is None else ratio <= target)
