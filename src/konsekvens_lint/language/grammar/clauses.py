"""Which clause of its sentence a word stands in: one that is stated, or one beside it ("flickor som inte deltar får …").

Swedish word order tells most of it: in a main clause the finite verb comes before "inte", in a subordinate clause after it
(Svenska Akademiens grammatik, 1999, vol. 4, on the two orders). What opens the clause is then found to the left, where a
finite verb closes a clause that its own opener opens, as brackets do. The tree says where a clause ends, and what is
coordinated.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from konsekvens_lint.language.grammar.parsed import Parsed, extent, token_at, upwards

# Relations of a clause's head to what it hangs on.
_CLAUSES = frozenset(
    {"acl", "acl:relcl", "acl:cleft", "advcl", "ccomp", "csubj", "xcomp", "parataxis", "ROOT", "root"}
)
_OPENING = frozenset({"SCONJ", "PRON", "ADV", "PART"})
_ADVERBS = frozenset({"ADV", "PART"})
_FINITE, _INFINITIVE, _SUPINE = "VerbForm=Fin", "VerbForm=Inf", "VerbForm=Sup"
_BREAKS = frozenset(";:()?!")


#: What words open: a clause that carries what is stated ("att …"), stands beside it ("som …"), or is a reason for it
#: ("eftersom …").
Opens = Literal["carries", "beside", "reason"]


class Opener(NamedTuple):
    """Words that open a subordinate clause, by code points."""

    start: int
    end: int
    kind: Opens


class Clause(NamedTuple):
    """A clause of a sentence, by code points."""

    start: int
    end: int
    is_reason: bool


def clause_beside(parsed: Parsed, place: int, openers: Sequence[Opener], text: str) -> Clause | None:
    """The clause that holds the word at the code point and is not what the sentence states; None for no such.

    `openers` are the longest first, by code points of the sentence's text.
    """
    at = token_at(parsed, place)
    if at is None:
        return None
    clauses = _Clauses(parsed, openers, text, strictly=True)
    opener = clauses.beside(at)
    if opener is None and clauses.verb_after(at) is not None:
        # The order is that of a subordinate clause: something must open it, whatever the model takes it for.
        opener = _Clauses(parsed, openers, text, strictly=False).beside(at)
    if opener is None:
        return None
    return Clause(opener.start, _end_of_clause(parsed, at, opener, text), opener.kind == "reason")


class _Clauses:
    """The clauses of a sentence, by what opens them. `strictly`: only words that the model takes for such open any."""

    def __init__(self, parsed: Parsed, openers: Sequence[Opener], text: str, *, strictly: bool) -> None:
        self._parsed = parsed
        self._breaks = {at for at, token in enumerate(parsed) if text[token.start : token.end] in _BREAKS}
        self._openers: dict[int, Opener] = {}
        for at, token in enumerate(parsed):
            opener = next((each for each in openers if each.start <= token.start < each.end), None)
            if opener and self._opens(at, opener, strictly=strictly):
                self._openers[at] = opener

    def beside(self, at: int) -> Opener | None:
        """What opens the clause beside the sentence's statement that the token stands in, at whatever depth."""
        itself = self._openers.get(at)
        if itself is not None and itself.kind != "carries":
            return itself
        is_adverb = self._parsed[at].pos in _ADVERBS
        verb = self.verb_after(at) if is_adverb or self._finite_before(at) is None else None
        if verb is None:
            verb = self._finite_before(at)
            if verb is not None and verb != at and is_adverb and not self._is_after_conjunction(verb, at):
                # An adverb denies a finite verb before it in main clauses alone.
                return None
        found = self._opener(at, verb)
        while found is not None and found[1].kind == "carries":
            found = self._coordinated_with(found[0]) or self._opener(found[0], self._finite_before(found[0]))
        return found[1] if found else None

    def _coordinated_with(self, at: int) -> tuple[int, Opener] | None:
        """Of "att … och att …" the first, for the second."""
        if not at or self._parsed[at - 1].pos not in ("CCONJ", "PUNCT"):
            return None
        before = (each for each in range(at - 1, -1, -1) if each in self._openers)
        return next(
            ((each, self._openers[each]) for each in before if self._openers[each].kind == "carries"), None
        )

    def verb_after(self, at: int) -> int | None:
        """The finite verb that follows the token in its clause: the order of subordinate clauses."""
        if self._is(at, _FINITE):
            return None
        for each in range(at + 1, len(self._parsed)):
            if each in self._openers or self._parsed[each].pos in ("PUNCT", "CCONJ"):
                return None
            if self._may_be_finite(each, helper=self._finite_before(at)):
                return each
            if self._is(each, _INFINITIVE):
                return None
        return None

    def _opens(self, at: int, opener: Opener, *, strictly: bool) -> bool:
        """Whether the token opens a clause, or helps to: not "om" as a preposition, nor "som" before a mere noun."""
        token = self._parsed[at]
        if token.start > opener.start or token.end < opener.end:
            return True
        if strictly and (token.pos not in _OPENING or token.relation in ("case", "fixed")):
            return False
        if token.pos == "ADV" and at + 1 < len(self._parsed) and self._is(at + 1, _FINITE):
            return False
        return opener.kind == "carries" or self._has_verb(at)

    def _has_verb(self, at: int) -> bool:
        """Whether a finite verb follows before the next pause or infinitive."""
        for each in range(at + 1, len(self._parsed)):
            if self._may_be_finite(each, helper=None):
                return True
            if self._is(each, _INFINITIVE) or each in self._breaks:
                return False
        return False

    def _may_be_finite(self, verb: int, *, helper: int | None) -> bool:
        """Finite, a supine that has lost its "har", or a passive, whose infinitive is like its present to a model:
        "som inte omfattas"; but not where it has a helper: "kan inte omfattas"."""
        if self._is(verb, _FINITE) or self._is(verb, _SUPINE):
            return True
        is_helped = helper is not None and self._parsed[helper].pos == "AUX"
        return not is_helped and _is_like_present(self._parsed, verb)

    def _finite_before(self, at: int) -> int | None:
        """The token itself or the nearest finite verb to its left, with nothing between that opens a clause."""
        if self._is(at, _FINITE):
            return at
        for each in range(at - 1, -1, -1):
            if self._is(each, _FINITE):
                return each
            if each in self._openers or each in self._breaks:
                return None
        return None

    def _is_after_conjunction(self, verb: int, at: int) -> bool:
        return any(self._parsed[each].pos == "CCONJ" for each in range(verb + 1, at))

    def _opener(self, at: int, verb: int | None) -> tuple[int, Opener] | None:
        """What opens the clause of the token and its verb, with the index where it begins; None for a main clause."""
        closed, last = 0, verb
        for each in range(min(at, at if verb is None else verb) - 1, -1, -1):
            opener = self._openers.get(each)
            if opener is not None:
                is_later_word = self._parsed[each].start > opener.start
                if is_later_word or (verb is not None and self._is_infinitive(opener)):
                    continue
                if not closed:
                    return each, opener
                closed -= 1
            elif self._is(each, _FINITE) or self._lacks_its_helper(each):
                closed += not self._are_coordinated(each, last)
                last = each
            elif each in self._breaks:
                return None
        return None

    def _lacks_its_helper(self, at: int) -> bool:
        """Whether it is a supine without "har", which subordinate clauses may leave out: "sedan det reviderats"."""
        if not self._is(at, _SUPINE):
            return False
        helper = self._finite_before(at)
        return helper is None or self._parsed[helper].pos != "AUX"

    def _is_infinitive(self, opener: Opener) -> bool:
        """Whether what it opens has no finite verb: "för att undvika …"."""
        after = (
            at
            for at, token in enumerate(self._parsed)
            if token.start >= opener.end and token.pos not in _ADVERBS
        )
        first = next(after, None)
        return (
            first is not None and self._is(first, _INFINITIVE) and not self._may_be_finite(first, helper=None)
        )

    def _are_coordinated(self, first: int, second: int | None) -> bool:
        """Whether the two verbs share what opens their clause: "som deltar och inte får …"."""
        if second is None:
            return False
        between = range(second - 1, first, -1)
        if not any(self._parsed[each].pos == "CCONJ" for each in between):
            return False
        before = next((each for each in between if self._parsed[each].pos not in _ADVERBS), first)
        if self._parsed[before].pos == "CCONJ":
            return True
        later = self._parsed[self._head_of_clause(second)]
        return later.relation == "conj" and later.head == self._head_of_clause(first)

    def _head_of_clause(self, verb: int) -> int:
        token = self._parsed[verb]
        return token.head if token.relation in ("aux", "aux:pass", "cop") else verb

    def _is(self, at: int, form: str) -> bool:
        return form in self._parsed[at].features


def _is_like_present(parsed: Parsed, verb: int) -> bool:
    """Whether it is a passive infinitive that has neither "att" nor a helper just before it."""
    token, before = parsed[verb], parsed[verb - 1]
    is_passive = _INFINITIVE in token.features and "Voice=Pass" in token.features
    return is_passive and before.relation != "mark" and before.pos != "AUX"


def _end_of_clause(parsed: Parsed, at: int, opener: Opener, text: str) -> int:
    """Where the clause ends: before the finite verb of another that goes on after it, as the tree has it; else at a comma,
    or with the sentence, since what follows rather belongs to the clause.
    """
    head = next((each for each in upwards(parsed, at) if parsed[each].relation in _CLAUSES), at)
    start, end = extent(parsed, head)
    comma = text.find(",", parsed[at].end)
    last = comma if comma > 0 else len(text)
    is_its_own = opener.start <= start <= parsed[at].start and parsed[at].end < end < last
    goes_on = any(
        end <= token.start < last and (_FINITE in token.features or _is_like_present(parsed, number))
        for number, token in enumerate(parsed)
    )
    return end if is_its_own and goes_on else last
