"""What a result depends on beside its document and options: the code, the rules, Python and the libraries that read.

All is told by names, sizes and times of files, or by an installer's record of them: to read or import them would cost
more than it is to save.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from konsekvens_lint.limits import MAX_SETTINGS_BYTES
from konsekvens_lint.machine.taking import bytes_of
from konsekvens_lint.rulebook.where import PACKAGE, is_installed, rule_files, rules_folder
from konsekvens_lint.version import __version__

# Names of installed distributions that read documents begin so, and those of grammar models.
_LIBRARIES = (
    "lxml-",
    "ocrmypdf-",
    "pdfminer",
    "pyahocorasick-",
    "pypdfium2-",
    "spacy-",
    "sv_",
)
_INSTALLED = (".dist-info", ".egg-info")


@lru_cache(maxsize=1)
def stamp() -> bytes:
    """A hash of all that is the same for every document in this process. Errors: OSError."""
    lines = [__version__, sys.platform, sys.version, *_libraries(), *_own()]
    return blake2b("\n".join(lines).encode(errors="surrogateescape"), digest_size=32).digest()


def _own() -> Iterator[str]:
    """What the tool itself is: of an installed one what its installer has written down, the same on every machine."""
    record = PACKAGE.parent / f"konsekvens_lint-{__version__}.dist-info" / "RECORD"
    if is_installed() and record.is_file():
        # Of compiled modules, which may be there or not, nothing is told but their names.
        lines = record.read_text(encoding="utf-8").splitlines()
        yield from sorted(
            line for line in lines if line.startswith("konsekvens_lint/") and ".pyc" not in line
        )
        return
    yield from _files(PACKAGE, ".py")
    yield from _files(rules_folder(), ".yaml")


def stamp_of_packs(packs: Sequence[Path]) -> bytes:
    """A hash of what the user's own rules say, in their order. Errors: OSError, and NotTaken for a file that is no rule."""
    told = blake2b(digest_size=32)
    for pack in packs:
        files = [pack] if pack.is_file() else rule_files(pack)
        told.update(f"{len(files)}".encode())
        for file in files:
            name = file.relative_to(pack).as_posix().encode(errors="surrogateescape")
            for part in (name, bytes_of(file, MAX_SETTINGS_BYTES)):
                told.update(len(part).to_bytes(8, "big") + part)
    return told.digest()


def _libraries() -> list[str]:
    """The distributions that read documents, with their versions, as the folders of modules name them."""
    return sorted(
        name.lower()
        for folder in sys.path
        if os.path.isdir(folder)
        for name in os.listdir(folder)
        if name.endswith(_INSTALLED) and name.lower().startswith(_LIBRARIES)
    )


def _files(folder: str | os.PathLike[str], suffix: str) -> Iterator[str]:
    """Each file below the folder whose name ends so, in the order of the names."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.endswith(suffix):
            yield f"{entry.path} {_line(entry.stat())}"
        elif entry.is_dir():
            yield from _files(entry.path, suffix)


def _line(found: os.stat_result) -> str:
    return f"{found.st_size} {found.st_mtime_ns}"
