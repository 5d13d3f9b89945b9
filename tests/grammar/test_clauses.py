"""How far a negation reaches: each sentence is the smallest that shows what a document of some authority was misread for."""

from __future__ import annotations

from pathlib import Path

import pytest
from grammar import always_asking

from konsekvens_lint.documents.reader import read as read_document
from konsekvens_lint.language.grammar.model import model
from konsekvens_lint.language.patterns import Patterns
from konsekvens_lint.language.read import read

pytest.importorskip("spacy", reason="the language model needs spaCy")


@pytest.fixture(scope="module")
def patterns() -> Patterns:
    """The built-in patterns, whose questions are put wherever their words stand."""
    return always_asking()


def _apart(text: str, patterns: Patterns) -> list[str]:
    """The clauses that hold their negations to themselves."""
    (sentence,) = read(read_document(Path("a.md"), text.encode()), patterns, model()).sentences
    return [sentence.unit.normalised.text[each.start : each.end] for each in sentence.unit.reaches]


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("Flickor som inte deltar i dag får större möjligheter.", "som inte deltar i dag"),
        ("Det finns en högsta avgift för bostäder som inte omfattas av lagen.", "som inte omfattas av lagen."),
        ("Om ansökan inte är komplett påverkas besökarna mer.", "Om ansökan inte är komplett"),
        ("Om inte samtycke ges ska uppgifterna tas bort.", "Om inte samtycke ges"),
        ("Verksamheten läggs ned, vilket innebär att platserna inte finns kvar.", "vilket innebär att platserna inte finns kvar."),
        ("Avgiften tas ut trots att hallen inte är öppen.", "trots att hallen inte är öppen."),
        ("Besöken minskar när gården inte längre håller öppet och inte heller lånar ut bollar.", "när gården inte längre håller öppet och inte heller lånar ut bollar."),
    ],
)  # fmt: skip
def test_in_a_clause_beside(sentence: str, clause: str, patterns: Patterns) -> None:
    assert clause in _apart(sentence, patterns)


@pytest.mark.parametrize(
    "sentence",
    [
        "Den som ansöker för sent får inte plats.",
        "Om ansökan är komplett ska den inte avslås.",
        "Nämnden bedömer att förslaget inte påverkar besökarna.",
        "En förutsättning är att hallen byggs för att täcka behovet och att taxan inte ändras.",
        "Nämnden har ifrågasatt om inte taxan ska höjas.",
        "Nämnden anser därför att underlag saknas.",
        "För att undvika köer bör platserna inte samlas.",
        "Myndigheten får som huvudregel inte ta ut någon avgift.",
        "Enligt planen, som antogs i fjol, ska avgiften inte höjas.",
    ],
)
def test_of_what_the_sentence_states(sentence: str, patterns: Patterns) -> None:
    assert _apart(sentence, patterns) == []
