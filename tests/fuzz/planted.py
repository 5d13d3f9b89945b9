"""What a fuzzer must tell: work that crashes, hangs, is killed, or says nothing. Functions of a module, for workers."""

from __future__ import annotations

import os
import time
from pathlib import Path

from fuzz.oracle import lost
from fuzz.trial import Trial, tried
from konsekvens_lint.documents.model import Document
from konsekvens_lint.documents.reader import read
from konsekvens_lint.report import Unread
from konsekvens_lint.running.sources import Piped, Source


def crashing(source: Source) -> Trial:
    return tried(source, _raise)


def _raise(source: Source) -> tuple[str, ...]:
    raise KeyError("no such thing")


def raising(source: Source) -> Trial:
    raise ZeroDivisionError


def killed(source: Source) -> Trial:
    os._exit(3)


def slow(source: Source) -> Trial:
    time.sleep(0.3)
    return Trial(str(source), "judged", 31.0)


def endless(source: Source) -> Trial:
    while True:
        time.sleep(0.05)


def hungry(source: Source) -> Trial:
    raise MemoryError


def wordless(source: Source) -> Trial:
    return Trial(str(source), "refused", 0.1, "broken", " ")


def answering_for_another(source: Source) -> Unread:
    return Unread("other.docx", "broken", "Filen är skadad.")


def forgetful(source: Source) -> Trial:
    """The file judged without its last block."""
    return tried(source, _without_the_last)


def _without_the_last(source: Source) -> tuple[str, ...]:
    assert isinstance(source, Piped)
    document = read(Path(source.name), source.data)
    return lost(source.data, Document(document.format, document.blocks[:-1]))


def sound(source: Source) -> Trial:
    """All well."""
    return Trial(str(source), "judged", 0.1)
