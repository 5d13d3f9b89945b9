"""A folder of rule files as one checked pack: every file's shape first, then what they say of each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from konsekvens_lint.rulebook.errors import PackError, nearest
from konsekvens_lint.rulebook.schema import SCHEMAS
from konsekvens_lint.rulebook.source import Lines, line_of, load

# The folders of a pack whose files are of one kind; every other folder holds rules.
_FOLDERS = {
    "concepts": "concepts",
    "patterns": "patterns",
    "judgements": "judgement",
    "checklists": "checklist",
    "profiles": "profile",
}


@dataclass(frozen=True, slots=True)
class File:
    """One rule file: the kind of its schema, its name as shown to the author, and what it holds."""

    kind: str
    name: str
    content: Lines

    def error(self, message: str, *path: str | int) -> PackError:
        """An error at the line that the path of keys leads to."""
        return PackError(self.name, line_of(self.content, list(path)), message)


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of one pack, each of the right shape."""

    files: tuple[File, ...] = field(default=())

    def of(self, kind: str) -> Iterator[File]:
        """The files of a kind, in order of their names."""
        return (file for file in self.files if file.kind == kind)


def read_pack(path: Path) -> Pack:
    """The pack in a folder, or the single rule in a file. Raises PackError at the first thing that is wrong."""
    if path.is_file():
        return Pack((_read(path, path.name, "rule"),))
    if not path.is_dir():
        raise PackError(
            str(path), None, "regelpaketet finns inte. Ange en mapp med regler eller en regelfil (.yaml)."
        )
    found = sorted([*path.rglob("*.yaml"), *path.rglob("*.yml")])
    if not found:
        raise PackError(str(path), None, "mappen innehåller inga regelfiler (.yaml).")
    return Pack(
        tuple(_read(file, file.relative_to(path).as_posix(), _kind(file.relative_to(path))) for file in found)
    )


def _kind(relative: Path) -> str:
    return _FOLDERS.get(relative.parts[0], "rule") if len(relative.parts) > 1 else "rule"


def _read(path: Path, name: str, kind: str) -> File:
    file = File(kind, name, load(path, name))
    errors = list(Draft202012Validator(SCHEMAS[kind]).iter_errors(file.content))
    # A misspelt key is both unknown and missing: the one with the nearest spelling is told.
    error = next((each for each in errors if _unknown(each)), None) or best_match(errors)
    if error is not None:
        raise file.error(_explain(error), *_path_of(error))
    return file


def _path_of(error: ValidationError) -> list[str | int]:
    path = list(error.absolute_path)
    unknown = _unknown(error)
    return [*path, unknown] if unknown else path


def _unknown(error: ValidationError) -> str | None:
    if error.validator != "additionalProperties" or not isinstance(error.instance, dict):
        return None
    return next((str(key) for key in error.instance if key not in _known_keys(error)), None)


def _known_keys(error: ValidationError) -> dict[str, Any]:
    schema: Any = error.schema
    known: dict[str, Any] = schema.get("properties", {})
    return known


def _explain(error: ValidationError) -> str:
    at = "".join(f"”{step}” " for step in list(error.absolute_path)[-1:] if isinstance(step, str))
    asked: Any = error.validator_value
    given: Any = error.instance
    unknown = _unknown(error)
    if unknown is not None:
        return f"okänd nyckel ”{unknown}”.{nearest(unknown, _known_keys(error))}"
    if error.validator == "required":
        return f"{at}saknar {_listed([key for key in asked if key not in given])}."
    if error.validator == "enum":
        allowed = [str(value) for value in asked]
        return f"{at}kan inte vara ”{error.instance}”.{nearest(str(error.instance), allowed)} Möjliga värden: {', '.join(allowed)}."
    if error.validator == "minItems":
        return f"{at}behöver minst {asked} st."
    if error.validator == "pattern":
        return f"{at}”{error.instance}” har fel form."
    if error.validator == "type":
        return f"{at}har fel typ."
    return f"{at}har fel form ({error.validator})."


def _listed(keys: list[str]) -> str:
    quoted = [f"”{key}”" for key in keys]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} och {quoted[-1]}"


def plain(node: Any) -> Any:
    """The content as plain dicts and lists."""
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    return [plain(value) for value in node] if isinstance(node, list) else node
