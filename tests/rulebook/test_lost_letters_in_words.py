"""Words of concepts that have lost a letter: what tests notice, and which concepts no text of the tests speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from labels import cases

from konsekvens_lint.language.lexicon import Lexicon
from konsekvens_lint.language.normalise import normalise
from konsekvens_lint.language.scan import Scanner
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.compiling import Compiled, compile_packs
from konsekvens_lint.rulebook.pack import plain, read_pack
from konsekvens_lint.rulebook.where import rules_folder
from konsekvens_lint.trying import Example, examples_of, run_example

CASES = Path(__file__).resolve().parent.parent / "cases"
PACK = read_pack(rules_folder())
EXAMPLES = list(examples_of(PACK))


def _concepts() -> dict[str, dict[str, Any]]:
    """All concepts by name, as YAML has them."""
    files = (plain(file.content)["concepts"] for file in PACK.files if file.kind == "concepts")
    return {name: entry for concepts in files for name, entry in concepts.items()}


@cache
def _compiled() -> Compiled:
    return compile_packs([PACK])


def _book(concepts: dict[str, dict[str, Any]]) -> Rulebook:
    return Rulebook({**_compiled(), "lexicon": Lexicon.of(concepts).to_plain()})


def _failing(book: Rulebook) -> Iterator[Example]:
    return (example for example in EXAMPLES if not run_example(example, book).passed)


def test_what_is_changed_below_fails_nothing_as_it_is() -> None:
    assert list(_failing(_book(_concepts()))) == []


@pytest.mark.parametrize(
    ("concept", "form", "lost"),
    [
        ("cause_unknown", "orsaken är inte känd", "orsken är inte känd"),
        ("goal_word", "jämställdhetsmål*", "jämtälldhetsmål*"),
        ("alternatives_head", "alternativ", "altrnativ"),
        ("no_action_reason", "inga åtgärder", "ing åtgärder"),
        ("grounds_claim_word", "samtliga diskrimineringsgrunder", "samliga diskrimineringsgrunder"),
    ],
)
def test_a_lost_letter_fails_an_example(concept: str, form: str, lost: str) -> None:
    concepts = _concepts()
    forms = concepts[concept]["forms"]
    assert form in forms
    changed = {**concepts[concept], "forms": [lost if each == form else each for each in forms]}
    assert any(_failing(_book({**concepts, concept: changed})))


# Their words are in nobody's text here: a letter that one of them loses is noticed by nobody. "stands_alone" has none: it
# is what grammar answers.
UNSPOKEN = set(
    """
    about_method bare_refusal child_article contents_head equality_neutral general_decision instead_word link_only
    nobody_affected not_foreseen other_factor_word perhaps_word resources_head social_gap_word stands_alone ticked_no
    """.split()
)


def test_nearly_every_concept_is_in_a_text_of_the_tests() -> None:
    scanner = Scanner(Lexicon.of(_concepts()))
    labelled = (case.text for file in sorted(CASES.glob("*_*.yaml")) for case in cases(file))
    texts = [*(example.text for example in EXAMPLES), *labelled]
    met = {hit.concept for text in texts for hit in scanner.scan(normalise(text).text)}
    assert set(_concepts()) - met == UNSPOKEN
