"""The rulebook that a command is about: the built-in one, or with packs on top."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.loading import built_in, with_packs


def rulebook(packs: Sequence[Path]) -> Rulebook:
    """The rulebook. Raises PackError for a pack that is wrong."""
    return with_packs(packs) if packs else built_in()
