"""A command as a process of its own, and the most memory that it took."""

from __future__ import annotations

import os
import subprocess
import tempfile


def measured(command: list[str]) -> tuple[int, str, float]:
    """The exit code of a command, the first line that it prints, and the most MB that one of its processes took.

    Linux counts a process as large as the one that started it was: keep that small.
    """
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.readline().decode().strip()
    return process.returncode, said[-80:], usage.ru_maxrss / 1024
