"""A disk that is full, for real: a small file system of its own; one clear line, and nothing is lost."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from terminal import COMMAND, article

if TYPE_CHECKING:
    from pathlib import Path

_MOUNT = ["unshare", "--map-root-user", "--mount", "--", "sh", "-euc"]
_POSSIBLE = (
    shutil.which("unshare")
    and not subprocess.run(
        [*_MOUNT, 'mount -t tmpfs -o size=64k tmpfs "$1"', "sh", "/mnt"], capture_output=True, check=False
    ).returncode
)

pytestmark = pytest.mark.skipif(not _POSSIBLE, reason="this system lets nobody mount a file system of their own")

_SCRIPT = """
mount -t tmpfs -o size=8m tmpfs "$1"
graphq="$2"; first="$3"; second="$4"; cd "$1"
"$graphq" load "$first" >/dev/null
"$graphq" export --format nquads > /tmp/before.$$
dd if=/dev/zero of=filler bs=1k 2>/dev/null || true
truncate --size="-${5}K" filler
set +e
"$graphq" load "$second"; echo "code $?"
"$graphq" export --format nquads | cmp - /tmp/before.$$ && echo same
"$graphq" check | sed 's/:.*//'
rm filler /tmp/before.$$
"$graphq" load "$second" >/dev/null; echo "code $?"
"$graphq" sources --format json | grep -c '"name"'
"""


@pytest.mark.parametrize("free", [0, 24, 64])
def test_a_full_disk_loses_nothing(tmp_path: Path, free: int) -> None:
    """Full from the start, or so many kB later in the middle of the write; there is room again, and all goes on."""
    disk = tmp_path / "disk"
    disk.mkdir()
    files = [article(tmp_path, "first.txt"), article(tmp_path, "second.txt")]
    arguments = [*_MOUNT, _SCRIPT, "sh", str(disk), str(COMMAND), *map(str, files), str(free)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["code 8", "same", "sound", "code 0", "2"]
    (line,) = done.stderr.splitlines()
    assert line.startswith("Error: cannot write to the store")
    assert line.endswith("nothing was changed")
