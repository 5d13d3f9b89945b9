"""Links from a workbook to the documents of an audit."""

from __future__ import annotations

import ntpath
import os
from pathlib import Path

from konsekvens_lint.audit.summary import Example
from konsekvens_lint.formats.paper import flat, one_line
from konsekvens_lint.formats.xlsx.sheet import Link

# Excel takes 2,079 characters, of which some count as two.
_LONGEST = 1_000
#: What means something in an address, or to Excel in one.
_ESCAPED = {ord(each): f"%{ord(each):02x}" for each in ' %"<>[]^`{}#?:*|&;'}


def link(example: Example, beside: Path) -> Link | str:
    """A link to the example's document from a workbook in the folder `beside`; its name and path as text where the file
    is not there, or cannot be linked to.
    """
    name = flat(example.title or "") or ntpath.basename(example.path)
    target = _target(example.path, beside)
    if target is None:
        return example.path if name in example.path else f"{name} ({example.path})"
    return Link(target, name, tip=example.path)


def _target(path: str, beside: Path) -> str | None:
    if one_line(path) != path:
        return None
    try:
        relative = os.path.relpath(path, beside) if os.path.isfile(path) else ""
    except (OSError, ValueError):
        # Another drive, to which no relative path leads.
        return None
    target = relative.replace(os.sep, "/").translate(_ESCAPED)
    return target if 0 < len(target) <= _LONGEST else None
