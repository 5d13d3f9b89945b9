"""Requests that are turned away: a status, and one Swedish sentence that the page can show."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from konsekvens_lint.documents import refusals
from konsekvens_lint.machine.taking import size
from konsekvens_lint.report import Unread
from konsekvens_lint.running import failures
from konsekvens_lint.web import pages

_RELOAD = "ladda om sidan och försök igen"
_UNREAD = 422
#: Seconds after which it is worth trying again.
_LATER = "5"
# What the readers advise is for the command line; who uses the page has no options.
_ON_THE_PAGE = {
    refusals.no_text_layer().message: "PDF-filen är inskannad och innehåller bara bilder: granska originalet i Word.",
    refusals.illegible().message: "PDF-filens text går inte att läsa, eftersom tecknen är felkodade: exportera den på "
    "nytt från Word, eller granska originalet.",
    failures.STOPPED: "Granskningen stoppades, oftast för att serverns minne tog slut: försök igen om en stund, med färre "
    "dokument åt gången.",
}


def refused(status: int, message: str, later: str | None = None) -> Response:
    """The answer that says why not, and after how many seconds to try again where that may help."""
    return JSONResponse({"error": message}, status, {"Retry-After": later} if later else None)


def _shown(request: Request, status: int, message: str) -> Response:
    """The same, as a page where it is somebody's browser that went there and not a script."""
    if "text/html" not in request.headers.get("accept", ""):
        return refused(status, message)
    return HTMLResponse(pages.rendered("message.html", message=message), status)


def unread(document: Unread) -> Response:
    """The answer on a document that could not be judged."""
    return refused(_UNREAD, _ON_THE_PAGE.get(document.message, document.message))


def other_host(request: Request) -> Response:
    """The address that the browser was given is none of ours: a page elsewhere may have lent us its name."""
    return _shown(
        request, 421, "Adressen är inte den som sidan är uppsatt för: fråga it vilken adress ni ska använda."
    )


def other_site() -> Response:
    """Another site sent the request."""
    return refused(403, f"Anropet kom inte från den här sidan: {_RELOAD}.")


def stale_page() -> Response:
    """The page is from before the server was started anew, or it was not our page."""
    return refused(403, f"Sidan är från före en omstart: {_RELOAD}.")


def not_logged_in(request: Request) -> Response:
    """There is a token, and it has not been given."""
    return _shown(request, 401, "Du är inte inloggad längre: ladda om sidan och logga in.")


def too_large(limit: int) -> Response:
    """More bytes than are taken in; `limit` in bytes."""
    return refused(413, too_large_message(limit))


def too_large_message(limit: int) -> str:
    """What is said of too many bytes; the page says it too, before it sends any."""
    return f"Större än {size(limit)}, som är gränsen här: ta bort bilder eller dela upp texten."


def long_section() -> Response:
    """More text than an impact section is."""
    return refused(
        413,
        "Texten är för lång för att vara ett avsnitt: klistra in bara avsnittet om kvinnor och män, eller granska hela "
        "dokumentet som fil.",
    )


def busy() -> Response:
    """Others, or the client itself, have so much under way that this must come later."""
    return refused(503, "Många dokument granskas just nu: försök igen om en stund.", _LATER)


def no_request() -> Response:
    """What came is not HTTP, or nothing that we take for it."""
    return refused(400, "Anropet gick inte att tolka.")


def too_slow() -> Response:
    """The bytes do not come."""
    return refused(408, "Filen hann inte komma fram: försök igen.")


def no_such_choice() -> Response:
    """A profile or kind that does not exist."""
    return refused(400, f"Profilen eller dokumentslaget finns inte: {_RELOAD}.")


def no_such_page(request: Request) -> Response:
    """Nothing is at the address, or not for that method."""
    return _shown(request, 404, "Sidan finns inte.")


def failed() -> Response:
    """A fault of ours."""
    return refused(500, "Något gick fel i programmet: försök igen, och säg till it om det återkommer.")


def closing() -> Response:
    """The server is on its way down."""
    return refused(503, "Servern stängs av: försök igen om en stund.")
