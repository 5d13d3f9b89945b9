"""The words in which a document is given up: one Swedish line each, with what, why and what to do.

The cause is told by type and place, never by the error's own text, which may quote the document.
"""

from __future__ import annotations

import signal

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.files import WORD
from konsekvens_lint.documents.pdf.watch import EXCESS
from konsekvens_lint.limits import Limits
from konsekvens_lint.report import Unread
from konsekvens_lint.running.sources import Source

#: The codes of a document that was given up: nothing is known of it, wherever it was found.
GIVEN_UP = frozenset({"timeout", "out_of_memory", "crashed"})


class CannotStart(OSError):
    """The system lets no worker be started, whatever the document; the message says why, as a Swedish clause."""


#: What is said when the system killed the worker; the page, which has no options, says it in words of its own.
STOPPED = (
    "Granskningen stoppades av operativsystemet, oftast för att datorns minne tog slut: stäng andra program "
    "eller kör med --jobs 1, och försök igen."
)
_STOPPED_ELSEWHERE = (
    "Granskningen stoppades av operativsystemet på en dator i klustret, oftast för att minnet tog slut: starta "
    "arbetarna med färre trådar (--nthreads), och försök igen."
)

_REPORT = "och rapportera felet om det återkommer"
_PACKAGE = "konsekvens_lint."


def timed_out(source: Source, limits: Limits) -> Unread:
    """The document took longer than it may."""
    return Unread(
        str(source),
        "timeout",
        f"Granskningen avbröts efter {limits.seconds:g} sekunder, eftersom dokumentet är ovanligt stort eller krångligt "
        "uppbyggt: dela upp det i flera filer och försök igen.",
    )


def out_of_memory(source: Source, limits: Limits) -> Unread:
    """The document needed more memory than it may have."""
    return Unread(
        str(source),
        "out_of_memory",
        f"Granskningen avbröts, eftersom dokumentet behövde mer än {limits.memory} MiB minne: ta bort bilder och "
        "inbäddade filer eller dela upp dokumentet, och försök igen.",
    )


def crashed(source: Source, error: BaseException) -> Unread:
    """The judging raised `error`, which is a fault of ours whatever the document holds."""
    return Unread(
        str(source),
        "crashed",
        f"Granskningen avbröts av ett fel i programmet ({_cause(error)}): {_again(source)}.",
    )


def killed(source: Source, exitcode: int) -> Unread:
    """The worker that judged the document died; `exitcode` is negative for a signal, as multiprocessing tells it."""
    if exitcode == EXCESS:
        refusal = refusals.too_heavy_page()
        return Unread(str(source), refusal.code, refusal.message)
    if -exitcode == getattr(signal, "SIGKILL", None):
        return Unread(str(source), "crashed", STOPPED)
    return Unread(
        str(source),
        "crashed",
        f"Granskningen avbröts av en krasch i programmet ({_ending(exitcode)}): {_again(source)}.",
    )


def stopped_elsewhere(unread: Unread) -> Unread:
    """The same as it is told of a document that was judged on another machine."""
    return unread._replace(message=_STOPPED_ELSEWHERE) if unread.message == STOPPED else unread


def lost(source: Source) -> Unread:
    """The workers broke down twice over the document without telling why."""
    return Unread(
        str(source), "crashed", f"Granskningen avbröts av en krasch i programmet: {_again(source)}."
    )


def _again(source: Source) -> str:
    """What may help with a document of this kind, whose trouble is not known."""
    suffix = source.suffix.lower()
    if suffix in WORD:
        return f"spara dokumentet på nytt i Word och försök igen, {_REPORT}"
    if suffix == ".pdf":
        return f"spara dokumentet på nytt som PDF, eller som .docx, och försök igen, {_REPORT}"
    return f"dela upp texten i två filer och försök igen, {_REPORT}"


def _cause(error: BaseException) -> str:
    """The error's type and the innermost of our own lines that it passed, as 'KeyError i documents.word, rad 12'."""
    told = type(error).__name__
    trace = error.__traceback__
    where = ""
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.startswith(_PACKAGE):
            where = f" i {module.removeprefix(_PACKAGE)}, rad {trace.tb_lineno}"
        trace = trace.tb_next
    return told + where


def _ending(exitcode: int) -> str:
    if exitcode < 0:
        try:
            return signal.Signals(-exitcode).name
        except ValueError:
            return f"signal {-exitcode}"
    return f"slutkod {exitcode}"
