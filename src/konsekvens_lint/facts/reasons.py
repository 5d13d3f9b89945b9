"""The reasons that a text gives for its claim of no impact, and what they speak of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from konsekvens_lint.language.reading import Clause, Sentence

CLAIMS = ("no_impact", "likeness", "no_difference")
# Patterns that tell what an invalid reason speaks of, in the order they are tried.
_KINDS = (
    ("same_for_all", "same_for_all"),
    ("both_are_there", "same_for_all"),
    ("formal_reason", "formality"),
    ("only_things", "formality"),
    ("unrelated_reason", "formality"),
    ("claim_itself", "claim_itself"),
    ("claim_repeated", "claim_itself"),
)
# What a sentence has that says something of the matter itself.
_GROUNDS = (
    "^refers_back",
    "matter_word",
    "only_word",
    "negation",
    "unchanged",
    "sameness",
    "technical_matter",
    "because",
    "therefore",
)
_FEWEST_WORDS = 3
_FEWEST_BEFORE_CONCLUSION = 5


def reasons_given(
    sentences: Sequence[Sentence], *, beside: bool, claims: Collection[str] = CLAIMS
) -> frozenset[str]:
    """What the reasons speak of: the matter itself, or what is no reason (the same for all, the form, the claim again).

    Where the sentences are all on the subject (`beside`), as under a heading on it, those beside the claim are read as
    its reason. Elsewhere they may be about anything, and count only when the claim concludes from them ("därmed"). `claims` are the
    patterns that say that nothing changes.
    """
    found: set[str] = set()
    for at, sentence in enumerate(sentences):
        if not sentence.names.isdisjoint(claims):
            within = set(_within(sentence, claims))
            found |= within
            near: Iterator[Sentence] = iter(())
            if not (within or sentence.has("lumped_claim")):
                near = _neighbours(sentences, at) if beside else _concluded_from(sentences, at)
            concludes = sentence.has("therefore")
            for other in near:
                reason = _beside(other, claims)
                if reason and (concludes or reason != "this_matter" or _is_ground(other)):
                    found.add(reason)
    return frozenset(found)


def _within(sentence: Sentence, claims: Collection[str]) -> Iterator[str]:
    """Reasons in the sentence of the claim: a clause after "eftersom", or what "därför" concludes from."""
    clauses = sentence.clauses
    if sentence.has("neutral_claim"):
        yield "same_for_all"
        return
    for at, clause in enumerate(clauses):
        claim = not clause.names.isdisjoint(claims)
        if "because" in clause.names and not (claim and at == 0 and len(clauses) > 1):
            yield _kind(clause.names) or "this_matter"
        elif claim and (kind := _in_claim(clause.names)):
            yield kind
        elif not claim and _explains(sentence, clause, at):
            yield _kind(clause.names) or "this_matter"
        if claim and _concludes_within(sentence, clause):
            yield _kind(clause.names, but="claim_itself") or "this_matter"


def _in_claim(names: frozenset[str]) -> str | None:
    """A bad reason in the clause of the claim itself; that women and men have it alike is the claim and no reason."""
    kind = _kind(names, but="claim_itself")
    return kind if kind != "same_for_all" or not names.isdisjoint({"everyone", "same_rules"}) else None


def _explains(sentence: Sentence, clause: Clause, at: int) -> bool:
    """Whether a clause beside the claim's is its ground: before "därför", or after a colon or dash."""
    if _words(sentence, clause) < _FEWEST_WORDS:
        return False
    concludes = any("therefore" in other.names for other in sentence.clauses)
    text = sentence.unit.normalised.text
    return concludes or (
        at > 0 and text[sentence.start : clause.start].rstrip().endswith((":", "–", ";", "—"))
    )


def _neighbours(sentences: Sequence[Sentence], at: int) -> Iterator[Sentence]:
    yield from sentences[max(0, at - 2) : at]
    yield from takewhile(lambda sentence: not sentence.has("turns_elsewhere"), sentences[at + 1 : at + 4])


def _concluded_from(sentences: Sequence[Sentence], at: int) -> Iterator[Sentence]:
    if at > 0 and sentences[at].has("therefore") and sentences[at - 1].unit is sentences[at].unit:
        yield sentences[at - 1]


def _beside(sentence: Sentence, claims: Collection[str]) -> str | None:
    """What a sentence beside the claim gives as reason, or None when it says nothing of this matter."""
    if not sentence.names.isdisjoint(claims) or sentence.words < _FEWEST_WORDS:
        return None
    kind = _kind(sentence.names, but="claim_itself")
    if kind and not sentence.has("unrelated_reason"):
        return kind
    says_nothing = (
        sentence.has("reason_first")
        or sentence.has("unrelated_reason")
        or sentence.has("hollow")
        or sentence.has("economy_talk")
        or sentence.has("gender_equality")
        or sentence.has("vague_promotion")
    )
    return None if says_nothing else "this_matter"


def _is_ground(sentence: Sentence) -> bool:
    """Whether the sentence says something of the matter that a claim beside it may rest on, not only what is so anyhow."""
    return any(map(sentence.has, _GROUNDS))


def _kind(names: frozenset[str], but: str = "") -> str | None:
    return next((kind for pattern, kind in _KINDS if pattern in names and pattern != but), None)


def _words(sentence: Sentence, clause: Clause) -> int:
    return len(sentence.unit.normalised.text[clause.start : clause.end].split())


def _concludes_within(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause gives its ground first and concludes from it: "A gäller bara B och påverkar därför inte …"."""
    at = next(
        (h.start for h in sentence.hits if h.concept == "therefore" and clause.start <= h.start < clause.end),
        None,
    )
    if at is None:
        return False
    before = sentence.unit.normalised.text[clause.start : at].split()
    return len(before) >= _FEWEST_BEFORE_CONCLUSION and "och" in before
