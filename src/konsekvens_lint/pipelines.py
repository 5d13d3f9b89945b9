"""The Swedish spaCy pipelines that are installed, found without importing spaCy or them."""

from __future__ import annotations

from importlib.util import find_spec

#: The project's own, and spaCy's, the largest first: the first that is installed is used.
PIPELINES = ("sv_konsekvens_lint", "sv_core_news_lg", "sv_core_news_md", "sv_core_news_sm")
#: The name of no pipeline: words alone decide.
OFF = "off"


def installed(name: str | None = None) -> str | None:
    """The pipeline with the name if it is installed, else the first that is; None where there is none, or for `OFF`."""
    if name == OFF or not _is_there("spacy"):
        return None
    return next((each for each in ((name,) if name is not None else PIPELINES) if _is_there(each)), None)


def _is_there(module: str) -> bool:
    return module.isidentifier() and find_spec(module) is not None
