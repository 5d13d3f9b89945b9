"""Which documents that could not be read a run fails for."""

from __future__ import annotations

import os
from collections.abc import Set as AbstractSet
from pathlib import Path

from konsekvens_lint.report import Unread
from konsekvens_lint.running.failures import GIVEN_UP

# Nobody knows what it holds, and it is larger than notes are.
_NEVER_NOTES = GIVEN_UP | {"too_large"}
# Endings of much that is no memo. What else is told of a folder is a document, or a folder that cannot be looked into.
_MAY_BE_NOTES = frozenset({".md", ".markdown", ".txt", ".text"})


def is_failure(unread: Unread, named: AbstractSet[str]) -> bool:
    """Whether the run fails for it: what was named, what was given up or too large, and what is a document or hides some.

    What the configuration accepts, with a reason, fails no run.
    """
    if unread.accepted is not None:
        return False
    if unread.path in named or unread.code in _NEVER_NOTES:
        return True
    return Path(unread.path).suffix.lower() not in _MAY_BE_NOTES or os.path.isdir(unread.path)
