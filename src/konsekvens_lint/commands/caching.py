"""The cache as a run has it: opened, told of where it cannot be used, and closed whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from konsekvens_lint.commands import console

if TYPE_CHECKING:
    from konsekvens_lint.gate.cache.results import Cache


@contextmanager
def known_results(*, wanted: bool) -> Iterator[Cache | None]:
    """What earlier runs have found, or None where that is not wanted or cannot be had."""
    cache = _opened() if wanted else None
    try:
        yield cache
    finally:
        if cache:
            cache.close()


def _opened() -> Cache | None:
    from konsekvens_lint.gate.cache.results import open_cache
    from konsekvens_lint.gate.cache.where import NotPrivate

    try:
        return open_cache()
    except NotPrivate as refusal:
        console.note(str(refusal))
        return None
