"""The built-in rulebook: compiled when the package is built, or, in a checkout, when a rule file has changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from konsekvens_lint.machine.whole import write_beside
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.where import PACKAGE, compiled_file, is_installed, rule_files, rules_folder

if TYPE_CHECKING:
    from konsekvens_lint.rulebook.compiling import Compiled

# The modules that take part when rules are compiled: a change in one of them may change what comes out.
_COMPILERS = (
    "names.py",
    "facts/thing_kinds.py",
    "facts/vocabulary.py",
    "language/grammar/vocabulary.py",
    "language/lexicon.py",
    "rulebook/*.py",
    "condition.py",
    "machine/system.py",
    "machine/taking.py",
    "limits.py",
    "machine/whole.py",
)


def built_in() -> Rulebook:
    """The rulebook that the tool ships with. Raises PackError when a checkout's rule files are wrong."""
    return Rulebook(_installed() if is_installed() else _from_checkout())


def with_packs(paths: Iterable[Path]) -> Rulebook:
    """The built-in rulebook with a user's packs on top. Raises PackError for a pack that is wrong."""
    return Rulebook(_compiled_with(paths))


def sent(paths: Iterable[Path]) -> bytes:
    """The same rulebook for a machine that does not have the packs: there `arrived` makes it. Raises PackError."""
    return json.dumps(_compiled_with(paths), ensure_ascii=False, separators=(",", ":")).encode()


def arrived(data: bytes) -> Rulebook:
    """The rulebook that another machine has `sent`."""
    return Rulebook(json.loads(data))


def _compiled_with(paths: Iterable[Path]) -> Compiled:
    from konsekvens_lint.rulebook.compiling import compile_packs
    from konsekvens_lint.rulebook.pack import read_pack, read_packs

    # What is wrong with a user's own is told before ours is read.
    own = read_packs(paths)
    return compile_packs([read_pack(rules_folder()), *own])


def compile_built_in(source: Path, target: Path) -> Compiled:
    """Compile the rules in `source` to the file `target`; done when the package is built, and in a checkout."""
    from konsekvens_lint.rulebook.compiling import compile_packs
    from konsekvens_lint.rulebook.pack import read_pack

    compiled = compile_packs([read_pack(source)])
    compiled["stamp"] = stamp(source)
    _keep(target, compiled)
    return compiled


def _installed() -> Compiled:
    return json.loads(compiled_file().read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def _from_checkout() -> Compiled:
    source, target = rules_folder(), compiled_file()
    try:
        compiled = _installed()
        if compiled["stamp"] == stamp(source):
            return compiled
    except (OSError, ValueError, KeyError):
        pass
    return compile_built_in(source, target)


def stamp(folder: Path) -> str:
    """A hash of the rule files' places, sizes and times, and those of the modules that compile them."""
    modules = (file for name in _COMPILERS for file in sorted(PACKAGE.glob(name)))
    lines = [*_lines(folder, rule_files(folder)), *_lines(PACKAGE, modules)]
    return sha256("\n".join(lines).encode()).hexdigest()


def _lines(folder: Path, files: Iterable[Path]) -> Iterator[str]:
    for file in files:
        stat = file.stat()
        yield f"{file.relative_to(folder).as_posix()}:{stat.st_size}:{stat.st_mtime_ns}"


def _keep(target: Path, compiled: Compiled) -> None:
    """Write the file, whole or not at all; a folder that cannot be written to only costs time."""
    text = json.dumps(compiled, ensure_ascii=False, separators=(",", ":"))
    with suppress(OSError):
        write_beside(target, [text.encode("utf-8")])
