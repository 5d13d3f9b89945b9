"""What is done with one document, importable by name so that a worker can be told to do it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.limits import Limits
from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.running import failures
from konsekvens_lint.running.guard import TimeIsUp, time_limit
from konsekvens_lint.running.sources import Source

T = TypeVar("T")
Result = DocumentReport | Unread
#: Judges one document. May raise anything; must be a function of a module, or a partial of one, to run in a worker.
Work = Callable[[Source], Result]


def attempt(work: Callable[[Source], T], source: Source, limits: Limits) -> T | Unread:
    """The work's result within the time limit; whatever it raises is the document's error, and only that."""
    try:
        with time_limit(limits.seconds):
            return work(source)
    except DocumentError as refusal:
        return Unread(str(source), refusal.code, refusal.message, sha256=refusal.sha256)
    except TimeIsUp:
        return failures.timed_out(source, limits)
    except MemoryError:
        return failures.out_of_memory(source, limits)
    except (Exception, SystemExit) as error:  # noqa: BLE001
        return failures.crashed(source, error)
