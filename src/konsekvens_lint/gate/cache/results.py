"""Results of earlier runs, found by what they depend on."""

from __future__ import annotations

from konsekvens_lint.gate.cache.coding import Damaged, decoded, encoded
from konsekvens_lint.gate.cache.keys import Key
from konsekvens_lint.gate.cache.store import Entry, Store
from konsekvens_lint.gate.cache.where import file_of_results
from konsekvens_lint.report import DocumentReport, Unread


class Cache:
    """The results. Close it: what is kept last is written then."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def accepts(self, choices: Key) -> bool:
        """Whether the choices are known to be right, so that no rulebook is needed to try them."""
        return self._store.find(choices) is not None

    def accept(self, choices: Key) -> None:
        """Keep that the choices are right."""
        self._store.keep(Entry(choices, b""))

    def holds(self, key: Key) -> bool:
        """Whether there is a result that holds today; it may be damaged all the same."""
        return self._store.holds(key)

    def find(self, key: Key, path: str) -> DocumentReport | Unread | None:
        """The result, as that of the document at the path, or None."""
        content = self._store.find(key)
        if content is None:
            return None
        try:
            return decoded(content, path)
        except Damaged:
            return None

    def keep(self, key: Key, result: DocumentReport | Unread) -> None:
        """Keep the result, which must not hold the document's text."""
        until = result.fresh_until if isinstance(result, DocumentReport) else None
        self._store.keep(Entry(key, encoded(result), until))

    def close(self) -> None:
        """Write what is not written yet."""
        self._store.close()


def open_cache() -> Cache | None:
    """The user's cache, or None where the system has no place for one. Errors: NotPrivate."""
    try:
        return Cache(Store(file_of_results()))
    except (OSError, RuntimeError):
        return None
