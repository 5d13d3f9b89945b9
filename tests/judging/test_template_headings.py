"""What a unit's own template lacks: the headings of its profile, in whatever words it has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()
HEAD = "# Mall för tjänsteskrivelse\n\n## Förslag till beslut\n\n[Skriv förslaget]\n\n## Ekonomi\n\n[Skriv kostnaden]\n"


def _report(profile: str, *headings: str, kind: str | None = "mall") -> DocumentReport:
    text = HEAD + "".join(f"\n## {heading}\n\n[Skriv här]\n" for heading in headings)
    options = plan(Options(profile=profile, kind=kind), BOOK)
    return check_document(read(Path("mall.md"), text.encode()), BOOK, options, "mall.md", "")


def _lacks(profile: str, *headings: str) -> list[str]:
    return [each.message for each in _report(profile, *headings).findings if each.rule == "MAL01"]


@pytest.mark.parametrize(
    ("profile", "headings", "lacking"),
    [
        (
            "skr",
            [],
            ["Mallen saknar en rubrik om kvinnor och män, till exempel ”Konsekvenser för jämställdhet”."],
        ),
        ("skr", ["Jämställdhet"], []),
        (
            "skr",
            ["Barnperspektiv"],
            ["Mallen saknar en rubrik om kvinnor och män, till exempel ”Konsekvenser för jämställdhet”."],
        ),
        ("norrbotten", [], ["Mallen saknar rubriken ”Beslutsförslagets påverkan avseende jämställdhet”."]),
        ("norrbotten", ["Beslutsförslagets påverkan avseende jämställdhet"], []),
        ("norrbotten", ["Konsekvenser för kvinnor och män"], []),
        ("gotland", ["Jämställdhetsperspektiv"], ["Mallen saknar rubriken ”Barnkonsekvenser”."]),
        ("gotland", ["Jämställdhetsperspektiv", "Barnets bästa"], []),
        (
            "nordmaling",
            ["Sociala konsekvenser"],
            [
                "Mallen saknar rubriken ”Jämställdhetsanalys”.",
                "Mallen saknar rubriken ”Konsekvenser för barnperspektivet”.",
            ],
        ),
        ("varmland", [], ["Mallen saknar rubriken ”Barn- och jämställdhetsperspektiv”."]),
        ("varmland", ["Jämställdhet"], ["Mallen saknar rubriken ”Barn- och jämställdhetsperspektiv”."]),
        ("varmland", ["Jämställdhet", "Barnperspektiv"], []),
        ("olofstrom", ["Jämställdhets- och barnrättsperspektiv"], []),
    ],
)
def test_the_heading_that_is_missing_is_named(profile: str, headings: list[str], lacking: list[str]) -> None:
    assert _lacks(profile, *headings) == lacking


def test_the_advice_says_what_to_put_in_the_template() -> None:
    (finding,) = [each for each in _report("norrbotten").findings if each.rule == "MAL01"]
    assert finding.level == "warning"
    assert "Lägg till rubriken ”Beslutsförslagets påverkan avseende jämställdhet”" in finding.advice
    assert finding.place is None
    assert "Förslag till beslut" in finding.searched


def test_a_template_that_says_it_is_one_is_known_for_it() -> None:
    report = _report("gotland", kind=None)
    assert report.kind == "mall"
    assert report.outcomes["MAL01"] == "finding"


def test_what_is_to_be_filled_in_is_no_fault_of_a_template() -> None:
    assert {each.rule for each in _report("gotland").findings} == {"MAL01"}


def test_a_memo_is_no_template() -> None:
    assert _report("gotland", kind="tjansteskrivelse").outcomes["MAL01"] == "not_applicable"
