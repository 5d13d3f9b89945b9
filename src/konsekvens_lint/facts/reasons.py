"""The reasons that a text gives for its claim of no impact, and what they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konsekvens_lint.language.reading import Clause, Sentence

CLAIMS = ("no_impact", "likeness", "no_difference")
# Patterns that tell what an invalid reason speaks of, in the order they are tried.
_KINDS = (("same_for_all", "same_for_all"), ("formal_reason", "formality"), ("claim_itself", "claim_itself"))
_FEWEST_WORDS = 4
_FEWEST_BEFORE_CONCLUSION = 5


def reasons_given(sentences: Sequence[Sentence]) -> frozenset[str]:
    """What the reasons speak of: the matter itself, or what is no reason (the same for all, the form, the claim again)."""
    found: set[str] = set()
    for at, sentence in enumerate(sentences):
        if _claims(sentence.names):
            found |= set(_within(sentence))
            found |= {reason for near in _neighbours(sentences, at) if (reason := _beside(near))}
    return frozenset(found)


def _claims(names: frozenset[str]) -> bool:
    return any(claim in names for claim in CLAIMS)


def _within(sentence: Sentence) -> Iterator[str]:
    """Reasons in the sentence of the claim: a clause after "eftersom", or what "därför" concludes from."""
    clauses = sentence.clauses
    for at, clause in enumerate(clauses):
        claim = _claims(clause.names)
        if "because" in clause.names and not (claim and at == 0 and len(clauses) > 1):
            yield _kind(clause.names) or "this_matter"
        elif claim and (kind := _kind(clause.names, but="claim_itself")):
            yield kind
        elif not claim and _words(sentence, clause) >= _FEWEST_WORDS and len(clauses) > 1 and _concludes(clauses):
            yield _kind(clause.names) or "this_matter"
        if claim and "therefore" in clause.names and _words_before(sentence, clause, "therefore") >= _FEWEST_BEFORE_CONCLUSION:
            yield _kind(clause.names, but="claim_itself") or "this_matter"


def _concludes(clauses: Sequence[Clause]) -> bool:
    return any("therefore" in clause.names for clause in clauses)


def _neighbours(sentences: Sequence[Sentence], at: int) -> Iterator[Sentence]:
    yield from sentences[max(0, at - 2) : at]
    yield from sentences[at + 1 : at + 4]


def _beside(sentence: Sentence) -> str | None:
    """What a sentence beside the claim gives as reason, or None when it says nothing of this matter."""
    if _claims(sentence.names) or sentence.words < _FEWEST_WORDS:
        return None
    if kind := _kind(sentence.names, but="claim_itself"):
        return kind
    says_nothing = sentence.has("hollow") or sentence.has("gender_equality") or sentence.has("vague_promotion")
    return None if says_nothing else "this_matter"


def _kind(names: frozenset[str], but: str = "") -> str | None:
    return next((kind for pattern, kind in _KINDS if pattern in names and pattern != but), None)


def _words(sentence: Sentence, clause: Clause) -> int:
    return len(sentence.unit.normalised.text[clause.start : clause.end].split())


def _words_before(sentence: Sentence, clause: Clause, name: str) -> int:
    at = next(hit.start for hit in sentence.hits if hit.concept == name and clause.start <= hit.start < clause.end)
    return len(sentence.unit.normalised.text[clause.start : at].split())
