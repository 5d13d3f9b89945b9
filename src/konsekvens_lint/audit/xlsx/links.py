"""Links from a workbook to the documents of an audit."""

from __future__ import annotations

import ntpath
import os
from pathlib import Path

from konsekvens_lint.audit.summary import Example
from konsekvens_lint.audit.xlsx.sheet import Link
from konsekvens_lint.formats.paper import one_line

# Excel takes 2,079 characters; each may become three.
_LONGEST = 600
#: What means something in an address, or to Excel in one.
_ESCAPED = {ord(each): f"%{ord(each):02x}" for each in ' %"<>[]^`{}#?:*|&;'}


def link(example: Example, beside: Path) -> Link | str:
    """A link to the example's document from a workbook in the folder `beside`; its name and path as text where the file
    is not there, or cannot be linked to.
    """
    name = example.title or ntpath.basename(example.path)
    target = _target(example.path, beside)
    if target is None:
        return example.path if name in example.path else f"{name} ({example.path})"
    return Link(target, name, tip=example.path)


def _target(path: str, beside: Path) -> str | None:
    if one_line(path) != path or len(path) > _LONGEST:
        return None
    try:
        relative = os.path.relpath(path, beside) if os.path.isfile(path) else None
    except (OSError, ValueError):
        # Another drive, to which no relative path leads.
        return None
    return relative.replace(os.sep, "/").translate(_ESCAPED) if relative else None
