"""What a sentence that has been read says of a word in it: names that a question's condition asks for."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from konsekvens_lint.language.grammar.parsed import Parsed, Token
from konsekvens_lint.language.grammar.vocabulary import OF
from konsekvens_lint.language.scan import Hit

_FORMS = {"is_noun": "NOUN", "is_pronoun": "PRON"}
_BELONGING = frozenset({"det", "amod", "nummod", "nmod:poss"})
_JOINING = frozenset({"ADP", "SCONJ", "CCONJ"})
_BORDERS = frozenset({"cc", "mark", "punct"})
_BEFORE_NOUNS = frozenset({"DET", "PRON", "ADJ"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_LIKE_NOUNS = frozenset({"ADJ", "VERB"})
_BEFORE = {**dict.fromkeys(_NOUNS, "before_noun"), **dict.fromkeys(_LIKE_NOUNS, "before_adjective")}


def names_at(parsed: Parsed, start: int, end: int, hits: Iterable[Hit]) -> frozenset[str]:
    """The names at the word between the code points; of several, at the last that does not only join ("äldre än").

    `hits` are the sentence's. All are counted from the sentence's start.
    """
    words = [at for at, token in enumerate(parsed) if token.start < end and token.end > start]
    at = next((each for each in reversed(words) if parsed[each].pos not in _JOINING), None)
    if at is None:
        return frozenset()
    noun = _misread_noun(parsed, at)
    if noun is not None:
        return frozenset({"before_noun", *_of(noun, hits)})
    names = {name for name, pos in _FORMS.items() if parsed[at].pos == pos}
    names |= {"is_common"} if "Gender=Com" in parsed[at].features else set()
    names |= {"after_number"} if at and parsed[at - 1].pos == "NUM" else set()
    owner = _owner(parsed, at)
    if owner is not None:
        return frozenset(names | {_BEFORE.get(owner.pos, "")} | _of(owner, hits))
    if any(each.relation == "cop" and each.head == at for each in parsed):
        return frozenset(names | {"is_predicate"} | _of(_subject(parsed, at), hits))
    return frozenset(names)


def _of(token: Token | None, hits: Iterable[Hit]) -> set[str]:
    if token is None:
        return set()
    return {OF + hit.concept for hit in hits if hit.start < token.end and hit.end > token.start}


def _misread_noun(parsed: Parsed, at: int) -> Token | None:
    """The noun after the word that the model takes for the finite verb, though another one follows: nouns in the plural
    may look like verbs ("alla vägvisningsskyltar är utbytta").
    """
    after = parsed[at + 1 : at + 2]
    is_subordinate = any(token.relation == "mark" for token in parsed[:at])
    if parsed[at].pos not in _BEFORE_NOUNS or not after or not _is_finite(after[0]) or is_subordinate:
        return None
    rest = takewhile(lambda token: token.relation not in _BORDERS, parsed[at + 2 :])
    return after[0] if any(_is_finite(token) for token in rest) else None


def _is_finite(token: Token) -> bool:
    return "VerbForm=Fin" in token.features


def _owner(parsed: Parsed, at: int) -> Token | None:
    """What the word belongs to and comes before: a noun, or what stands for one."""
    beside = parsed[at + 1 : at + 2]
    # "alla de skador": the one belongs where the other does.
    word = beside[0] if parsed[at].pos in _BEFORE_NOUNS and beside and beside[0].pos == "DET" else parsed[at]
    head = word.head
    if word.relation not in _BELONGING or head <= at:
        return None
    after = parsed[head + 1 : head + 2]
    # "alla deltagande regioner": the adjective is taken for a noun.
    is_before_noun = parsed[head].pos in _LIKE_NOUNS and bool(after) and after[0].pos in _NOUNS
    return after[0] if is_before_noun else parsed[head]


def _subject(parsed: Parsed, at: int) -> Token | None:
    """What the predicate is said of; for "som" what the clause stands at."""
    subject = next((each for each in parsed if each.head == at and each.relation.startswith("nsubj")), None)
    if subject is not None and subject.pos in _NOUNS:
        return subject
    return parsed[parsed[at].head] if parsed[at].relation == "acl:relcl" else subject
