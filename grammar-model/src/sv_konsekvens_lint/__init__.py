"""A small spaCy pipeline for Swedish, as a package: `sv_konsekvens_lint.load()`.

spaCy itself is imported by the load, so that looking whether the package is there costs nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = Path(__file__).resolve().parent / "model"


def load(**overrides: Any) -> Language:
    """The pipeline, read from the package's own files; `overrides` are those of spaCy's `load_model_from_path`."""
    from spacy.util import load_model_from_path

    return load_model_from_path(MODEL, **overrides)
