"""Requests that are turned away: a status, and one Swedish sentence that the page can show."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from konsekvens_lint.documents import refusals
from konsekvens_lint.report import Unread

_RELOAD = "ladda om sidan och försök igen"
_UNREAD = 422
# What the readers advise is for the command line; who uses the page has no options.
_ON_THE_PAGE = {
    refusals.no_text_layer().message: "PDF-filen är inskannad och innehåller bara bilder: granska originalet i Word.",
    refusals.illegible().message: "PDF-filens text går inte att läsa, eftersom tecknen är felkodade: exportera den på "
    "nytt från Word, eller granska originalet.",
}


def refused(status: int, message: str) -> Response:
    """The answer that says why not."""
    return JSONResponse({"error": message}, status)


def unread(document: Unread) -> Response:
    """The answer on a document that could not be judged."""
    return refused(_UNREAD, _ON_THE_PAGE.get(document.message, document.message))


def other_host() -> Response:
    """The address that the browser was given is none of ours: a page elsewhere may have lent us its name."""
    return refused(421, "Adressen är inte den som sidan är uppsatt för: be it kontrollera --public-url.")


def other_site() -> Response:
    """Another site sent the request."""
    return refused(403, f"Anropet kom inte från den här sidan: {_RELOAD}.")


def stale_page() -> Response:
    """The page is from before the server was started anew, or it was not our page."""
    return refused(403, f"Sidan är från före en omstart: {_RELOAD}.")


def not_logged_in() -> Response:
    """There is a token, and it has not been given."""
    return refused(401, "Du är inte inloggad längre: ladda om sidan och logga in.")


def too_large(limit: int) -> Response:
    """More bytes than are taken in; `limit` in bytes."""
    return refused(413, too_large_message(limit))


def too_large_message(limit: int) -> str:
    """What is said of too many bytes; the page says it too, before it sends any."""
    size = f"{limit // 1024**2} MB" if limit >= 1024**2 else f"{limit // 1024} kB"
    return f"Större än {size}, som är gränsen här: ta bort bilder eller dela upp texten."


def too_slow() -> Response:
    """The bytes do not come."""
    return refused(408, "Filen hann inte komma fram: försök igen.")


def no_such_choice() -> Response:
    """A profile or kind that does not exist."""
    return refused(400, f"Profilen eller dokumentslaget finns inte: {_RELOAD}.")


def no_such_page() -> Response:
    """Nothing is at the address, or not for that method."""
    return refused(404, "Sidan finns inte.")


def failed() -> Response:
    """A fault of ours."""
    return refused(500, "Något gick fel i programmet: försök igen, och säg till it om det återkommer.")


def closing() -> Response:
    """The server is on its way down."""
    return refused(503, "Servern stängs av: försök igen om en stund.")
