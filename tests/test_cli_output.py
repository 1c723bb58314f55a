"""Where answers are written, and what happens when they cannot be."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import time
from pathlib import Path

import pytest
from terminal import COMMAND, article, complaint, marsh, process, run, started

EVERYTHING = "SELECT * { ?s ?p ?o . ?a ?b ?c }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the facts of the marsh book."""
    return marsh(tmp_path_factory.mktemp("output"))


def on_a_terminal(*words: object) -> str:
    """What a person sees on a terminal of 80 columns."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80"}
    done = subprocess.run(
        [COMMAND, *map(str, words)], stdout=slave, stderr=subprocess.PIPE, env=environment, check=True
    )
    os.close(slave)
    shown = b""
    while chunk := _read(master):
        shown += chunk
    os.close(master)
    assert done.stderr == b""
    return shown.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # the other end is closed, and all was read
        return b""


def test_a_terminal_gets_a_table(store: Path) -> None:
    """Without ``--format``."""
    shown = on_a_terminal("query", "SELECT ?s { ?s a gq:Skill } ORDER BY ?s LIMIT 1", "--store", store)
    assert shown.splitlines()[1].strip("─") == ""


def test_a_pipe_that_is_closed_is_no_error_to_speak_of(store: Path) -> None:
    """``graphq query … | head -1`` is quiet."""
    with subprocess.Popen(
        [COMMAND, "query", EVERYTHING, "--store", store], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


@full
@pytest.mark.parametrize("words", [("stats",), ("query", EVERYTHING), ("export",), ("--help",)])
def test_a_full_disk(store: Path, words: tuple[str, ...]) -> None:
    """One line, and no success."""
    words = words if words == ("--help",) else (*words, "--store", str(store))
    with open("/dev/full", "wb") as disk:
        done = subprocess.run([COMMAND, *words], stdout=disk, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 11
    assert done.stderr == b"Error: cannot write the output: No space left on device\n"


@full
def test_a_device_is_written_to_as_it_is(store: Path) -> None:
    """It is not replaced by a file."""
    assert process("export", "-o", "/dev/full", "--store", store).returncode == 11
    assert Path("/dev/full").is_char_device()


def test_standard_output_that_is_closed(store: Path) -> None:
    """One line."""
    shell = f'exec "{COMMAND}" stats --store "{store}" >&-'
    done = subprocess.run(["/bin/sh", "-c", shell], stderr=subprocess.PIPE, check=False)
    assert done.returncode == 11
    assert done.stderr.count(b"\n") == 1


def test_a_file_appears_when_it_is_complete(store: Path, tmp_path: Path) -> None:
    """And nothing beside it."""
    out = tmp_path / "all.trig"
    assert run("export", "-o", out, "--store", store).exit_code == 0
    assert out.read_bytes() == run("export", "--store", store).stdout_bytes
    assert list(tmp_path.iterdir()) == [out]


def test_a_file_in_a_folder_that_does_not_exist(store: Path, tmp_path: Path) -> None:
    """The file is named as it was given."""
    out = tmp_path / "nowhere" / "all.trig"
    result = run("export", "-o", out, "--store", store)
    assert result.exit_code == 11
    assert complaint(result) == f"{out}: No such file or directory"


def test_ctrl_c_is_quiet(store: Path) -> None:
    """Also while Oxigraph is at work."""
    with started("query", ENDLESS, "--store", store) as running:
        time.sleep(1)
        running.send_signal(signal.SIGINT)
        out, error = running.communicate(timeout=30)
    assert (running.returncode, out, error) == (130, b"", b"")


def test_ctrl_c_while_loading_changes_nothing(tmp_path: Path) -> None:
    """The store is as it was: here, not there."""
    articles = [article(tmp_path, f"{number}.txt") for number in range(300)]
    store = tmp_path / "store"
    with started("load", *articles, "--store", store) as running:
        while not list(store.glob("generations/*/CURRENT")):  # the first articles are being written
            assert running.poll() is None
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        out, error = running.communicate(timeout=30)
    assert (running.returncode, out, error) == (130, b"", b"")
    assert not store.exists()


def test_progress_is_drawn_on_a_terminal(tmp_path: Path) -> None:
    """On standard error, and only there."""
    master, slave = pty.openpty()
    command = [COMMAND, "load", article(tmp_path), "--store", tmp_path / "store"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=slave, check=True)
    os.close(slave)
    drawn = _read(master)
    os.close(master)
    assert b"Loading" in drawn
    assert done.stdout.startswith(b"hydrography.txt: added")
