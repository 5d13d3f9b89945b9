"""What a sentence that has been read says of a word in it: names that a question's condition asks for."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from konsekvens_lint.language.grammar.parsed import Parsed, Token
from konsekvens_lint.language.scan import Hit

#: The names at a word, which a concept's `ambiguous` may ask for beside the concepts of the sentence and its neighbours.
WORD_NAMES: dict[str, str] = {
    "is_noun": "The word is a noun",
    "is_pronoun": "… a pronoun",
    "is_determiner": "… a determiner: it goes with a noun",
    "is_adjective": "… an adjective",
    "is_neuter": "It has the gender of ett-words",
    "is_common": "… that of en-words",
    "is_definite": "It is in the definite form",
    "is_plural": "It is in the plural",
    "before_noun": "It belongs to a noun that follows (alla nämnder)",
    "before_adjective": "It belongs to an adjective or participle that stands for a noun (alla anställda)",
    "after_number": "A number stands before it",
    "is_predicate": "It is said of the subject (systemet är äldre)",
}
#: Before a concept's name: the noun or adjective that the word belongs to, or the subject that it is said of, has it.
OF = "of:"

_PARTS = {"NOUN": "is_noun", "PRON": "is_pronoun", "DET": "is_determiner", "ADJ": "is_adjective"}
_FORMS = {
    "Gender=Neut": "is_neuter",
    "Gender=Com": "is_common",
    "Definite=Def": "is_definite",
    "Number=Plur": "is_plural",
}
_BELONGS = frozenset({"det", "amod", "nummod", "nmod:poss"})
_JOINING = frozenset({"ADP", "SCONJ", "CCONJ"})
_BORDERS = frozenset({"cc", "mark", "punct"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_LIKE_NOUNS = frozenset({"ADJ", "VERB"})


def names_at(parsed: Parsed, start: int, end: int, hits: Iterable[Hit]) -> frozenset[str]:
    """The names at the word between the code points; of several the last that is no preposition or conjunction ("äldre
    än"). `hits` are the sentence's, counted from its start."""
    words = [at for at, token in enumerate(parsed) if token.start < end and token.end > start]
    at = next((each for each in reversed(words) if parsed[each].pos not in _JOINING), None)
    if at is None:
        return frozenset()
    token, head = parsed[at], parsed[parsed[at].head]
    names = {_PARTS[token.pos]} if token.pos in _PARTS else set()
    names |= {name for feature, name in _FORMS.items() if feature in token.features}
    if at and parsed[at - 1].pos == "NUM":
        names.add("after_number")
    about: Token | None = None
    if _comes_before_misread_noun(parsed, at):
        about = parsed[at + 1]
        names = {"is_determiner", "before_noun"}
    elif token.relation in _BELONGS and head.start > token.start:
        about = _noun_of(parsed, token.head)
        names |= {"before_noun"} if about.pos in _NOUNS else set()
        names |= {"before_adjective"} if about.pos in _LIKE_NOUNS else set()
    elif any(each.relation == "cop" and each.head == at for each in parsed):
        about = _subject(parsed, at)
        names.add("is_predicate")
    if about is not None:
        names |= {OF + hit.concept for hit in hits if hit.start < about.end and hit.end > about.start}
    return frozenset(names)


def _comes_before_misread_noun(parsed: Parsed, at: int) -> bool:
    """Whether what follows is taken for the clause's finite verb though another one comes: a noun in the plural may look
    like a verb ("alla vägvisningsskyltar är utbytta")."""
    if (
        parsed[at].pos not in ("DET", "PRON", "ADJ")
        or at + 1 == len(parsed)
        or not _is_finite(parsed[at + 1])
    ):
        return False
    after = takewhile(lambda token: token.relation not in _BORDERS, parsed[at + 2 :])
    return any(_is_finite(token) for token in after)


def _is_finite(token: Token) -> bool:
    return "VerbForm=Fin" in token.features


def _noun_of(parsed: Parsed, head: int) -> Token:
    """What the word belongs to: the noun after an adjective that the model takes for one ("alla deltagande regioner")."""
    after = parsed[head + 1] if head + 1 < len(parsed) else None
    return (
        after
        if parsed[head].pos in _LIKE_NOUNS and after is not None and after.pos in _NOUNS
        else parsed[head]
    )


def _subject(parsed: Parsed, at: int) -> Token | None:
    """What the predicate is said of; for "som" what the clause stands at."""
    subject = next((each for each in parsed if each.head == at and each.relation.startswith("nsubj")), None)
    if subject is not None and subject.pos in _NOUNS:
        return subject
    return parsed[parsed[at].head] if parsed[at].relation == "acl:relcl" else subject
