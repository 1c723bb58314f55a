"""Pages of the web: fetched within limits, from public addresses, as robots.txt allows. Nothing else is fetched."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from protego import Protego
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from graphq.loaders.address import joined, port_of, resolved
from graphq.loaders.content import LARGEST, Content
from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from urllib3.response import HTTPResponse

_REDIRECTS = (301, 302, 303, 307, 308)
_TEXTS = ("text/", "application/xhtml+xml", "application/xml", "application/octet-stream")
_PIECE = 65536


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken from a server: seconds for one answer, redirects, bytes once unpacked.

    RFC 9309 asks that at least 500 KiB of a robots.txt are read.
    """

    seconds: float = 30.0
    redirects: int = 5
    size: int = LARGEST
    robots: int = 512_000


LIMITS = Limits()


def fetch(url: str, *, allow_private: bool = False, limits: Limits = LIMITS) -> Content:
    """The content of a page.

    Args:
        url: its address, http or https.
        allow_private: whether addresses of private networks and of this computer may be asked.
        limits: how much is taken.

    Raises:
        SourceError: if it cannot be had, or is too much, or is not allowed.
    """
    try:
        return _fetched(url, allow_private, limits)
    except SourceError as error:
        raise SourceError(str(error), path=url) from error


def _fetched(url: str, allow_private: bool, limits: Limits) -> Content:
    at = url
    for _ in range(limits.redirects + 1):
        resolved(_host(at), port_of(at), allow_private=allow_private)  # before its robots.txt is asked for
        if not _robots(urljoin(at, "/robots.txt"), allow_private, limits).can_fetch(at, _agent()):
            raise SourceError("the site's robots.txt asks not to fetch this: save the page with a browser")
        with _asked(at, allow_private, limits) as response:
            if response.status in _REDIRECTS:
                at = joined(at, response.headers.get("Location", ""))
                continue
            if response.status != 200:
                raise SourceError(f"the server answers {response.status}: check the address")
            return _content(response, limits.size)
    raise SourceError(f"the server redirects more than {limits.redirects} times: check the address")


def _content(response: HTTPResponse, most: int) -> Content:
    kind, _, parameters = response.headers.get("Content-Type", "").partition(";")
    if kind.strip() and not kind.strip().lower().startswith(_TEXTS):
        raise SourceError(f"the server sends {kind.strip()}: give an article as HTML, Markdown or plain text")
    charset = next((v.strip(" \"'") for k, _, v in _parameters(parameters) if k.strip().lower() == "charset"), "")
    return Content(_body(response, most), charset)


def _parameters(text: str) -> Iterator[tuple[str, str, str]]:
    return (part.partition("=") for part in text.split(";"))


def _body(response: HTTPResponse, most: int) -> bytes:
    data = _taken(response, most)
    if len(data) > most:
        raise SourceError(f"the page has more than {most // 1_000_000:,} MB, too much for an article")
    return data


def _taken(response: HTTPResponse, most: int) -> bytes:
    """A body, unpacked; of one that is longer than ``most`` the beginning, by a piece longer at most."""
    data = bytearray()
    while len(data) <= most and (piece := response.read(_PIECE)):
        data += piece
    return bytes(data)


@cache
def _robots(url: str, allow_private: bool, limits: Limits) -> Protego:
    """What a site allows (RFC 9309): all where it has no robots.txt, nothing where that cannot be had.

    Raises:
        SourceError: if the site cannot be reached at all.
    """
    at = url
    for _ in range(limits.redirects + 1):
        with _asked(at, allow_private, limits) as response:
            if response.status in _REDIRECTS:
                at = joined(at, response.headers.get("Location", ""))
            elif response.status >= 500:
                raise SourceError(f"the site's robots.txt cannot be had, the server answers {response.status}")
            else:
                found = _taken(response, limits.robots) if response.status == 200 else b""
                return Protego.parse(found[: limits.robots].decode("utf-8", "ignore"))
    return Protego.parse("")


@contextmanager
def _asked(url: str, allow_private: bool, limits: Limits) -> Iterator[HTTPResponse]:
    """The answer to a GET, of which the head is read; the line is cut at the end, and when time is up."""
    connection = _connection(url, allow_private, limits.seconds)
    late = threading.Event()
    try:
        connection.connect()
        with _cut_off(connection.sock, limits.seconds, late):
            connection.request("GET", _target(url), headers=_headers(), preload_content=False)
            with closing(connection.getresponse()) as response:
                yield response
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        if not late.is_set():
            raise SourceError(f"the page cannot be fetched: {_reason(error)}") from error
    finally:
        connection.close()
    if late.is_set():  # a line that is cut looks like an answer that ends
        raise SourceError(f"the server took longer than {limits.seconds:g} seconds: try again later")


@contextmanager
def _cut_off(line: socket.socket, seconds: float, late: threading.Event) -> Iterator[None]:
    """Cut a line when time is up: a server that sends a byte now and then would keep it for ever."""

    def cut() -> None:
        late.set()
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(seconds, cut)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _connection(url: str, allow_private: bool, seconds: float) -> HTTPConnection:
    host, port = _host(url), port_of(url)
    if urlsplit(url).scheme == "https":
        secure = _Secure(host, port, timeout=seconds, ssl_context=ssl.create_default_context())
        secure.allow_private = allow_private
        return secure
    plain = _Plain(host, port, timeout=seconds)
    plain.allow_private = allow_private
    return plain


class _Checked:
    """A connection goes to the very address that was checked: a name may mean another one a moment later."""

    host: str
    port: int
    timeout: float
    allow_private = False

    def _new_conn(self) -> socket.socket:
        problem: OSError = OSError("unreachable")
        for number in resolved(self.host, self.port, allow_private=self.allow_private):
            try:
                return socket.create_connection((number, self.port), self.timeout)
            except OSError as error:
                problem = error
        raise problem


class _Plain(_Checked, HTTPConnection):  # type: ignore[misc]  # they agree on what they share
    pass


class _Secure(_Checked, HTTPSConnection):  # type: ignore[misc]
    pass


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _target(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _headers() -> dict[str, str]:
    return {"User-Agent": _agent(), "Accept": "text/html, text/*;q=0.8", "Accept-Encoding": "gzip, deflate"}


@cache
def _agent() -> str:
    from graphq.ontology.version import version

    return f"graphq/{version()}"


def _reason(error: Exception) -> str:
    inner = getattr(error, "strerror", None) or str(error.args[-1] if error.args else error)
    return " ".join(str(inner).split())[:200].lower()
