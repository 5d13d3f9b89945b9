"""What stands before a Markdown text between lines of dashes, as YAML: its title, its date, its unit."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from konsekvens_lint.documents.dates import date_in
from konsekvens_lint.documents.vocabulary import UNIT_LABELS, fold
from konsekvens_lint.limits import MAX_FRONT_MATTER

#: The most lines that are looked through for the end.
_MOST = 200
_TITLE, _DATES = "title", ("datum", "date")
_WANTED = re.compile(rf"^(?:{'|'.join((_TITLE, *_DATES, *UNIT_LABELS))})\s*:", re.MULTILINE)
_TEXT: Final = "tag:yaml.org,2002:str"


class FrontMatter(NamedTuple):
    """What it says; None where it does not. `dated` is ISO 8601."""

    title: str | None = None
    dated: str | None = None
    unit: str | None = None


def front_matter(text: str) -> FrontMatter:
    """What the front matter of the text says. Errors: none; what is no YAML, or longer than any is, says nothing."""
    fenced = text[: len(text) - len(blank_front_matter(text).lstrip("\n"))].strip("\n")
    front = "\n".join(fenced.split("\n")[1:-1])
    if len(front) > MAX_FRONT_MATTER or not _WANTED.search(_folded(front)):
        return FrontMatter()
    # Takes longer to load than a memo to read, and few memos have front matter.
    import yaml

    try:
        # No value is made of what nobody asks for: a wrong date is no fault of the title's, and aliases can be millions.
        found = yaml.compose(front, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return FrontMatter()
    pairs = found.value if isinstance(found, yaml.MappingNode) else ()
    scalars = [(key, value) for key, value in pairs if isinstance(value, yaml.ScalarNode)]
    said = {fold(str(key.value)): value.value.strip() for key, value in scalars}
    texts = {fold(str(key.value)): value.value.strip() for key, value in scalars if value.tag == _TEXT}
    return FrontMatter(
        texts.get(_TITLE) or None,
        next((day for name in _DATES if (day := date_in(said.get(name, "")))), None),
        next((texts[name] for name in UNIT_LABELS if texts.get(name)), None),
    )


def _folded(text: str) -> str:
    return "\n".join(map(fold, text.split("\n")))


def blank_front_matter(text: str) -> str:
    """The text with the lines of its front matter empty, so that the others keep their numbers."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return text
    for index, line in enumerate(lines[1:_MOST], 1):
        if line.rstrip() in ("---", "..."):
            return "\n" * (index + 1) + "\n".join(lines[index + 1 :])
        if line.strip() and not re.match(r"[\w.-]+\s*:|\s|#|- ", line):
            return text
    return text
