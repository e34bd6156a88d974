"""A program that takes part, and how a run of it is timed."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

WARM_PAGES = 192 << 20
PEERS = Path(__file__).resolve().parent.parent / "peers"


class Failure(Exception):
    """A program that failed: its figures mean nothing."""


class Missing(Exception):
    """A peer that this machine does not have, or cannot start: its row is skipped."""


def is_installed(name: str) -> bool:
    """Whether there is a program, or a Python module, of this name."""
    return shutil.which(name) is not None or importlib.util.find_spec(name) is not None


@dataclass
class Contestant:
    """A program that does one task.

    `command` makes its command line for an output path. With `prints_output` the output is what it
    prints, and goes to that path; with `prints_seconds` it prints the time that counts, else the
    time of the whole process counts. `target` is the most that sheaf may take, as a multiple of it.
    """

    name: str
    command: Callable[[Path], list[str]]
    needs: str | None = None
    target: float | None = None
    directory: Path | None = None
    makes_output: bool = True
    prints_output: bool = False
    prints_seconds: bool = False

    def seconds(self, out: Path) -> float:
        """Runs the program once."""
        if self.needs and not is_installed(self.needs):
            raise Missing(f"{self.needs} is not installed")
        with open(out, "w+b") if self.prints_output else tempfile.TemporaryFile() as printed:
            seconds = run(self.command(out), printed, self.directory)
            if self.prints_seconds:
                printed.seek(0)
                return float(printed.read())
        return seconds


def warm_pages() -> None:
    """Fills and frees as much page cache as an output takes.

    On a virtual machine the first use of a page costs far more than the next ones, and pages that
    stayed free for a while have been handed back to the host.
    """
    with tempfile.TemporaryFile() as file:
        block = bytes(1 << 20)
        for _ in range(WARM_PAGES >> 20):
            file.write(block)


def run(command: list[str], printed: IO[bytes], directory: Path | None = None) -> float:
    """Runs a command, what it prints going to a file; the seconds from its start to its end."""
    # What earlier runs left to be written to the disk must not slow this one.
    os.sync()
    warm_pages()
    with tempfile.TemporaryFile() as messages:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(command, stdout=printed, stderr=messages, cwd=directory)
        except OSError as error:
            raise Missing(f"{command[0]} does not start: {error.strerror}") from error
        code = process.wait()
        seconds = time.perf_counter() - start
        if code != 0:
            messages.seek(0)
            said = messages.read().decode(errors="replace").strip()
            raise Failure(f"exit code {code} from {' '.join(command[:6])}\n{said}")
    return seconds
