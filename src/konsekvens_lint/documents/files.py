"""Documents as files: their endings, and their bytes. Small, since it is needed where nothing is read."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.limits import MAX_FILE_BYTES
from konsekvens_lint.machine.system import reason
from konsekvens_lint.machine.taking import TooLarge, bytes_of_any

MARKDOWN = frozenset({".md", ".markdown"})
PLAIN = frozenset({".txt", ".text"})
WORD = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc"})
#: Endings whose files can be read, for those who look for files to read.
SUFFIXES = MARKDOWN | PLAIN | frozenset({".docx", ".docm", ".pdf"})

_SYSTEM = os.name
# ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION.
_SHARING = frozenset({32, 33})


def load(path: Path) -> bytes:
    """The bytes of a file that may be a document. Errors: DocumentError for what cannot be, or may not be, read."""
    if is_lock(path.name):
        raise refusals.lock_file()
    if os.path.isdir(path):
        raise refusals.directory()
    try:
        return bytes_of_any(path, MAX_FILE_BYTES)
    except TooLarge:
        raise refusals.too_large(MAX_FILE_BYTES) from None
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise refusals.missing() from None
    except PermissionError as error:
        raise (refusals.open_in_word() if _held_by_word(path, error) else refusals.not_permitted()) from None
    except OSError as error:
        raise refusals.unreadable(reason(error)) from None


def digest_of(path: Path) -> str | None:
    """The SHA-256 of a document's bytes; None for what cannot be read, and for a pipe, which can be read but once."""
    if not os.path.isfile(path):
        return None
    try:
        return sha256(load(path)).hexdigest()
    except DocumentError:
        return None


def is_lock(name: str) -> bool:
    """Whether the name is that of the file by which Word says that it has a document open."""
    return Path(name).name.startswith("~$")


def _held_by_word(path: Path, error: PermissionError) -> bool:
    """Windows shares no file that Word has open; other systems do, so there a refusal is about rights."""
    if _SYSTEM != "nt":
        return False
    return getattr(error, "winerror", None) in _SHARING or any(
        (path.parent / owner).exists() for owner in (f"~${path.name}", f"~${path.name[2:]}")
    )
