"""The files of the page: all in memory, under names that are fixed, so that no browser's path leads to a disk."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

from jinja2 import DictLoader, Environment, StrictUndefined

_HERE = files("konsekvens_lint.web")
_TYPES: Final[Mapping[str, str]] = {
    "page.css": "text/css",
    "page.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}


def _text(name: str) -> str:
    return _HERE.joinpath(name).read_text(encoding="utf-8")


#: What is fetched beside the pages, by name: its text and its type.
STATIC: Final[Mapping[str, tuple[str, str]]] = {name: (_text(name), kind) for name, kind in _TYPES.items()}

_ENVIRONMENT = Environment(
    loader=DictLoader(
        {name: _text(name) for name in ("frame.html", "page.html", "login.html", "message.html")}
    ),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def rendered(name: str, **told: Any) -> str:
    """The page with what is told in its places, escaped."""
    return _ENVIRONMENT.get_template(name).render(told)
