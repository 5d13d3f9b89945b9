"""What is mutated: the documents and rule files under some paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Literal, NamedTuple, get_args

Kind = Literal["docx", "pdf", "md", "txt", "yaml"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
PROJECT: Final = Path(__file__).resolve().parent.parent

# A folder that has one of these is a pack; the files below it belong together.
_OF_A_PACK = frozenset({"concepts", "patterns", "criteria", "checklists", "profiles"})


class Seed(NamedTuple):
    """A sound file. `pack` is the folder of the rule pack that it is part of; None for documents."""

    kind: Kind
    path: Path
    data: bytes
    pack: Path | None = None


def find_seeds(paths: Iterable[Path]) -> list[Seed]:
    """The files of the kinds that are mutated, in the order of the paths and of their names.

    What only has the ending (a Word file that is none) is left out. Errors: FileNotFoundError for a path that is not
    there, ValueError where there is nothing to mutate.
    """
    seeds = [seed for path in paths for file in _files(path) if (seed := _seed(file)) is not None]
    if not seeds:
        raise ValueError("there is nothing to mutate under these paths")
    return seeds


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from sorted(each for each in path.rglob("*") if each.is_file())
    else:
        raise FileNotFoundError(path)


def _seed(file: Path) -> Seed | None:
    kind = next((kind for kind in KINDS if file.suffix.lower() == f".{kind}"), None)
    if kind is None or file.stem.endswith(".granskad"):
        return None
    data = file.read_bytes()
    starts = {"docx": b"PK", "pdf": b"%PDF"}.get(kind, b"")
    if not data.startswith(starts):
        return None
    if kind != "yaml":
        return Seed(kind, file, data)
    pack = next(
        (folder for folder in file.parents if any((folder / name).is_dir() for name in _OF_A_PACK)), None
    )
    return Seed(kind, file, data, pack) if pack else None
