"""Comments with which people make exceptions: they stay, what they cover is not commented on, what is wrong with them is."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

import pytest
from builders import Package, commented, para, zipped
from commented import CLAIM, HEAD, comments, part, untouched
from layouts import LAYOUTS, parse_memo
from lxml import etree
from test_findings_at_their_words import FAULTY

from konsekvens_lint.documents.word import read_word
from konsekvens_lint.office.comments import Commented, comment
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()
MEMO = plan(Options(kind="tjansteskrivelse"), BOOK)
SOMEBODY = "Anna Ek"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def judged(data: bytes) -> Commented:
    return comment(data, BOOK, MEMO, "memo.docx", tips=True, at=datetime(2026, 11, 26))


def with_exceptions(data: bytes) -> bytes:
    """The commented file, with each of the tool's comments on findings turned into somebody's exception from the rule."""
    root = part(data, "word/comments.xml")
    for each in root.iter(_W + "comment"):
        rule = re.search(r"Regel: ([A-Z]{3}\d\d)", "".join(each.itertext(_W + "t")))
        each.set(_W + "author", SOMEBODY)
        first, *others = each.iter(_W + "t")
        first.text = f"Konsekvens-lint: ignorera {rule[1]} – prövat i nämnden" if rule else "Tack!"
        for other in others:
            other.text = ""
    return _with_part(data, "word/comments.xml", etree.tostring(root))


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return zipped({**{each: file.read(each) for each in file.namelist()}, name: content})


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_comment_where_each_finding_stands_covers_it(layout: str) -> None:
    first = judged(LAYOUTS[layout](parse_memo(FAULTY)))
    rules = sorted(finding.rule for finding in first.report.findings)
    assert len(rules) > 2
    excepted = with_exceptions(first.data)
    again = judged(excepted)
    assert [each.message for each in again.report.findings] == []
    assert sorted(each.finding.rule for each in again.report.suppressed) == rules
    assert {each.reason for each in again.report.suppressed} == {"prövat i nämnden"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_comments_of_people_stay_as_they_are(layout: str) -> None:
    excepted = with_exceptions(judged(LAYOUTS[layout](parse_memo(FAULTY))).data)
    again = judged(excepted)
    untouched(excepted, again.data)
    assert comments(again.data, SOMEBODY) == comments(excepted, SOMEBODY)
    (summary,) = comments(again.data)
    assert "Sammanfattning:" in summary.text
    assert read_word(again.data).remarks == read_word(excepted).remarks


def test_what_is_wrong_is_told_where_the_comment_stands() -> None:
    body = (*HEAD, para("Vi vet. ", commented(0, CLAIM), " Slut."))
    data = Package().body(*body).comments("konsekvens-lint: ignorera BES03").build()
    again = judged(data)
    untouched(data, again.data)
    own = comments(again.data)[1:]
    assert [each.anchor for each in own] == [CLAIM, CLAIM]
    assert any("Undantaget från BES03 saknar skäl" in each.text for each in own)
    assert judged(again.data).report.findings == again.report.findings, "the tool does not answer itself"
