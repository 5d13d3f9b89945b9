"""Put a trained model into the wheel project, with what it is made of and how well it reads.

    python scripts/package.py MODEL   (the folder that training wrote)

Writes `grammar-model/src/sv_konsekvens_lint/model/` and the figures in `training/README.md`.
"""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

import spacy
from evaluate import MODEL, ROOT, measure, table, words_per_second
from spacy.language import Language

README = ROOT / "README.md"
FIGURES = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- /figures -->)", re.DOTALL)
SOURCES = [
    {
        "name": "UD Swedish-Talbanken, test part",
        "url": "https://github.com/UniversalDependencies/UD_Swedish-Talbanken",
        "license": "CC BY-SA 4.0",
        "author": "Joakim Nivre, Aaron Smith, Victor Norrman; after Talbanken (Einarsson 1976, Teleman 1974)",
    },
    {
        "name": "UD Swedish-PUD",
        "url": "https://github.com/UniversalDependencies/UD_Swedish-PUD",
        "license": "CC BY-SA 4.0",
        "author": "Joakim Nivre; translations by Jacob Nolskog",
    },
    {
        "name": "Sentences written for konsekvens-lint",
        "url": "",
        "license": "CC BY-SA 4.0",
        "author": "konsekvens-lint contributors",
    },
]


def main(trained: Path) -> None:
    """Copy the model, measured, into the wheel project and its figures into the README."""
    nlp = spacy.load(trained)
    nlp.meta.update(_about())
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # where it was trained is no part of it
    measured = measure(nlp)
    _note_figures(nlp, measured)
    shutil.rmtree(MODEL, ignore_errors=True)
    nlp.to_disk(MODEL)
    README.write_text(FIGURES.sub(table(measured), README.read_text(encoding="utf-8")), encoding="utf-8")
    size = sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file())
    print(f"{table(measured)}\n{MODEL}: {size / 1e6:.1f} MB")


def _about() -> dict[str, Any]:
    """What the model is called, and whose it is."""
    project = tomllib.loads((MODEL.parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {
        "name": "konsekvens_lint",
        "version": project["version"],
        "description": project["description"],
        "author": project["authors"][0]["name"],
        "license": "CC BY-SA 4.0",
        "spacy_version": project["dependencies"][0].removeprefix("spacy"),
        "sources": SOURCES,
    }


def _note_figures(nlp: Language, measured: dict[str, dict[str, Any]]) -> None:
    """The figures in meta.json: dev's under spaCy's own names, the other readings beside them."""
    others = {name: figures for name, figures in measured.items() if name != "dev"}
    nlp.meta["performance"] = measured["dev"] | others | {"speed": words_per_second(nlp)}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
