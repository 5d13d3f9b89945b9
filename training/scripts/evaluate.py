"""How well a model reads Talbanken's dev part: as it is printed, sentence by sentence, and without å, ä and ö.

python training/scripts/evaluate.py [MODEL]   (a folder or a package's name; else the model in grammar-model/)
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
from augment import without_diacritics
from conllu import Sentence, document, paragraphs
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

ROOT = Path(__file__).resolve().parent.parent
DEV = ROOT / "treebank" / "sv_talbanken-dev.conllu"
MODEL = ROOT.parent / "grammar-model" / "src" / "sv_konsekvens_lint" / "model"

# The figures by spaCy's names, in the order of the table. Punctuation counts in neither UAS nor LAS.
FIGURES = {
    "pos_acc": "UPOS",
    "morph_acc": "Features",
    "lemma_acc": "Lemma",
    "dep_uas": "UAS",
    "dep_las": "LAS",
    "sents_f": "Sentences",
}
CLAUSES = ("acl:relcl", "advcl", "advmod", "amod", "det")  # the arcs that our rules lean on

Figures = dict[str, Any]


def measure(nlp: Language) -> dict[str, Figures]:
    """The figures (0 to 1) of each reading of dev, by its name: `dev`, `sentences`, `lost_diacritics`."""
    texts = list(paragraphs(DEV))
    dev = [document(nlp.vocab, text) for text in texts]
    sentences: list[list[Sentence]] = [[sentence] for text in texts for sentence in text]
    return {
        "dev": _figures(nlp, dev),
        "sentences": _figures(nlp, [document(nlp.vocab, sentence) for sentence in sentences]),
        "lost_diacritics": _figures(nlp, map(without_diacritics, dev)),
    }


def words_per_second(nlp: Language, rounds: int = 3) -> int:
    """The best of some rounds over dev, one paragraph at a time, as the tool reads."""
    texts = [document(nlp.vocab, text).text for text in paragraphs(DEV)]
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        words = sum(len(nlp(text)) for text in texts)
        seconds.append(time.perf_counter() - start)
    return round(words / min(seconds))


def table(measured: dict[str, Figures]) -> str:
    """The figures as a table in Markdown, and the F-scores of the arcs that matter most."""
    head = ["Read", *FIGURES.values(), *(f"`{arc}`" for arc in CLAUSES)]
    rows = [
        [name.replace("_", " "), *(f"{figures[key]:.3f}" for key in FIGURES), *_arcs(figures)]
        for name, figures in measured.items()
    ]
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _arcs(figures: Figures) -> list[str]:
    return [f"{figures['dep_las_per_type'][arc]:.3f}" for arc in CLAUSES]


def _figures(nlp: Language, gold: Iterable[Doc]) -> Figures:
    """What spaCy scores, with the arcs by their F-score; to four places, which is what dev can tell."""
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
    figures: Figures = {key: round(scores[key], 4) for key in FIGURES}
    figures["dep_las_per_type"] = {arc: round(scores["dep_las_per_type"][arc]["f"], 4) for arc in CLAUSES}
    return figures


if __name__ == "__main__":
    pipeline = spacy.load(sys.argv[1] if len(sys.argv) > 1 else MODEL)
    print(table(measure(pipeline)))
    print(f"{words_per_second(pipeline):,} words a second")
