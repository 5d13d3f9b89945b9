"""What a result is found by: two results have the same key only where they must be the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from konsekvens_lint.gate.cache.stamp import stamp, stamp_of_packs
from konsekvens_lint.machine.taking import NotTaken
from konsekvens_lint.settings.options import Options

#: 32 bytes.
Key = bytes


def key_of_choices(options: Options, packs: Sequence[Path]) -> Key | None:
    """The key of all but the document, or None where nothing is to be kept: reports that hold the whole text, and
    packs that cannot be read."""
    if options.with_text:
        return None
    try:
        return _hashed(stamp(), stamp_of_packs(packs), _text(options).encode(errors="surrogateescape"))
    except (OSError, ValueError, NotTaken):
        return None


def key_of_texts(texts: Iterable[bytes], packs: Sequence[Path]) -> Key | None:
    """The key of what was found to be right with the same rules: configuration files, or None where packs cannot be
    read."""
    try:
        return _hashed(stamp(), stamp_of_packs(packs), *texts)
    except (OSError, ValueError, NotTaken):
        return None


def key_of_document(choices: Key, digest: str, suffix: str) -> Key:
    """The key of one document: `digest` is the SHA-256 of its bytes, and the name's ending decides its reader."""
    return _hashed(choices, digest.encode(), suffix.lower().encode(errors="surrogateescape"))


def _hashed(*parts: bytes) -> Key:
    told = blake2b(digest_size=32)
    for part in parts:
        told.update(len(part).to_bytes(8, "big") + part)
    return told.digest()


def _text(value: Any) -> str:
    """The value written so that equal values are written alike, in every process: sets have no order of their own."""
    if isinstance(value, frozenset):
        return f"{{{','.join(sorted(map(_text, value)))}}}"
    if isinstance(value, tuple):
        return f"({','.join(map(_text, value))},)"
    return repr(value)
