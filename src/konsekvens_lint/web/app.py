"""The routes: the page, what it fetches, and what it asks of a document that it sends."""

from __future__ import annotations

import logging
from asyncio import AbstractEventLoop, get_running_loop, timeout
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from secrets import token_urlsafe
from typing import Any, Final, NamedTuple, TypeVar
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from konsekvens_lint.formats import html
from konsekvens_lint.formats.words import DISCLAIMER, KINDS
from konsekvens_lint.limits import LOGIN_SECONDS, MAX_LOGIN_BYTES, MAX_SECTION_BYTES, UPLOAD_SECONDS
from konsekvens_lint.report import Unread
from konsekvens_lint.running.judging import rulebook
from konsekvens_lint.running.sources import Piped
from konsekvens_lint.settings.options import Options
from konsekvens_lint.web import judging, pages, refusing
from konsekvens_lint.web.desk import Desk, Judging
from konsekvens_lint.web.guard import LOGIN, Guard, cookie_name, same
from konsekvens_lint.web.leaving import while_there
from konsekvens_lint.web.room import Room
from konsekvens_lint.web.session import LASTS, Door
from konsekvens_lint.web.site import Site
from konsekvens_lint.web.turns import Busy
from konsekvens_lint.web.uploads import TooMuch, body_of, name_of

#: The kind of document that an impact section alone is taken from, unless told otherwise.
SECTION_KIND: Final = "tjansteskrivelse"

# Word files are of several types, and their names tell them apart.
_FILE = "application/octet-stream"
_log = logging.getLogger("konsekvens_lint.web")
_T = TypeVar("_T")


class Settings(NamedTuple):
    """How the page is set up. `profile` is chosen from the start, and `limit` is the most bytes of a document.

    `is_shared`: others than the one at this machine reach it. Without a `door` nobody needs to log in.
    """

    site: Site
    profile: str
    limit: int
    is_shared: bool = False
    door: Door | None = None


class NoSuchChoice(Exception):
    """A profile or kind that does not exist."""


def application(desk: Desk, settings: Settings, ready: Callable[[], None] = lambda: None) -> ASGIApp:
    """The whole page as an ASGI application; it opens the desk when it starts, and then calls `ready`."""
    key = token_urlsafe(32)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        get_running_loop().set_exception_handler(_lost)
        async with desk.open():
            ready()
            yield

    routes = [*_pages(desk, settings, key), *_judging(desk, settings)]
    if settings.door:
        routes += _login(settings.door, settings.site, key)
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers=_REFUSALS)
    app.router.redirect_slashes = False
    return Guard(app, settings.site, key, settings.door, html.STYLE)


def _lost(loop: AbstractEventLoop, told: dict[str, Any]) -> None:
    """An error that nobody waited for. Told as the guard tells those of requests: its text may quote a document."""
    _log.error("Fel i servern: %s", type(told.get("exception")).__name__)


def _pages(desk: Desk, settings: Settings, key: str) -> list[Route]:
    """What is read, and says nothing of anyone's text."""
    told: Mapping[str, Any] = {
        "key": key,
        "limit": settings.limit,
        "too_large": refusing.too_large_message(settings.limit),
        "is_shared": settings.is_shared,
        "profiles": [(each["id"], each["title"]) for each in rulebook(desk.packs).profiles],
        "chosen": settings.profile,
        "kinds": list(KINDS.items()),
        "disclaimer": DISCLAIMER,
    }

    async def page(request: Request) -> Response:
        return HTMLResponse(pages.rendered("page.html", **told))

    async def static(request: Request) -> Response:
        found = pages.STATIC.get(request.path_params["name"])
        return Response(found[0], media_type=found[1]) if found else refusing.no_such_page(request)

    async def health(request: Request) -> Response:
        return PlainTextResponse("ok")

    return [Route("/", page), Route("/static/{name}", static), Route("/halsa", health)]


