"""A claim is found, and what is asked for counts, wherever in a document it stands; and no rule hangs on another's."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()
ALL = tuple(rule["code"] for rule in BOOK.rules)
EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
MEMOS = sorted([*EXAMPLES.glob("*.md"), *(EXAMPLES / "profiles" / "skr").glob("*.md")])

HEAD = "# Ändrade tider för sophämtning\n\n## Förslag till beslut\n\nNämnden antar de nya tiderna.\n\n"
CLAIM = "Ärendet bedöms inte ha någon påverkan på jämställdheten."
EFFECT = (
    "Kvinnor och män påverkas olika: av dem som hämtar själva är 70 procent kvinnor och 30 procent män, "
    "och kvinnorna får längre väg."
)
PLACES = {
    "a paragraph": "## Jämställdhet\n\n{}\n",
    "the last of several paragraphs": "## Jämställdhet\n\nTiderna gäller från maj.\n\nNämnden ska följa upp.\n\n{}\n",
    "an item of a list": "## Jämställdhet\n\n- Tiderna gäller från maj.\n- {}\n",
    "an item of a numbered list": "## Jämställdhet\n\n1. Tiderna gäller från maj.\n2. {}\n",
    "a cell of a form": "| Fråga | Svar |\n| --- | --- |\n| Jämställdhet | {} |\n| Miljö | Ingen. |\n",
    "behind a label": "**Jämställdhet:** {}\n",
    "a section within a section": "## Konsekvenser\n\n### Ekonomi\n\nInga.\n\n### Jämställdhet\n\n{}\n",
    "a section of no such name": "## Ärendet\n\nTiderna gäller från maj. {}\n",
}
each_place = pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)


def _judged(text: str, *select: str) -> DocumentReport:
    document = read(Path("memo.md"), text.encode())
    options = Options(select=select, kind="tjansteskrivelse")
    return check_document(document, BOOK, plan(options, BOOK), "memo.md", "")


@each_place
def test_a_claim_is_found_once_and_where_it_stands(place: str) -> None:
    text = HEAD + place.format(CLAIM)
    (found,) = _judged(text, "BES03").findings
    assert found.place is not None
    assert found.place.quote == CLAIM
    assert found.place.line is not None
    assert CLAIM in text.splitlines()[found.place.line - 1]


@each_place
def test_what_is_asked_for_counts(place: str) -> None:
    """Whatever part of the text it is in: it is the document that must hold it, not each of its parts."""
    assert _judged(HEAD + place.format(EFFECT), "BES01").findings == ()
    (found,) = _judged(
        HEAD + place.format("Tiderna gäller från den 1 maj.").replace("Jämställdhet", "Övrigt"), "BES01"
    ).findings
    assert found.searched, "an absence says where it was looked for"


@pytest.mark.parametrize("memo", MEMOS, ids=lambda memo: memo.name)
def test_a_rule_says_the_same_alone_as_among_all(memo: Path) -> None:
    text = memo.read_text(encoding="utf-8")
    together = _judged(text, *ALL)
    for code in ALL:
        alone = _judged(text, code)
        assert alone.findings == tuple(each for each in together.findings if each.rule == code), code
        assert alone.outcomes == {code: together.outcomes[code]}


def test_an_order_of_rules_is_none() -> None:
    text = MEMOS[0].read_text(encoding="utf-8")
    assert _judged(text, *ALL) == _judged(text, *reversed(ALL))
