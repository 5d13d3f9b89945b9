"""Whether grammar tells rightly what words mean, and how far a negation reaches, in real documents; beside words alone.

    python benchmarks/grammar.py FOLDER [--errors]

FOLDER holds the documents. `grammar-labels.tsv` says what every man, äldre, alla, kön and negation in some of them means, as
labelled by reading them one by one; it holds no text. Its first part has been built with; the second and the third were held,
each measured once before its errors were read and mended (README.md has those figures). Every question is put to every such word, also where the rules would not ask.

Words alone decide as they do without a model. Of a negation they cannot say how far it reaches; the plain rule beside
grammar is that it stands apart where its clause begins with a word that opens subordinate clauses.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from accuracy import wilson

from konsekvens_lint.condition import ALWAYS, over_names
from konsekvens_lint.documents import reader
from konsekvens_lint.language.grammar.model import Grammar, model
from konsekvens_lint.language.patterns import Patterns
from konsekvens_lint.language.read import read
from konsekvens_lint.language.reading import Sentence
from konsekvens_lint.language.sentences import clause_spans
from konsekvens_lint.language.texts import quotations
from konsekvens_lint.rulebook.loading import built_in

LABELS = Path(__file__).with_name("grammar-labels.tsv")
GOAL = 0.97
NEGATION = "negation"
# The concepts of which one is at the word where it has its first meaning, and the label of that meaning.
_MEANINGS = {
    "man": (("men",), "male"),
    "äldre": (("neutral_group",), "people"),
    "alla": (("neutral_group",), "people"),
    "kön": (("sex_word", "by_sex_word"), "sex"),
}
_APART = "apart"
_SUBORDINATE = re.compile(
    r"\W*(?:och|men|eller|samt)?\s*(?:som|om|när|där|då|eftersom|därför att|så att|medan|innan|sedan|trots att|även om"
    r"|för att|genom att|vars|vilka|vilken|vilket|utan att|så länge|förutsatt att|i den mån)\b",
    re.IGNORECASE,
)


class Occurrence(NamedTuple):
    """A labelled word: its document, its sentence (see `digest`), the code point in it, and what it means there."""

    part: Literal["first", "second", "third"]
    file: str
    word: str
    sentence: str
    at: int
    label: str


class Answer(NamedTuple):
    """What words alone and grammar say of an occurrence: whether each is right, or why nothing is asked there."""

    occurrence: Occurrence
    plain: bool = False
    grammar: bool = False
    left_out: Literal["", "not found", "quoted", "no negation"] = ""
    text: str = ""


def labels(file: Path) -> list[Occurrence]:
    """The labels of a file."""
    with file.open(encoding="utf-8", newline="") as opened:
        rows = csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Occurrence(**{**row, "at": int(row["at"])}) for row in rows]


def digest(text: str) -> str:
    """What a sentence is known by: the first 16 hex digits of SHA-256, white space collapsed."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def always_asking() -> Patterns:
    """The built-in patterns, whose questions are put wherever their words stand."""
    patterns = built_in().patterns
    always = over_names(ALWAYS)
    patterns.questions = {name: each._replace(asked=always) for name, each in patterns.questions.items()}
    return patterns


def answers(
    occurrences: Iterable[Occurrence], folder: Path, patterns: Patterns, grammar: Grammar
) -> Iterator[Answer]:
    """The occurrences in the folder's documents, answered, in their order."""
    known: dict[str, tuple[Mapping[str, Sentence], Mapping[str, Sentence]]] = {}
    for each in occurrences:
        if each.file not in known:
            file = folder / each.file
            known[each.file] = sentences(file, patterns, None), sentences(file, patterns, grammar)
        plain, read_by_grammar = (found.get(each.sentence) for found in known[each.file])
        if plain is None or read_by_grammar is None:
            yield Answer(each, left_out="not found")
        else:
            yield answer(each, plain, read_by_grammar)


def sentences(file: Path, patterns: Patterns, grammar: Grammar | None) -> Mapping[str, Sentence]:
    """The sentences of a document by their digest; the first of those that are the same."""
    if not file.exists():
        return {}
    reading = read(reader.read(file), patterns, grammar)
    return {digest(each.text): each for each in reversed((*reading.sentences, *reading.footnotes))}


def answer(each: Occurrence, plain: Sentence, read_by_grammar: Sentence) -> Answer:
    """Whether the sentence, read by words alone and with grammar, has the word's meaning as it is labelled."""
    at = plain.start + each.at
    if _is_quoted(plain, at):
        return Answer(each, left_out="quoted")
    if each.word != NEGATION:
        concepts, label = _MEANINGS[each.word]
        is_so = each.label == label
        said = (any(_has(concept, it, at) for concept in concepts) for it in (plain, read_by_grammar))
    else:
        if not _has(NEGATION, plain, at):
            return Answer(each, left_out="no negation")
        is_so = each.label == _APART
        said = (_begins_subordinate(plain, at), _reaches_apart(read_by_grammar, at))
    right = [one == is_so for one in said]
    return Answer(each, *right, text=read_by_grammar.text)


def _is_quoted(sentence: Sentence, at: int) -> bool:
    return any(start <= at < end for start, end in quotations(sentence.unit.normalised.text))


def _has(concept: str, sentence: Sentence, at: int) -> bool:
    return any(hit.concept == concept and hit.start <= at < hit.end for hit in sentence.hits)


def _reaches_apart(sentence: Sentence, at: int) -> bool:
    return any(each.hit.start <= at < each.hit.end for each in sentence.unit.reaches)


def _begins_subordinate(sentence: Sentence, at: int) -> bool:
    text = sentence.unit.normalised.text
    clauses = clause_spans(text, sentence.start, sentence.end)
    return any(start <= at < end and _SUBORDINATE.match(text, start) for start, end in clauses)


def lines(found: Sequence[Answer]) -> Iterator[str]:
    """For each word, and in all, how many were asked, and how many grammar and words alone have right; what was left out."""
    asked = [each for each in found if not each.left_out]
    words = dict.fromkeys(each.occurrence.word for each in asked)
    for word in (*words, "in all") if asked else ():
        those = [each for each in asked if word in (each.occurrence.word, "in all")]
        grammar = _told([each.grammar for each in those])
        yield f"{word:10} n {len(those):4}   grammar {grammar}   words {_told([each.plain for each in those])}"
    left = Counter(each.left_out for each in found if each.left_out)
    yield f"left out: {', '.join(f'{n} {why}' for why, n in sorted(left.items())) or 'none'}"


def _told(right: Sequence[bool]) -> str:
    low, high = wilson(sum(right), len(right))
    wrong = len(right) - sum(right)
    return f"{wrong:3} wrong, {sum(right) / len(right):.3f} right ({low:.3f}–{high:.3f})"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--errors", action="store_true", help="also what grammar has wrong, with its sentence"
    )
    asked = parser.parse_args()
    grammar = model()
    if grammar is None:
        sys.exit("no grammar model is installed")
    known, patterns = labels(LABELS), always_asking()
    for name in ("first", "second", "third"):
        found = list(answers([each for each in known if each.part == name], asked.folder, patterns, grammar))
        print(f"{name}, with {grammar.name}")
        for line in lines(found):
            print(f"  {line}")
        for each in found if asked.errors else ():
            if not (each.left_out or each.grammar):
                print(
                    f"  {each.occurrence.word} at {each.occurrence.at} is {each.occurrence.label}: {each.text}"
                )


if __name__ == "__main__":
    main()
