"""How templates become pages: everything escaped, nothing undefined, and no character that HTML cannot hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_SPACES = re.compile("[\r\x0b\x0c\x85]")
# What HTML cannot hold: other control characters. Halves of characters and what is none are shown as lost.
_UNHELD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def environment(folder: Path) -> Environment:
    """Where the templates of the folder are found."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=held,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def held(value: Any) -> Any:
    """A text without what HTML cannot hold; what is markup already is left as it is."""
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    return _BROKEN.sub("\ufffd", _UNHELD.sub("", _SPACES.sub(" ", value)))
