"""Where results are kept: in a folder that only its owner can look into, since reports quote the documents."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

#: The environment variable that names another folder than the system's own for caches.
VARIABLE = "KONSEKVENS_LINT_CACHE_DIR"

_FILE = "results.sqlite3"
_OTHERS = 0o077
# Backup programs pass by a folder with this file (bford.info/cachedir); what is in it can be had again.
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Granskningsresultat från konsekvens-lint. Mappen kan tas bort.\n"


class NotPrivate(Exception):
    """The folder is not the user's alone, and cannot be made so; the message is Swedish and says what to do."""


def file_of_results() -> Path:
    """The file of results, made where it is not there, for nobody but its owner to read.

    Errors: NotPrivate, and OSError or RuntimeError where there is no place for it.
    """
    folder = _folder() / "results"
    # What is made of the way there is nobody else's either; what is there already is left as it is.
    os.makedirs(folder.parent, 0o700, exist_ok=True)
    try:
        os.mkdir(folder, 0o700)
        _mark(folder)
    except FileExistsError:
        pass
    file = folder / _FILE
    # On Windows the user's profile keeps others out.
    if sys.platform != "win32":
        _make_private(folder, os.O_RDONLY | os.O_DIRECTORY)
        _make_private(file, os.O_RDWR | os.O_CREAT)
    return file


def _folder() -> Path:
    """The folder for this tool's caches. Not platformdirs: its import would take a tenth of a run that is all known."""
    if given := os.environ.get(VARIABLE):
        return Path(given)
    home = Path.home()
    if sys.platform == "win32":
        return (
            Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "konsekvens-lint" / "Cache"
        )
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "konsekvens-lint"
    given = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(given) if os.path.isabs(given) else home / ".cache") / "konsekvens-lint"


def _mark(folder: Path) -> None:
    """Say to backup programs and to git that the folder is not for them."""
    with suppress(OSError):
        (folder / "CACHEDIR.TAG").write_text(_TAG, encoding="utf-8")
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")


def _make_private(path: Path, flags: int) -> None:
    """Let only the owner at the file or folder, which is followed through no link."""
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(path, flags | os.O_NOFOLLOW, 0o600)
    except OSError:
        found = os.lstat(path)
        if found.st_uid != os.geteuid() or stat.S_ISLNK(found.st_mode):
            raise _not_private(path) from None
        raise
    try:
        found = os.fstat(descriptor)
        if found.st_uid != os.geteuid():
            raise _not_private(path)
        if found.st_mode & _OTHERS:
            os.fchmod(descriptor, stat.S_IMODE(found.st_mode) & ~_OTHERS)
            # Not every file system keeps rights.
            if os.fstat(descriptor).st_mode & _OTHERS:
                raise _not_private(path)
    finally:
        os.close(descriptor)


def _not_private(path: Path) -> NotPrivate:
    return NotPrivate(
        f"”{path}” är inte bara din, så inga resultat sparas där och alla dokument granskas på nytt: ta bort den, "
        f"ange en annan mapp med miljövariabeln {VARIABLE}, eller kör med --no-cache."
    )
