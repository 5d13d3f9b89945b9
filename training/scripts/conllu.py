"""CoNLL-U as spaCy documents: one document per paragraph, a missing value wherever a column says `_`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc
from spacy.vocab import Vocab

LONGEST_PARAGRAPH = 6  # sentences; a news text has no paragraph marks and would be read as one


class Word(NamedTuple):
    """A word and what is known of it: '' is an unknown value, `head` counts from 1 in the sentence."""

    form: str
    lemma: str
    pos: str
    morph: str | None
    head: int | None
    dep: str
    space: bool


Sentence = list[Word]


def paragraphs(path: Path) -> Iterator[list[Sentence]]:
    """The paragraphs of a CoNLL-U file, each a list of its sentences, in order."""
    paragraph: list[Sentence] = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        starts = any(line.startswith(("# newpar", "# newdoc")) for line in lines)
        if paragraph and (starts or len(paragraph) == LONGEST_PARAGRAPH):
            yield paragraph
            paragraph = []
        paragraph.append([_word(line) for line in lines if line.split("\t")[0].isdigit()])
    yield paragraph


def document(vocab: Vocab, sentences: Iterable[Sentence]) -> Doc:
    """The sentences as one annotated document; what is missing in a word stays missing.

    The tree is set only where every word has a head.
    """
    sentences = list(sentences)
    words = [word for sentence in sentences for word in sentence]
    parsed = all(word.head is not None for word in words)
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        lemmas=[word.lemma for word in words],
        pos=[word.pos for word in words],
        morphs=[word.morph for word in words],
        heads=list(_heads(sentences)) if parsed else None,
        deps=[word.dep for word in words] if parsed else None,
        sent_starts=None if parsed else [i == 0 for sentence in sentences for i in range(len(sentence))],
    )


def _heads(sentences: list[Sentence]) -> Iterator[int]:
    """Each word's head as a place in the document; a root is its own head."""
    start = 0
    for sentence in sentences:
        for place, word in enumerate(sentence):
            yield start + (word.head - 1 if word.head else place)
        start += len(sentence)


def _word(line: str) -> Word:
    """The word of a line; `_` in UPOS says that nothing is known, for `_` in FEATS alone is an empty set."""
    _, form, lemma, pos, _, feats, head, dep, _, misc = line.split("\t")
    known = pos != "_"
    return Word(
        form=form,
        lemma=lemma if known else "",
        pos=pos if known else "",
        morph=(feats if feats != "_" else "") if known else None,
        head=int(head) if head != "_" else None,
        dep=dep if dep != "_" else "",
        space="SpaceAfter=No" not in misc,
    )
