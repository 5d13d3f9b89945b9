"""Stands before every route: who asks, from which page, at which address; and headers on every answer."""

from __future__ import annotations

import hmac
import logging
from asyncio import CancelledError
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from konsekvens_lint.web import refusing
from konsekvens_lint.web.leftover import Exchange
from konsekvens_lint.web.session import Door
from konsekvens_lint.web.site import Site
from konsekvens_lint.web.uploads import FILE_NAME

LOGIN = "/logga-in"
#: Open to those who have not logged in: nothing there is about anyone's text.
_OPEN = ("/static/", "/halsa", LOGIN)
#: The header in which the page shows that it is ours.
PAGE_KEY = "x-granskning"
#: Said once or not at all: of two, a proxy and we might each believe another.
_SINGLE = ("origin", "sec-fetch-site", PAGE_KEY, FILE_NAME)
#: Only reads; nothing is done by them.
_SAFE = frozenset({"GET", "HEAD"})

_log = logging.getLogger("konsekvens_lint.web")


class Guard:
    """Lets in what comes from the page itself, by those who may; refuses all else before a byte of it is read.

    `key` is the secret of this process that the page carries. Without a `door` nobody needs to log in.
    """

    def __init__(self, app: ASGIApp, site: Site, key: str, door: Door | None, style: str) -> None:
        self._app = app
        self._site = site
        self._key = key
        self._door = door
        self._headers = headers(style)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI application."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    told.setdefault(name, value)
            await send(message)

        exchange = Exchange(scope, receive, send_with_headers)
        answer = self._refusal(Request(scope)) or self._app
        try:
            await answer(scope, exchange.receive, exchange.send)
        except ClientDisconnect:
            return
        except CancelledError:
            # The server ends, and waits no longer.
            if not exchange.is_begun:
                await refusing.closing()(scope, receive, send_with_headers)
        except Exception as error:  # noqa: BLE001
            # It is answered already. Its text may quote a document.
            _log.error("Fel i servern: %s", type(error).__name__)

    def _refusal(self, request: Request) -> Response | None:
        """Why the request is not let in, or None."""
        if not self._is_for_us(request):
            return refusing.other_host(request)
        if request.method not in _SAFE and not self._is_from_our_page(request):
            return refusing.other_site()
        if any(len(request.headers.getlist(name)) > 1 for name in _SINGLE):
            return refusing.other_site()
        path = request.scope["path"]
        if not self._may_enter(request, path):
            return RedirectResponse(LOGIN, 303) if path == "/" else refusing.not_logged_in(request)
        has_key = same(request.headers.get(PAGE_KEY, ""), self._key)
        # A form cannot send headers: the login has the key in a field, and looks at it itself.
        if request.method not in _SAFE and path != LOGIN and not has_key:
            return refusing.stale_page()
        return None

    def _is_for_us(self, request: Request) -> bool:
        """A name that leads here by somebody else's doing (DNS rebinding) is not ours."""
        named = request.headers.getlist("host")
        return len(named) == 1 and named[0].lower() in self._site.hosts

    def _is_from_our_page(self, request: Request) -> bool:
        """Browsers say where a request that does something comes from, and a page cannot make them lie."""
        fetched = request.headers.get("sec-fetch-site", "same-origin")
        return request.headers.get("origin") in self._site.origins and fetched == "same-origin"

    def _may_enter(self, request: Request, path: str) -> bool:
        if self._door is None or path.startswith(_OPEN):
            return True
        return self._door.knows(request.cookies.get(cookie_name(self._site), ""))


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell how nearly."""
    return hmac.compare_digest(one.encode(), other.encode())


def cookie_name(site: Site) -> str:
    """The login's cookie; with https a name that only this very host may set."""
    return "__Host-granskning" if site.is_secure else "granskning"


def headers(style: str) -> Mapping[str, str]:
    """The headers of every answer. `style` is the stylesheet within the reports, which the page opens: they are under
    the page's own policy.
    """
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": f"'self' 'sha256-{allowed}'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cache-Control": "no-store",
    }
