"""What comments to the tool say, as people write it."""

from __future__ import annotations

from datetime import date

import pytest

from konsekvens_lint.documents.model import Remark
from konsekvens_lint.judging.suppression_texts import Said, read, suppressions_in

DAY = date(2027, 1, 31)


@pytest.mark.parametrize(
    ("said", "rules", "reason", "until"),
    [
        ("ignorera BES07 – taxan gäller inventarier", ["BES07"], "taxan gäller inventarier", None),
        ("Ignorera bes07 — taxan gäller inventarier", ["bes07"], "taxan gäller inventarier", None),
        ("ignorera BES07 - taxan gäller inventarier", ["BES07"], "taxan gäller inventarier", None),
        ("ignorera BES07-taxan gäller inventarier", ["BES07"], "taxan gäller inventarier", None),
        ("ignorera BES07: taxan gäller inventarier.", ["BES07"], "taxan gäller inventarier.", None),
        ("ignorera BES07; taxan", ["BES07"], "taxan", None),
        ("IGNORERA: BES07. Taxan", ["BES07"], "Taxan", None),
        ("ignorera\u00a0BES07\u00a0–\u00a0taxan", ["BES07"], "taxan", None),
        ("ignorera BES07 eftersom taxan gäller inventarier", ["BES07"], "eftersom taxan gäller inventarier", None),
        ("ignorera BES07 (taxan gäller inventarier)", ["BES07"], "(taxan gäller inventarier)", None),
        ("ignorera BES07, BES08 – taxan", ["BES07", "BES08"], "taxan", None),
        ("ignorera BES07,BES08 och KON01 – taxan", ["BES07", "BES08", "KON01"], "taxan", None),
        ("ignorera reglerna BES07 BES08 – taxan", ["BES07", "BES08"], "taxan", None),
        ("ignorera BES07/bes07 – taxan", ["BES07"], "taxan", None),
        ("ignorera koppling-till-mal-saknas – taxan", ["koppling-till-mal-saknas"], "taxan", None),
        ("ignorera koppling\u2011till\u2011mal\u2011saknas, BES08 – taxan", ["koppling-till-mal-saknas", "BES08"], "taxan", None),
        ("ignorera BES07 till 2027-01-31 – taxan", ["BES07"], "taxan", DAY),
        ("ignorera BES07 till och med 2027-01-31: taxan", ["BES07"], "taxan", DAY),
        ("ignorera BES07, BES08 t.o.m. 2027–01–31 – taxan", ["BES07", "BES08"], "taxan", DAY),
        ("ignorera mallrest tom 2027\u201101\u201131 taxan", ["mallrest"], "taxan", DAY),
        ("ignorera BES07 (till 2027-01-31) – taxan", ["BES07"], "taxan", DAY),
        ("ignorera BES07 – taxan gäller till 2027-01-31 och ses över då", ["BES07"], "taxan gäller till 2027-01-31 och ses över då", None),
        ("ignorera BES07 – beslutat 2027-01-31", ["BES07"], "beslutat 2027-01-31", None),
        ("ignorera BES07 till 2027-01-31 – avtalet gäller till 2028-12-31", ["BES07"], "avtalet gäller till 2028-12-31", DAY),
        ("ignorera BES07", ["BES07"], "", None),
        ("ignorera BES07 –", ["BES07"], "", None),
        ("ignorera BES07 – …", ["BES07"], "", None),
        ("ignorera BES07 till 2027-01-31", ["BES07"], "", DAY),
        ("ignorera allt – taxan", ["allt"], "taxan", None),
        ("ignorera BES – taxan", ["BES"], "taxan", None),
    ],
)  # fmt: skip
def test_what_is_understood(said: str, rules: list[str], reason: str, until: date | None) -> None:
    assert read(said) == [Said(rule, reason, until) for rule in rules]


@pytest.mark.parametrize(
    "said",
    [
        "",
        "BES07 – taxan",
        "undanta BES07 – taxan",
        "ignorera",
        "ignorera – taxan",
        "ignorerar BES07 – taxan",
    ],
)
def test_what_is_not_to_be_understood(said: str) -> None:
    assert read(said) == [Said()]


@pytest.mark.parametrize("day", ["nästa år", "2027-02-30", "2027-01", "31/1 2027", "2027-01-311"])
def test_a_last_day_that_is_unreadable(day: str) -> None:
    assert read(f"ignorera BES07 till {day} – taxan") == [Said(day="unreadable")]


@pytest.mark.parametrize(
    "reason",
    [
        "– taxan gäller till 2027-01-31",
        "– taxan (till och med 2027–01–31).",
        "– till 2027-01-31",
        ": taxan, t.o.m. 2027-01-31",
        "– taxan TILL 2027-02-30",
    ],
)
def test_a_day_that_is_last_may_be_the_last_day(reason: str) -> None:
    assert read(f"ignorera BES07, BES08 {reason}") == [Said(day="last")]


def test_a_comment_of_several_lines_is_one_saying() -> None:
    remark = Remark("Konsekvens-lint:\n ignorera BES07,\nBES08 – taxan\n\ngäller inventarier", None)
    found = suppressions_in([remark])
    assert [(each.rule, each.reason) for each in found] == [
        ("BES07", "taxan gäller inventarier"),
        ("BES08", "taxan gäller inventarier"),
    ]
    assert {each.written for each in found} == {"ignorera BES07, BES08 – taxan gäller inventarier"}


def test_the_name_said_again_begins_another_saying() -> None:
    remark = Remark(
        "konsekvens-lint: ignorera BES07 – ett\nkonsekvens-lint: ignorera BES08 – två", None, frozenset({3})
    )
    found = suppressions_in([remark])
    assert [(each.rule, each.reason, each.by, each.blocks) for each in found] == [
        ("BES07", "ett", "comment", {3}),
        ("BES08", "två", "comment", {3}),
    ]


def test_only_the_name() -> None:
    (found,) = suppressions_in([Remark("konsekvens-lint:", None)])
    assert (found.rule, found.reason, found.written) == ("", "", "")
