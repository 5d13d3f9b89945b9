"""What is asked of grammar, and what becomes of the answers: with a grammar that the test writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from konsekvens_lint.documents.reader import read as read_document
from konsekvens_lint.language.grammar.parsed import Parsed, Token
from konsekvens_lint.language.lexicon import Lexicon
from konsekvens_lint.language.patterns import Patterns
from konsekvens_lint.language.read import read
from konsekvens_lint.language.reading import Reading

CONCEPTS = {
    "group": {"forms": ["alla", "invånare", "för alla"]},
    "everyone": {"forms": ["alla"]},
    "men": {"forms": ["kvinnor och man"]},
    "topic": {"forms": ["mål"]},
    "negation": {"forms": ["inte"]},
    "claim": {"forms": ["påverkar"]},
    "all_word": {"forms": ["alla"]},
    "man_word": {"forms": ["man"], "not": ["kvinnor och man"]},
    "opens_beside": {"forms": ["som"]},
    "opens_carrying": {"forms": ["att"]},
}
QUESTIONS = [
    {"concept": "all_word", "keeps": ["group"], "when": {"any": [{"not": "before_noun"}, "of:group"]}},
    {"concept": "man_word", "adds": ["men"], "asked": "topic", "when": "is_noun"},
    {"concept": "negation", "asked": "opens_beside"},
]
PATTERNS = Patterns(
    Lexicon.of(CONCEPTS),
    [{"name": "denied", "in": "clause", "when": {"all": ["negation", "claim"]}}],
    QUESTIONS,
)


class Told:
    """A grammar that knows the part of speech, relation and head of some words, and takes all others for nouns."""

    def __init__(
        self, words: Mapping[str, tuple[str, str, str]], features: Mapping[str, str] | None = None
    ) -> None:
        self._words = words
        self._features = features or {}
        self.asked: list[Sequence[str]] = []

    def parse(self, sentences: Sequence[str]) -> Mapping[str, Parsed]:
        self.asked.append(sentences)
        return {sentence: self._read(sentence) for sentence in sentences}

    def _read(self, sentence: str) -> Parsed:
        words = [word.strip(".,") for word in sentence.split()]
        at, tokens = 0, []
        for number, word in enumerate(words):
            start = sentence.index(word, at)
            at = start + len(word)
            pos, relation, head = self._words.get(word, ("NOUN", "dep", word))
            features = frozenset(self._features.get(word, "").split("|"))
            tokens.append(
                Token(start, at, pos, features, relation, words.index(head) if head in words else number)
            )
        return tuple(tokens)


def _read(text: str, grammar: Told | None) -> Reading:
    return read(read_document(Path("memo.md"), text.encode()), PATTERNS, grammar)


def _names(text: str, grammar: Told | None) -> set[str]:
    return {name for sentence in _read(text, grammar).sentences for name in sentence.names}


def test_what_a_question_keeps_goes_where_its_condition_does_not_hold() -> None:
    before_noun = Told({"Alla": ("DET", "det", "nämnder")})

    assert "group" in _names("Alla nämnder deltar.", None)
    assert "group" not in _names("Alla nämnder deltar.", before_noun)
    assert "everyone" in _names("Alla nämnder deltar.", before_noun), "the question does not keep it"


def test_what_a_question_keeps_stays_where_its_condition_holds() -> None:
    assert "group" in _names("Alla deltar.", Told({"Alla": ("PRON", "nsubj", "deltar")}))
    assert "group" in _names("Alla invånare deltar.", Told({"Alla": ("DET", "det", "invånare")}))


def test_a_longer_form_is_sure_by_itself() -> None:
    assert "group" in _names("Målet gäller för alla nämnder.", Told({"alla": ("DET", "det", "nämnder")}))


def test_what_a_question_adds_comes_where_its_condition_holds() -> None:
    text = "Målet är mål för en man."

    assert "men" not in _names(text, None)
    assert "men" in _names(text, Told({}))
    assert "men" not in _names(text, Told({"man": ("PRON", "nsubj", "mål")}))


def test_words_that_are_sure_are_not_asked_about() -> None:
    grammar = Told({})

    assert "men" in _names("Våra mål gäller kvinnor och man.", grammar)
    assert grammar.asked == []


def test_only_the_sentences_that_need_it_are_read_all_in_one_batch() -> None:
    grammar = Told({})
    text = "Alla deltar. Lokalen är stängd.\n\nPå fredag kan man komma. Vårt mål är att man hinner.\n\nAlla kommer."

    reading = _read(text, grammar)

    assert grammar.asked == [["Alla deltar.", "Vårt mål är att man hinner.", "Alla kommer."]]
    assert reading.share_settled == (3, 5)
    assert reading.undecided == ()


def test_where_nothing_is_ambiguous_nothing_is_asked() -> None:
    grammar = Told({})

    reading = _read("Lokalen är stängd. Invånare deltar.", grammar)

    assert grammar.asked == []
    assert reading.share_settled == (0, 2)


def test_without_a_model_the_words_decide_and_the_places_are_known() -> None:
    reading = _read("Lokalen är stängd. Alla nämnder deltar.", None)

    assert [place.quote for place in reading.undecided] == ["Alla nämnder deltar."]
    assert reading.share_settled == (0, 2)


def test_a_sentence_that_the_model_fails_on_is_undecided() -> None:
    class Failing(Told):
        def parse(self, sentences: Sequence[str]) -> Mapping[str, Parsed]:
            return {}

    reading = _read("Alla nämnder deltar.", Failing({}))

    assert len(reading.undecided) == 1
    assert "group" in {name for sentence in reading.sentences for name in sentence.names}


RELATIVE = Told(
    {
        "som": ("PRON", "nsubj", "deltar"),
        "inte": ("PART", "advmod", "deltar"),
        "deltar": ("VERB", "acl:relcl", "Flickor"),
        "påverkar": ("VERB", "ROOT", "påverkar"),
    },
    {"deltar": "VerbForm=Fin", "påverkar": "VerbForm=Fin"},
)


def test_a_negation_in_a_clause_beside_does_not_deny_the_sentence() -> None:
    text = "Flickor som inte deltar påverkar detta."

    assert "denied" in _names(text, None)
    assert "denied" not in _names(text, RELATIVE)
    assert "negation" in _names(text, RELATIVE), "it is still there, in its own clause"


def test_a_negation_of_the_main_verb_denies_it() -> None:
    assert "denied" in _names("Flickor som deltar påverkar inte detta.", RELATIVE)


def test_a_sentence_without_end_is_left_to_the_words() -> None:
    grammar = Told({})

    reading = _read(f"Alla {'nämnder och ' * 300} deltar.", grammar)

    assert grammar.asked == []
    assert len(reading.undecided) == 1
