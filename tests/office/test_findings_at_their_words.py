"""A memo with faults in ten layouts: the comment on each finding is set at the finding's quote."""

from __future__ import annotations

from datetime import datetime

import pytest
from commented import comments, plain, untouched
from layouts import LAYOUTS, parse_memo

from konsekvens_lint.documents.word import read_word
from konsekvens_lint.office.comments import comment
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()
FAULTY = """\
Ny taxa för kommunens badhus

Dnr KFN 2026/00112

Förslag till beslut

Kultur- och fritidsnämnden antar taxan, att gälla från åååå-mm-dd.

Sammanfattning

Taxan höjs med XX kronor för vuxna. Barn badar gratis.

Ärendet

Under 2025 hade badhuset 41 200 besökare. Av dem som tränar i gymmet är 71 procent män.

Jämställdhet

Förslaget bedöms inte ha någon påverkan på jämställdheten, eftersom taxan gäller lika för alla.

Ekonomiska konsekvenser

Intäkterna ökar med 340 000 kronor.

Bilagor

Taxa

Beslutet skickas till

Badhuset
"""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_comment_stands_at_the_quote(layout: str) -> None:
    data = LAYOUTS[layout](parse_memo(FAULTY))
    what = plan(Options(kind="tjansteskrivelse"), BOOK)
    commented = comment(data, BOOK, what, "memo.docx", tips=True, at=datetime(2026, 11, 26))
    untouched(data, commented.data)
    assert read_word(commented.data) == read_word(data)
    summary, *remarks = comments(commented.data)
    quotes = [finding.place.quote for finding in commented.report.findings if finding.place]
    assert len(remarks) == len(quotes) > 2
    boxed = [each for each in remarks if each.text.startswith("Gäller: ") and layout == "text_boxes"]
    anchors = sorted(plain(each.anchor) for each in remarks if each not in boxed)
    told = sorted(map(plain, quotes))
    assert len(boxed) == len([quote for quote in told if quote not in anchors])
    assert set(anchors) <= set(told)
    assert "Checklista: " in summary.text
