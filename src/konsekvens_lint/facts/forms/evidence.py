"""What a form says that a score rests on: documents that were counted or reviewed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from konsekvens_lint.facts.forms.catalogues import Catalogue
from konsekvens_lint.facts.forms.falls import named_by_number, named_by_words
from konsekvens_lint.language.reading import Sentence

# What one claim reaches over: "stickprov görs i höst, men 19 av 24 ärenden …" makes two.
_CLAUSE = re.compile(r"[.;:!?](?:\s|$)|,\s|\s(?:men|och)\s")
_COUNT = re.compile(r"(?<![\d,.])(\d{1,5}) av (?:de |våra |totalt )?(\d{1,5})(?![\d,])")
_PERCENT = re.compile(r"(?<!\d)(\d{1,3})(?:,\d+)?\s?(?:%|procent\b)")
# What is not done, or not yet.
_UNDONE = re.compile(
    r"\b(?:inte|ej|ing[ae]n|inget|inga|aldrig|saknas|ska|skall|kommer att|planeras|planerar|återstår|bör|behöver|vill)\b",
    re.IGNORECASE,
)


def tells_evidence(text: str, catalogue: Catalogue) -> bool:
    """Whether the text tells evidence for a high score: that at least half of what was counted has it, or a review that is
    made. A new template, or what is planned, shows nothing of the documents.
    """
    return any(_is_evidence(clause, catalogue) for clause in _CLAUSE.split(text))


def _is_evidence(clause: str, catalogue: Catalogue) -> bool:
    counts = [(int(part), int(whole)) for part, whole in _COUNT.findall(clause)]
    shares = [(int(percent), 100) for percent in _PERCENT.findall(clause)]
    if counts or shares:
        return any(whole > 0 and part * 2 >= whole for part, whole in (*counts, *shares))
    return not _UNDONE.search(clause) and any(words.search(clause) for words in catalogue.evidence)


def evidence_told(sentences: Iterable[Sentence], catalogue: Catalogue) -> frozenset[str]:
    """The points that the sentences by a form name, by number or words, and tell evidence for."""
    return frozenset(
        point
        for sentence in sentences
        if tells_evidence(sentence.text, catalogue)
        for point in named_by_number(sentence.text, catalogue) or named_by_words(sentence.text, catalogue)
    )
