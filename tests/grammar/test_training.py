"""What the recipe of the Swedish pipeline reads and respells before it trains (training/scripts)."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

spacy = pytest.importorskip("spacy", reason="spaCy is not installed")

TRAINING = Path(__file__).resolve().parents[2] / "training"
TREE = """\
# newpar id = 1
# text = Kön växer.
1	Kön	kö	NOUN	_	Case=Nom|Number=Sing	2	nsubj	_	_
2	växer	växa	VERB	_	Tense=Pres	0	root	_	SpaceAfter=No
2.1	växer	växa	VERB	_	Tense=Pres	_	_	_	_
3	.	.	PUNCT	_	_	2	punct	_	_

# text = Månen går.
1	Månen	måne	NOUN	_	Case=Nom|Number=Sing	2	nsubj	_	_
2	går	gå	VERB	_	Tense=Pres	0	root	_	SpaceAfter=No
3	.	.	PUNCT	_	_	2	punct	_	_
"""
MARKED = """\
# A comment.
= the-queue NOUN Case=Nom|Number=Sing kö

Det växer i [kön:the-queue].
"""


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A script of the recipe, imported by its name as the recipe does it."""
    monkeypatch.setattr(sys, "path", [str(TRAINING / "scripts"), *sys.path])
    return importlib.import_module


@pytest.fixture
def blank() -> Any:
    return spacy.blank("sv")


@pytest.fixture
def tree(script: Any, blank: Any, tmp_path: Path) -> Any:
    """Two sentences with their trees, as one paragraph."""
    path = tmp_path / "tree.conllu"
    path.write_text(TREE, encoding="utf-8")
    conllu = script("conllu")
    [paragraph] = conllu.paragraphs(path)
    return conllu.document(blank.vocab, paragraph)


def test_paragraph_is_one_document_with_its_sentences(tree: Any) -> None:
    assert tree.text == "Kön växer. Månen går. "
    assert [word.head.text for word in tree] == ["växer", "växer", "växer", "går", "går", "går"]
    assert [sentence.text for sentence in tree.sents] == ["Kön växer.", "Månen går."]


def test_only_the_marked_word_is_annotated(script: Any, blank: Any, tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text(MARKED, encoding="utf-8")
    [doc] = script("marked").documents(blank, path)
    assert [(word.text, word.pos_, word.lemma_) for word in doc if word.pos_] == [("kön", "NOUN", "kö")]
    assert [word.text for word in doc if word.has_morph()] == ["kön"]
    assert not doc.has_annotation("DEP")


def test_lost_diacritics_keep_the_annotation(script: Any, tree: Any) -> None:
    bare = script("augment").without_diacritics(tree)
    assert [word.text for word in bare] == ["Kon", "vaxer", ".", "Manen", "gar", "."]
    assert [word.lemma_ for word in bare] == ["ko", "vaxa", ".", "mane", "ga", "."]
    assert [(word.pos_, word.dep_, word.head.i) for word in bare] == [
        (word.pos_, word.dep_, word.head.i) for word in tree
    ]
    assert tree[0].text == "Kön"


def test_shares_of_respelling_hold(script: Any, blank: Any, tree: Any) -> None:
    augment = script("augment")
    example = spacy.training.Example(blank.make_doc(tree.text), tree)
    [same] = augment.spelling(lower=0, lost=0)(blank, example)
    [respelled] = augment.spelling(lower=1, lost=1)(blank, example)
    assert same is example
    assert respelled.predicted.text == respelled.reference.text == "kon vaxer. manen gar. "


def test_every_sentence_of_ours_can_be_read(script: Any, blank: Any) -> None:
    marked = list(script("marked").documents(blank, TRAINING / "sentences" / "words.txt"))
    trees = list(script("conllu").paragraphs(TRAINING / "sentences" / "trees.conllu"))
    assert len(marked) >= 250
    assert len(trees) >= 80
    assert all(sum(word.head == 0 for word in sentence) == 1 for paragraph in trees for sentence in paragraph)