def _judging(desk: Desk, settings: Settings) -> list[Route]:
    """What judges the document that is the request's body."""
    room = Room()

    async def judge(
        request: Request, work: Judging[_T | Unread], answer: Callable[[_T], Response]
    ) -> Response:
        options = _options(request, desk, settings)
        client = _client(request, settings)
        with room.entered(client) as claim:
            async with timeout(UPLOAD_SECONDS):
                data = await body_of(request, settings.limit, claim)
            name = name_of(request)
            judged = desk.judge(work, Piped(name, data, name), options, client)
            result = await while_there(request, judged)
        return refusing.unread(result) if isinstance(result, Unread) else answer(result)

    async def summarise(request: Request) -> Response:
        return await judge(request, judging.summarise, JSONResponse)

    async def report(request: Request) -> Response:
        return await judge(request, judging.page, HTMLResponse)

    async def comment(request: Request) -> Response:
        return await judge(request, judging.commented, partial(Response, media_type=_FILE))

    async def section(request: Request) -> Response:
        options = _options(request, desk, settings)
        try:
            async with timeout(UPLOAD_SECONDS):
                data = await body_of(request, MAX_SECTION_BYTES)
        except TooMuch:
            return refusing.long_section()
        source = Piped("avsnittet", data, "avsnittet.md")
        choice = options._replace(kind=options.kind or SECTION_KIND)
        judged = desk.judge_section(source, choice, _client(request, settings))
        result = await while_there(request, judged)
        return refusing.unread(result) if isinstance(result, Unread) else JSONResponse(result)

    routes = {"/granska": summarise, "/rapport": report, "/kommentera": comment, "/avsnitt": section}
    return [Route(path, endpoint, methods=["POST"]) for path, endpoint in routes.items()]


def _options(request: Request, desk: Desk, settings: Settings) -> Options:
    """The choices in the address. Raises NoSuchChoice."""
    profile = request.query_params.get("profil", settings.profile)
    kind = request.query_params.get("slag") or None
    if rulebook(desk.packs).profile(profile) is None or (kind and kind not in KINDS):
        raise NoSuchChoice
    return Options(profile, kind)


def _client(request: Request, settings: Settings) -> str:
    """Who asks, as far as it can be told: the login where there are logins, since many may share an address."""
    address = request.client.host if request.client else ""
    return request.cookies.get(cookie_name(settings.site), address) if settings.door else address


def _login(door: Door, site: Site, key: str) -> list[Route]:
    """The form that asks for the token."""

    def form(status: int = 200, error: str = "") -> Response:
        # Without its address the browser would not say that the form comes from this page.
        return HTMLResponse(
            pages.rendered("login.html", key=key, error=error),
            status,
            {"Referrer-Policy": "same-origin"},
        )

    async def show(request: Request) -> Response:
        return form()

    async def enter(request: Request) -> Response:
        try:
            async with timeout(LOGIN_SECONDS):
                given = parse_qs((await body_of(request, MAX_LOGIN_BYTES)).decode("utf-8", errors="replace"))
        except TooMuch:
            return form(413, "Koden är för lång.")
        except TimeoutError:
            return form(408, "Koden hann inte komma fram. Försök igen.")
        address = request.client.host if request.client else ""
        if not same(given.get("nyckel", [""])[0], key):
            return form(403, "Sidan var från före en omstart. Försök igen.")
        if door.is_braked(address):
            return form(429, "För många fel koder. Vänta en minut och försök igen.")
        if not door.opens(given.get("kod", [""])[0], address):
            return form(403, "Koden stämmer inte.")
        answer = RedirectResponse("/", 303)
        answer.set_cookie(
            cookie_name(site), door.cookie(), LASTS, httponly=True, samesite="strict", secure=site.is_secure
        )
        return answer

    return [Route(LOGIN, show), Route(LOGIN, enter, methods=["POST"])]


async def _not_found(request: Request, error: Exception) -> Response:
    return refusing.no_such_page(request)


async def _too_much(request: Request, error: Exception) -> Response:
    assert isinstance(error, TooMuch)
    return refusing.too_large(error.limit)


async def _too_slow(request: Request, error: Exception) -> Response:
    return refusing.too_slow()


async def _busy(request: Request, error: Exception) -> Response:
    return refusing.busy()


async def _failed(request: Request, error: Exception) -> Response:
    return refusing.failed()


async def _no_choice(request: Request, error: Exception) -> Response:
    return refusing.no_such_choice()


_REFUSALS: Final[Mapping[Any, Callable[..., Any]]] = {
    HTTPException: _not_found,
    TooMuch: _too_much,
    Busy: _busy,
    TimeoutError: _too_slow,
    NoSuchChoice: _no_choice,
    Exception: _failed,
}
