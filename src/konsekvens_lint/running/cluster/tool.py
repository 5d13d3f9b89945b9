"""What a machine judges documents by: two that answer alike judge alike."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version

from konsekvens_lint.pipelines import PIPELINES
from konsekvens_lint.rulebook.where import PACKAGE, rule_files, rules_folder
from konsekvens_lint.version import __version__

#: What the tool itself is called among the parts.
NAME = "konsekvens-lint"
#: The tool's own modules and rules.
CONTENT = "content"
# Libraries whose version may change what is read out of a document, and language models.
_LIBRARIES = (
    "sv-konsekvens-lint",
    "lxml",
    "pdfminer.six",
    "pyahocorasick",
    "pypdfium2",
    "spacy",
    *PIPELINES[1:],
)


@lru_cache(maxsize=1)
def parts() -> dict[str, str]:
    """The version of each part by its name, and a hash of the `CONTENT`. Plain, so that any version can tell it another."""
    return {NAME: __version__, **{name: _version(name) for name in _LIBRARIES}, CONTENT: _content()}


def difference(here: dict[str, str], there: dict[str, str]) -> str | None:
    """The first part that differs, as a clause that says what the other machine has; None where none does."""
    name = next((name for name in here if there.get(name) != here[name]), None)
    if name is None:
        return None
    if name == CONTENT:
        return f"en annan utgåva av {NAME} {here[NAME]}, med andra regler eller annan kod"
    return f"{name} {there.get(name) or 'saknas'} (den här datorn har {here[name] or 'ingen'})"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _content() -> str:
    told = sha256()
    for folder, files in (
        (PACKAGE, sorted(PACKAGE.rglob("*.py"))),
        (rules_folder(), rule_files(rules_folder())),
    ):
        for file in files:
            data = file.read_bytes()
            told.update(f"{file.relative_to(folder).as_posix()} {len(data)}\n".encode() + data)
    return told.hexdigest()
