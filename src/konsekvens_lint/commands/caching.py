"""The cache as a run has it: opened, told of where it cannot be used, and closed whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from konsekvens_lint.commands import console
from konsekvens_lint.settings.configuration import Configuration

if TYPE_CHECKING:
    from konsekvens_lint.gate.cache.results import Cache


@contextmanager
def opened_cache(*, wanted: bool) -> Iterator[Cache | None]:
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


def check_once(configuration: Configuration, packs: tuple[Path, ...], cache: Cache | None) -> None:
    """The names in the configuration held against the rulebook, but where an earlier run has done so. Errors: PackError."""
    from konsekvens_lint.gate.cache.keys import key_of_texts

    key = key_of_texts((file.path.read_bytes() for file in configuration.files), packs) if cache else None
    if cache and key and cache.accepts(key):
        return
    from konsekvens_lint.running.judging import rulebook
    from konsekvens_lint.settings.config_names import check_names

    check_names(configuration, rulebook(packs))
    if cache and key:
        cache.accept(key)
