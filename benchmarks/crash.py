"""A loading process is killed at random moments: no store fails to open, holds a part of a source, or loses one.

Run it by ``make crash``, or by ``python benchmarks/crash.py [TIMES]`` where graphq and its tests' packages are
installed.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import crashing


def main() -> int:
    """Kill, print how many sources were left each time, and return 1 if a store was spoilt."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    left: Counter[int] = Counter()
    failures: list[str] = []
    for seed in range(times):
        with tempfile.TemporaryDirectory() as folder:
            try:
                left[crashing.kill(seed, Path(folder))] += 1
            except Exception as error:
                failures.append(f"seed {seed}: {type(error).__name__}: {error}")
    told = ", ".join(f"{count} times {sources}" for sources, count in sorted(left.items()))
    sys.stdout.write(f"killed {times} times, {len(failures)} failures; sources left: {told}\n")
    for failure in failures:
        sys.stdout.write(f"  {failure}\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
