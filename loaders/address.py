"""Addresses: which may be asked at all, and which computers of a host a connection may go to."""

from __future__ import annotations

import re
import socket
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from graphq.ontology.errors import SourceError

if TYPE_CHECKING:
    from ipaddress import IPv4Address

_PORTS = {"http": 80, "https": 443}
_TRANSLATED = ip_network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address
_USER = re.compile(r"//[^/?#]*@")


def checked(text: str) -> str:
    """The address of a page, without fragment.

    Raises:
        SourceError: if it is of a scheme other than http and https, or not well formed, or has a password in it.
    """
    shown = _USER.sub("//", text)
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise SourceError("this is no address of a page: its host or port cannot be read", path=shown) from error
    if parts.scheme.lower() not in _PORTS:
        raise SourceError(f"only http and https are fetched, not {parts.scheme}: save the page as a file", path=shown)
    if parts.username is not None or parts.password is not None:
        raise SourceError("an address with a user name or password is not fetched: save the page as a file", path=shown)
    if not host or port == 0 or re.search(r"[\s\x00-\x20]", text):
        raise SourceError("this is no address of a page: write it as https://host/page", path=shown)
    return urldefrag(text).url


def joined(address: str, reference: str) -> str:
    """Where a redirect leads.

    Raises:
        SourceError: if that may not be asked.
    """
    try:
        return checked(urljoin(address, reference))
    except ValueError as error:
        raise SourceError("the server redirects to what is no address", path=address) from error


def port_of(address: str) -> int:
    """The port of an address, that of its scheme if it names none."""
    parts = urlsplit(address)
    return parts.port or _PORTS[parts.scheme]


def resolved(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The IP addresses of a host.

    Raises:
        SourceError: if it is unknown, or one of them is not public and that is not allowed.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(f"the host {host} is not known: check the address") from error
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private and not all(map(is_public, numbers)):
        raise SourceError(f"{host} is a private address: --allow-private fetches it all the same")
    return numbers


def is_public(number: str) -> bool:
    """Whether an IP address belongs to the public internet, also where it stands for one of the older kind.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("fe80::1%eth0")
    (True, False, False, False)
    """
    ip = _inner(ip_address(number.split("%")[0]))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _inner(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address carries, else the address itself."""
    if not isinstance(ip, IPv6Address):
        return ip
    if ip in _TRANSLATED:
        return ip_address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)
