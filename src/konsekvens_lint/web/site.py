"""Where the page is reached: the addresses that a browser may have asked for, and no others."""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from typing import NamedTuple
from urllib.parse import urlsplit

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
# A name or an IPv4 address, as the header Host has it.
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?")
# They may stand without anything after them, and then go unseen when the address is taken apart.
_NOT_BARE = re.compile(r"[\s\x00-\x1f@?#\\]|:/?$")
_USUAL_PORTS = {"http": 80, "https": 443}


class Site(NamedTuple):
    """The page's addresses. `hosts` is what the header Host may say, `origins` what Origin may.

    `is_secure`: it is reached by https, so a cookie may be kept to that.
    """

    hosts: frozenset[str]
    origins: frozenset[str]
    is_secure: bool = False


def is_loopback(host: str) -> bool:
    """Whether the address to listen on is reached from this machine alone."""
    return host in ("127.0.0.1", "localhost", "::1")


def site(port: int, public_url: str | None = None) -> Site:
    """The site on the port of this machine, and at the public address too where there is one.

    Errors: ValueError, in Swedish, for a public address that is none.
    """
    origins = {_origin("http", host, port) for host in _LOOPBACK}
    if public_url is None:
        return Site(frozenset(map(_host_of, origins)), frozenset(origins))
    public = _public_origin(public_url)
    return Site(
        frozenset(map(_host_of, {*origins, public})),
        frozenset({*origins, public}),
        is_secure=public.startswith("https:"),
    )


def _public_origin(url: str) -> str:
    wrong = ValueError(f"”{url}” ska vara en adress utan sökväg, till exempel https://granska.kommunen.se.")
    try:
        parts = urlsplit(url)
        port = parts.port
        named = parts.hostname or ""
        name = str(IPv6Address(named)) if ":" in named else named.encode("idna").decode().lower()
    except ValueError:
        raise wrong from None
    is_name = ":" in name or _NAME.fullmatch(name)
    is_bare = parts.path in ("", "/") and not _NOT_BARE.search(url)
    if parts.scheme not in _USUAL_PORTS or not is_name or not is_bare or port == 0:
        raise wrong
    host = f"[{name}]" if ":" in name else name
    return _origin(parts.scheme, host, port or _USUAL_PORTS[parts.scheme])


def _origin(scheme: str, host: str, port: int) -> str:
    """As a browser writes it: without the port that the scheme has anyway."""
    return f"{scheme}://{host}" if port == _USUAL_PORTS[scheme] else f"{scheme}://{host}:{port}"


def _host_of(origin: str) -> str:
    return origin.partition("://")[2]
