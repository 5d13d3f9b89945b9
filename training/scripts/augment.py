"""Text as it comes: all in lower case, or with its å, ä, ö and é lost, as from a poor scan."""

import random
from collections.abc import Callable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

LOST = str.maketrans("åäöéÅÄÖÉ", "aaoeAAOE")

Augmenter = Callable[[Language, Example], Iterator[Example]]


@spacy.registry.augmenters("konsekvens_lint.spelling.v1")
def spelling(lower: float, lost: float) -> Augmenter:
    """An augmenter that gives each document once, respelled by chance.

    `lower` and `lost` are the shares (0 to 1) of documents put in lower case and without diacritics.
    """

    def respelled(nlp: Language, example: Example) -> Iterator[Example]:
        reference = example.reference
        if random.random() < lost:
            reference = without_diacritics(reference)
        if random.random() < lower:
            reference = with_words(reference, [token.lower_ for token in reference])
        yield example if reference is example.reference else Example(nlp.make_doc(reference.text), reference)

    return respelled


def without_diacritics(doc: Doc) -> Doc:
    """The document as it reads when every diacritic is lost.

    Its lemmas lose theirs too: a word that nothing tells from "ko" has the lemma "ko".
    """
    bare = with_words(doc, [token.text.translate(LOST) for token in doc])
    for token in bare:
        token.lemma_ = token.lemma_.translate(LOST)
    return bare


def with_words(doc: Doc, words: list[str]) -> Doc:
    """The same annotation, missing values and all, on other words."""
    respelled = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    tree = ["HEAD", "DEP"] if doc.has_annotation("DEP") else ["SENT_START"]
    attributes = ["POS", "MORPH", "LEMMA", *tree]
    return respelled.from_array(attributes, doc.to_array(attributes))
