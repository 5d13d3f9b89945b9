"""What documents are called and say cannot become anything but text in an audit's report."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from report_pages import page_of, section, text_of, words
from summaries import about, example, point, small_summary

from konsekvens_lint.audit.html import STYLE
from konsekvens_lint.audit.html.links import Links
from konsekvens_lint.audit.summary import Asked, Counts, Cut, Earlier, Gap, Listed, Repeated, Start, Summary

EVIL = [
    "</script><script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</style><b>",
    "</svg><i>",
    "&lt;i&gt; &amp;",
    "{{ 7*7 }}",
]


def _everywhere(evil: str) -> Summary:
    """A summary with the words wherever documents, file names or rules of the user's own may put them."""
    asked = Asked("a", evil, evil, evil, evil, evil)
    cut = Cut(evil, 9, 1, (Counts(5, 4, 1),), (Counts(5, 4, 1),))
    shown = example(evil, title=evil, unit=evil, quote=evil, section=(evil,))
    return small_summary(
        name=evil,
        about=about(tool_version=evil, paths=(evil,)),
        measures=(asked._replace(checklist=None),),
        points=(asked,),
        total=cut,
        units=(cut,),
        types=(cut,),
        years=(cut, cut),
        earlier=(Earlier(evil, about(), cut),),
        gaps=(Gap(evil, evil, evil, 1, 1, (shown,)),),
        repeated=(Repeated(evil, 2, 2, (shown,)),),
        starts=(Start(evil, asked, 1, 2, (shown,)),),
        unread=((evil, 1),),
        documents=(
            Listed(evil, "judged", evil, evil, evil, 2024, 1, 1, None),
            Listed(evil, "unread", evil, evil, evil, 2024, 1, 1, evil),
        ),
    )


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_becomes_markup(evil: str) -> None:
    page = page_of(_everywhere(evil))
    assert not list(page.iter("script", "img", "b", "i"))
    assert [style.text for style in page.iter("style")] == [STYLE]
    assert evil in words(section(page, "brister"))
    in_svg = {"viewbox", "width", "height", "x", "y", "d", "cx", "cy", "r", "transform"}
    allowed = {
        "id", "class", "href", "role", "aria-label", "aria-labelledby", "tabindex", "lang", "charset", "name",
        "content", "scope", "colspan", "open",
    }  # fmt: skip
    assert {name.lower() for element in page.iter() for name in element.attrib} <= allowed | in_svg


@pytest.mark.parametrize(
    "path",
    ["javascript:alert(1)", "//evil.example/a.pdf", "data:text/html,x", "a#b?c.docx", 'a" onclick="x', "å ä%20.docx", "a\x00\n\x1b.md", "m\udcff.md"],
)  # fmt: skip
def test_a_path_is_never_taken_for_another_address(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    address = Links(tmp_path).to(path)
    assert re.fullmatch("[A-Za-z0-9._~/%-]+", address)
    assert not address.startswith("//")


def test_the_page_of_a_pdf_is_in_its_address_and_of_no_other(tmp_path: Path) -> None:
    links = Links(tmp_path)
    assert links.to(str(tmp_path / "A.PDF"), 12) == "A.PDF#page=12"
    assert links.to(str(tmp_path / "a.pdf")) == "a.pdf"
    assert links.to(str(tmp_path / "a.docx"), 12) == "a.docx"


def test_what_html_cannot_hold_and_what_turns_text_about_is_dropped() -> None:
    text = text_of(_everywhere("a\x00b\x1bc\ud800d\x85e\rf\uffffg\u0007\u202eh"))
    text.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    assert "»<bdi>abc" in text
    (quote, *_) = page_of(_everywhere("före \u202e efter")).cssselect("#brister blockquote bdi")
    assert quote.text == "före efter"


def test_a_long_quote_is_cut_in_its_middle() -> None:
    long = small_summary(gaps=(Gap("A", "b", "c", 1, 1, (example(quote="ord " * 500),)),), points=(point(0),))
    (quote,) = page_of(long._replace(points=small_summary().points)).cssselect("#brister blockquote bdi")
    assert " … " in quote.text and len(quote.text) < 320
