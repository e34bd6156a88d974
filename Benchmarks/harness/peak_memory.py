#!/usr/bin/env python3
"""peak_memory.py PROGRAM ARGUMENT…: runs the program and prints its peak resident set, in bytes.

The kernel counts a child's peak from before its program replaced ours, so this program is the
least that can be measured: run it with `python3 -I -S`, and keep what it imports to nothing
(about 8 MB). The program's output goes to standard error.
"""

import posix
import sys


def main() -> None:
    child = posix.posix_spawn(
        sys.argv[1], sys.argv[1:], posix.environ, file_actions=[(posix.POSIX_SPAWN_DUP2, 2, 1)]
    )
    _, status, usage = posix.wait4(child, 0)
    if status != 0:
        sys.exit(posix.waitstatus_to_exitcode(status) & 0xFF or 1)
    print(usage.ru_maxrss * 1024)


if __name__ == "__main__":
    main()
