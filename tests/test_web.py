"""Pages of the web, from a real server on this computer: what is fetched, and what a server may do without harm."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from terminal import ARTICLE, complaint, run

from graphq.loaders import address, web
from graphq.loaders.web import Limits, fetch
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SMALL = Limits(seconds=30, redirects=3, size=100_000)
SHORT = Limits(seconds=0.5)
PAGE = f"<!doctype html><title>x</title><main><h1>Jobs</h1><p>{ARTICLE}</p></main>".encode()


class _Site(BaseHTTPRequestHandler):
    """Each path is a way in which a server may answer."""

    def do_GET(self) -> None:
        name = self.path.strip("/").partition("?")[0].replace(".", "_").replace("-", "_")
        self.server.asked.append((self.path, self.headers["User-Agent"]))  # type: ignore[attr-defined]
        getattr(self, f"at_{name}", self.at_nowhere)()

    def answer(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "text/html", "Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def at_nowhere(self) -> None:
        self.answer(status=404)

    def at_robots_txt(self) -> None:
        self.answer(b"User-agent: *\nDisallow: /*secret\n", Content_Type="text/plain")

    def at_page(self) -> None:
        self.answer(PAGE)

    def at_text(self) -> None:
        self.answer(ARTICLE.encode(), Content_Type="text/plain; charset=utf-8")

    def at_latin(self) -> None:
        self.answer("Café\n\nBäcker earn $41,000 a year.".encode("cp1252"), Content_Type="text/plain; charset=cp1252")

    def at_packed(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def at_bomb(self) -> None:
        self.answer(gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip")

    def at_moved(self) -> None:
        self.answer(status=302, Location="/page")

    def at_loop(self) -> None:
        self.answer(status=302, Location="/loop")

    def at_away(self) -> None:
        self.answer(status=302, Location="ftp://example.org/page")

    def at_secret(self) -> None:
        self.answer(PAGE)

    def at_image(self) -> None:
        self.answer(b"\x89PNG", Content_Type="image/png")

    def at_broken(self) -> None:
        self.answer(status=503)

    def at_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.pour(b"x" * 65536)

    def at_dripping(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.pour(b"x", 0.02)

    def at_slow_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        self.pour(b"x", 0.02)

    def at_garbage(self) -> None:
        self.wfile.write(b"\x00\x01 hello\r\n\r\n")

    def at_shorter(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"short")

    def pour(self, piece: bytes, pause: float = 0.0) -> None:
        """Write until the other side goes away."""
        try:
            while True:
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            pass

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    """A server on a port of its own."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        server.daemon_threads = True
        server.asked = []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def site(server: ThreadingHTTPServer) -> str:
    """The address of the server."""
    web._robots.cache_clear()
    return f"http://127.0.0.1:{server.server_address[1]}"


def refused(url: str, *, limits: Limits = SMALL) -> str:
    """Why a page cannot be fetched."""
    with pytest.raises(SourceError) as caught:
        fetch(url, allow_private=True, limits=limits)
    assert caught.value.path == url
    return str(caught.value)


def test_a_page_is_loaded_by_its_address(site: str, tmp_path: Path) -> None:
    """Which is its name."""
    run("load", f"{site}/page#pay", "--allow-private", "--store", tmp_path / "s")
    assert f"{site}/page " in run("sources", "--store", tmp_path / "s").stdout


def test_extract_takes_an_address(site: str) -> None:
    assert "Harbor Engineer" in run("extract", f"{site}/text", "--allow-private").stdout


def test_the_charset_of_the_header_counts(site: str) -> None:
    assert "Bäcker" in run("extract", f"{site}/latin", "--allow-private", "--format", "text").stdout


def test_packed_pages_are_unpacked(site: str) -> None:
    assert fetch(f"{site}/packed", allow_private=True).data == PAGE


def test_redirects_are_followed(site: str) -> None:
    assert fetch(f"{site}/moved", allow_private=True).data == PAGE


def test_graphq_says_who_it_is(site: str, server: ThreadingHTTPServer) -> None:
    fetch(f"{site}/page", allow_private=True)
    assert all(agent.startswith("graphq/") for _, agent in server.asked)  # type: ignore[attr-defined]


def test_private_addresses_are_refused_and_not_even_asked(site: str, server: ThreadingHTTPServer) -> None:
    before = len(server.asked)  # type: ignore[attr-defined]
    result = run("extract", f"{site}/page")
    assert result.exit_code == 3
    assert "--allow-private" in complaint(result)
    assert len(server.asked) == before  # type: ignore[attr-defined]


def test_the_connection_goes_to_the_address_that_was_checked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means a public address first and this computer later does not lead here."""
    answers = iter(["93.184.216.34", "127.0.0.1"])

    def rebinding(_: str, port: int, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr("graphq.loaders.address.socket.getaddrinfo", rebinding)
    with pytest.raises(SourceError, match="private"):
        fetch(f"{site}/page".replace("127.0.0.1", "rebinding.example"))


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("secret", "robots.txt"),
        ("nowhere", "answers 404"),
        ("broken", "answers 503"),
        ("loop", "more than 3 times"),
        ("away", "not ftp"),
        ("image", "image/png"),
        ("bomb", "too much"),
        ("endless", "too much"),
        ("garbage", "cannot be fetched"),
        ("shorter", "cannot be fetched"),
    ],
)
def test_what_a_server_may_do(site: str, page: str, says: str) -> None:
    """Each is told in one line, within the limits."""
    assert says in refused(f"{site}/{page}")


@pytest.mark.parametrize("page", ["dripping", "slow-head"])
def test_a_server_that_takes_its_time_is_cut_off(site: str, page: str) -> None:
    """Though it sends a byte now and then."""
    assert "longer than 0.5 seconds" in refused(f"{site}/{page}", limits=SHORT)


def test_nobody_listens() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert "refused" in refused(f"http://127.0.0.1:{unused.getsockname()[1]}/page")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ftp://example.org/a", "not ftp"),
        ("file:///etc/passwd", "not file"),
        ("https://me:secret@example.org/", "password"),
        ("http:///page", "https://host/page"),
        ("http://example.org:99999/", "cannot be read"),
        ("http://exa mple.org/", "https://host/page"),
    ],
)
def test_addresses_that_are_not_fetched(text: str, says: str, tmp_path: Path) -> None:
    """Without a connection, and without repeating a password."""
    result = run("load", text, "--store", tmp_path / "s")
    assert result.exit_code == 3
    assert says in complaint(result)
    assert "secret" not in result.stderr
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize(
    "number",
    [
        *("127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.0.1", "0.0.0.0", "224.0.0.1", "100.64.0.1"),
        *("::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"),
    ],
)
def test_addresses_that_are_not_public(number: str) -> None:
    assert not address.is_public(number)


def test_a_second_load_of_the_same_page_changes_nothing(site: str, tmp_path: Path) -> None:
    for expected in ("added", "unchanged"):
        shown = run("load", f"{site}/text", "--allow-private", "--store", tmp_path / "s").stdout
        assert f"/text: {expected}" in shown
