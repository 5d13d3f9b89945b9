"""What the first run in a folder ends with: what the documents seem to be, what was not judged, and what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from konsekvens_lint.commands.counting import not_judged
from konsekvens_lint.formats.words import kinds_counted, listed
from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.running.finding import PassedOver


class FirstRun:
    """Counts the documents of a run in a folder that has no configuration, and of no other run."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._kinds: Counter[str] = Counter()
        self._unread: Counter[str] = Counter()

    def see(self, result: DocumentReport | Unread) -> None:
        """One more document."""
        if isinstance(result, Unread):
            self._unread[result.code] += 1
        else:
            self._kinds[result.kind] += 1

    def lines(self, left: Mapping[PassedOver, int]) -> Iterator[str]:
        """The three lines; `left` counts the files that were passed over. None where there is no such folder, or nothing
        in it."""
        if self._folder is None or not (self._kinds or self._unread):
            return
        kinds = [kinds_counted(number, kind) for kind, number in self._kinds.most_common()]
        yield f"Dokumentslag, gissade ur texten: {listed(kinds) or 'inga'}."
        yield f"Inte granskade: {not_judged(left, self._unread) or 'inga'}."
        folder = f"”{self._folder}”" if " " in str(self._folder) else str(self._folder)
        yield (
            f"Nästa steg: konsekvens-lint config init {folder} (dokumentslag och profil), "
            f"sedan konsekvens-lint baseline create {folder} (så att bara nya fynd stoppar)."
        )
