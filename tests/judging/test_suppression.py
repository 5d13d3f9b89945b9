"""Exceptions from rules: what each covers, when it is in force, and what is told of one that is wrong."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from steps import steps

from konsekvens_lint.documents.model import Document
from konsekvens_lint.documents.reader import read
from konsekvens_lint.judging import suppression, suppression_standing
from konsekvens_lint.judging.configured_suppressions import configuration_findings
from konsekvens_lint.judging.suppression_texts import suppressions_in
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan
from konsekvens_lint.settings.suppressions import Suppression

BOOK = built_in()
TODAY = date(2026, 11, 26)
SAYING = "<!-- konsekvens-lint: {} -->"
# One finding that stands somewhere, XX, and one that is about what is lacking.
MEMO = """# Ny lekplats i Ekparken
{title}
## Förslag till beslut
{proposal}
Nämnden bygger en lekplats för barn i förskoleåldern och avsätter XX kronor.
## Ärendet
{matter}
Lekplatsen används av barn och föräldrar i området. Den är sliten och behöver bytas ut.
"""


def judged(
    title: str = "", proposal: str = "", matter: str = "", *, today: date = TODAY, **options: Any
) -> DocumentReport:
    said = {"title": title, "proposal": proposal, "matter": matter}
    text = MEMO.format(**{name: SAYING.format(words) if words else "" for name, words in said.items()})
    document = read(Path("memo.md"), text.encode())
    given = plan(Options(**{"kind": "tjansteskrivelse", **options}), BOOK)
    return check_document(document, BOOK, given, "memo.md", "", today)


def told(report: DocumentReport) -> list[str]:
    return [finding.rule for finding in report.findings]


def wrong(report: DocumentReport) -> list[tuple[str, str]]:
    """The findings on exceptions: rule and message."""
    return [(each.rule, each.message) for each in report.findings if each.rule.startswith("UND")]


def configured(rule: str, reason: str = "skäl", **more: Any) -> Suppression:
    return Suppression(rule, reason, "configuration", entry="konsekvens-lint.yaml:14", **more)


def test_the_memo_has_a_finding_that_stands_somewhere_and_one_that_does_not() -> None:
    report = judged()
    assert {"DOK01", "BES01"} <= set(told(report))
    assert report.suppressed == ()
    assert report.fresh_until is None
    assert {report.outcomes[code] for code in ("UND01", "UND02", "UND03", "UND04")} == {"not_applicable"}


def test_a_comment_where_the_finding_stands() -> None:
    before, report = judged(), judged(proposal="ignorera DOK01 – summan beslutas i budgeten")
    assert [each for each in told(before) if each != "DOK01"] == told(report)
    (suppressed,) = report.suppressed
    assert (suppressed.finding.rule, suppressed.reason, suppressed.by) == (
        "DOK01",
        "summan beslutas i budgeten",
        "comment",
    )
    assert (suppressed.entry, suppressed.until) == (None, None)
    assert report.outcomes["DOK01"] == "finding"
    assert report.outcomes["UND03"] == "ok"


def test_a_comment_elsewhere_covers_nothing_that_stands_somewhere() -> None:
    report = judged(matter="ignorera mallrest – summan beslutas i budgeten")
    assert "DOK01" in told(report)
    assert wrong(report) == [
        ("UND03", "Undantaget från DOK01 behövs inte, för regeln har inget att säga här.")
    ]
    (unused,) = (each for each in report.findings if each.rule == "UND03")
    assert unused.level == "warning"
    assert unused.confidence == "high"
    assert unused.place is not None
    assert unused.place.section == ("Ärendet",)


@pytest.mark.parametrize("where", ["title", "proposal", "matter"])
def test_what_is_lacking_may_be_spoken_of_anywhere(where: str) -> None:
    report = judged(**{where: "ignorera BES01 – prövas i programmet för parken"})
    assert [each.finding.rule for each in report.suppressed] == ["BES01"]
    assert "BES01" not in told(report)
    assert wrong(report) == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("ignorera DOK01", [("UND01", "Undantaget från DOK01 saknar skäl, så regeln gäller ändå.")]),
        (
            "ignorera DOK01 till 2026-11-25 – skäl",
            [("UND04", "Undantaget från DOK01 gällde till 2026-11-25, så nu gäller regeln igen.")],
        ),
        ("ignorera DOK01 till 2026-11-25", [("UND01", ""), ("UND04", "")]),
        (
            "ignorera DKO01 – skäl",
            [("UND02", "Ingen regel heter ”DKO01”, så inget undantag görs. Menade du ”DOK01”?")],
        ),
        ("ignorera mallrester", [("UND02", "Ingen regel heter ”mallrester”, så inget undantag görs. Menade du ”mallrest”?")]),
        ("ignorera DOK – skäl", [("UND02", "Från en hel grupp regler, ”DOK”, görs inga undantag. Undantag görs från en regel i taget.")]),
        ("ignorera dok – skäl", [("UND02", "Från en hel grupp regler, ”dok”, görs inga undantag. Undantag görs från en regel i taget.")]),
        (
            "ignorera DOK01 till nyår – skäl",
            [
                (
                    "UND02",
                    "Den sista dagen går inte att läsa, så inget undantag görs. "
                    "Kommentaren säger ”ignorera DOK01 till nyår – skäl”.",
                )
            ],
        ),
        (
            "ignorera DOK01 – skäl till 2999-12-31",
            [
                (
                    "UND02",
                    "Skälet slutar med en dag. Är det undantagets sista dag? Det går inte att veta, så inget undantag "
                    "görs. Kommentaren säger ”ignorera DOK01 – skäl till 2999-12-31”.",
                )
            ],
        ),
        ("ignorera allt – skäl", [("UND02", "Ingen regel heter ”allt”, så inget undantag görs.")]),
        (
            "strunta i DOK01 – skäl",
            [
                (
                    "UND02",
                    "Kommentaren till konsekvens-lint går inte att förstå, så inget undantag görs. "
                    "Den säger ”strunta i DOK01 – skäl”.",
                )
            ],
        ),
        ("ignorera UND03 – skäl", [("UND02", "Från UND03 görs inga undantag, så regeln gäller ändå.")]),
    ],
)  # fmt: skip
def test_one_that_is_not_in_force(said: str, expected: list[tuple[str, str]]) -> None:
    report = judged(proposal=said)
    assert told(report)[: len(told(judged()))] == told(judged())
    assert report.suppressed == ()
    assert [
        (rule, message if wanted else "")
        for (rule, message), (_, wanted) in zip(wrong(report), expected, strict=True)
    ] == expected


def test_the_last_day_is_in_force() -> None:
    report = judged(proposal="ignorera DOK01 till 2026-11-26 – skäl")
    assert [each.until for each in report.suppressed] == [TODAY]
    assert report.fresh_until == TODAY


def test_one_of_two_rules_is_not_needed() -> None:
    report = judged(proposal="ignorera DOK01, DOK02 – skäl")
    assert [each.finding.rule for each in report.suppressed] == ["DOK01"]
    assert [message for _, message in wrong(report)] == [
        "Undantaget från DOK02 behövs inte, för regeln har inget att säga här."
    ]


@pytest.mark.parametrize(
    "options",
    [{"ignore": ("DOK02",)}, {"levels": (("DOK02", "off"),)}, {"select": ("DOK01", "UND")}],
    ids=["ignored", "off", "not selected"],
)  # fmt: skip
def test_of_a_rule_that_was_not_judged_nobody_knows(options: dict[str, Any]) -> None:
    assert wrong(judged(proposal="ignorera DOK02 – skäl", **options)) == []


def test_a_rule_that_does_not_apply_is_not_needed() -> None:
    report = judged(proposal="ignorera STY02 – skäl")
    assert report.outcomes["STY02"] == "not_applicable"
    assert [rule for rule, _ in wrong(report)] == ["UND03"]


def test_in_another_language_nobody_knows() -> None:
    text = (
        f"# A new playground\n{SAYING.format('ignorera DOK01 – skäl')}\n"
        + "The board builds a playground for the children in the park. " * 9
    )
    report = check_document(
        read(Path("memo.md"), text.encode()), BOOK, plan(Options(), BOOK), "memo.md", "", TODAY
    )
    assert "not_swedish" in report.notes
    assert report.findings == ()
    assert {report.outcomes[code] for code in ("UND01", "UND03")} == {"undetermined"}


def test_two_that_cover_the_same_are_both_needed() -> None:
    report = judged("ignorera BES01 – ett", "ignorera BES01 – två")
    assert [each.reason for each in report.suppressed] == ["ett"]
    assert wrong(report) == []


def test_the_rules_on_exceptions_may_be_left_out() -> None:
    report = judged(proposal="ignorera DOK02", ignore=("UND",))
    assert told(report) == told(judged())
    assert not any(code.startswith("UND") for code in report.outcomes)


def test_outcomes_stand_in_the_order_of_the_rules() -> None:
    outcomes = list(judged(proposal="ignorera DOK01 – skäl").outcomes)
    assert outcomes == sorted(outcomes)


# The configuration's


@pytest.mark.parametrize(
    ("rule", "quote", "covers"),
    [
        ("DOK01", None, True),
        ("mallrest", None, True),
        ("dok01", "xx", True),
        ("DOK01", "XX  ", True),
        ("DOK01", "YY", False),
        ("BES01", None, True),
        ("DOK02", None, False),
        ("DKO01", None, False),
        ("UND03", None, False),
        ("", None, False),
    ],
)
def test_what_the_configuration_covers(rule: str, quote: str | None, covers: bool) -> None:
    report = judged(suppressions=(configured(rule, quote=quote),))
    assert [(each.by, each.entry) for each in report.suppressed] == [
        ("configuration", "konsekvens-lint.yaml:14")
    ] * covers
    assert wrong(report) == []


def test_words_are_not_found_where_there_is_no_quote() -> None:
    lacking = judged()
    (absence,) = (each for each in lacking.findings if each.rule == "BES01")
    report = judged(suppressions=(configured("BES01", quote="lekplats"),))
    quote = absence.place.quote if absence.place else ""
    assert bool(report.suppressed) is ("lekplats" in quote.casefold())


@pytest.mark.parametrize(
    "one", [configured("DOK01", ""), configured("DOK01", until=date(2026, 11, 25))], ids=["no reason", "expired"]
)  # fmt: skip
def test_the_configuration_may_be_wrong_too(one: Suppression) -> None:
    report = judged(suppressions=(one,))
    assert report.suppressed == ()
    assert told(report) == told(judged())


def test_a_comment_goes_before_the_configuration() -> None:
    report = judged(proposal="ignorera DOK01 – i texten", suppressions=(configured("DOK01"),))
    assert [each.reason for each in report.suppressed] == ["i texten"]


def test_the_report_is_fresh_until_the_first_that_expires() -> None:
    later, sooner, gone = (date(2027, 1, 31), date(2026, 12, 24), date(2026, 11, 1))
    report = judged(
        proposal=f"ignorera DOK01 till {later} – skäl",
        suppressions=(configured("BES01", until=sooner), configured("DOK02", until=gone)),
    )
    assert report.fresh_until == sooner


@pytest.mark.parametrize(
    ("one", "comment", "used"),
    [
        (configured("DOK01"), "", True),
        (configured("DOK02"), "", False),
        (configured("DKO01"), "", False),
        (configured("DOK01", ""), "", False),
        (configured("DOK01", until=date(2020, 1, 1)), "", False),
        (configured("DOK01", quote="YY"), "", False),
        (configured("DOK01"), "ignorera DOK01 – skäl", True),
        (configured("DOK01", ""), "ignorera DOK01 – skäl", False),
    ],
)
def test_whether_the_configuration_was_needed(one: Suppression, comment: str, used: bool) -> None:
    assert judged(proposal=comment, suppressions=(one,)).entries_used == ("konsekvens-lint.yaml:14",) * used


def test_a_slip_that_is_made_often_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr(suppression_standing, "close_to", lambda word, *_: looked.append(word))
    suppression_standing._nearest.cache_clear()
    judged(
        proposal="\n".join(["konsekvens-lint: ignorera kantal – skäl"] * 50).removeprefix("konsekvens-lint: ")
    )
    assert sorted(looked) == ["KANTAL", "kantal"]
    suppression_standing._nearest.cache_clear()


def test_the_work_grows_with_the_number_of_comments_and_no_faster() -> None:
    """Each comment was held against each finding, and placed by going through all blocks."""
    finding = judged().findings[0]
    assert finding.place is not None

    def held(document: Document) -> None:
        exceptions = suppression._InForce(suppressions_in(document.remarks), BOOK, TODAY)
        for block in document.blocks[1:]:
            place = finding.place._replace(paragraph=block.number)
            assert len(exceptions.covering(finding._replace(rule="DOK01", place=place))) == 1

    few, many = (_with_comments(number) for number in (40, 400))
    one, other = (read(Path("memo.md"), data) for data in (few, many))
    held(one)
    assert steps(lambda: held(other)) < 13 * steps(lambda: held(one))
    assert steps(lambda: read(Path("memo.md"), many)) < 13 * steps(lambda: read(Path("memo.md"), few))


def _with_comments(number: int) -> bytes:
    line = f"{SAYING.format('ignorera DOK01 – skäl')}\nNämnden avsätter XX kronor.\n"
    return ("# Ny lekplats\n\n" + "\n".join([line] * number)).encode()


def test_of_two_entries_that_cover_the_same_both_are_needed() -> None:
    first, second, third = (configured(rule)._replace(entry=rule) for rule in ("DOK01", "mallrest", "DOK02"))
    report = judged(suppressions=(first, second, third))
    assert [each.entry for each in report.suppressed] == ["DOK01"]
    assert report.entries_used == ("DOK01", "mallrest")


@pytest.mark.parametrize(
    ("one", "used", "expected"),
    [
        (configured("DOK01"), True, []),
        (configured("DOK01"), None, []),
        (configured("DOK01"), False, ["UND03"]),
        (configured("DOK01", ""), None, ["UND01"]),
        (configured("DOK01", until=date(2026, 11, 25)), None, ["UND04"]),
        (configured("DOK01", until=TODAY), None, []),
        (configured("DKO01"), None, ["UND02"]),
        (configured("UND03"), None, ["UND02"]),
        (configured("DOK"), None, ["UND02"]),
        (configured(" "), None, ["UND02"]),
    ],
)
def test_what_is_told_of_the_configuration(one: Suppression, used: bool | None, expected: list[str]) -> None:
    found = configuration_findings([(one, used)], plan(Options(), BOOK), BOOK, TODAY)
    assert [each.rule for each in found] == expected
    for each in found:
        assert each.place is not None
        assert (each.place.line, each.place.quote, each.level) == (14, one.rule, "warning")
        assert "{" not in each.message + each.advice
        assert one.rule in each.message
        # What is advised is about the configuration's keys, and not about comments.
        assert "”" in each.advice
        assert not re.search(
            "kommentar|konsekvens-lint:|tankstreck|”ignorera ", each.message + each.advice, re.IGNORECASE
        )


def test_findings_of_the_configuration_come_as_the_entries_and_by_the_plan() -> None:
    entries = [(configured("DOK02"), False), (configured("DOK01", ""), None)]
    assert [each.rule for each in configuration_findings(entries, plan(Options(), BOOK), BOOK, TODAY)] == [
        "UND03",
        "UND01",
    ]
    without = plan(Options(ignore=("UND03",), levels=(("UND01", "error"),)), BOOK)
    assert [(each.rule, each.level) for each in configuration_findings(entries, without, BOOK, TODAY)] == [
        ("UND01", "error")
    ]


def _prints(*entries: Suppression) -> list[str]:
    judged = [(each, False) for each in entries]
    return [each.fingerprint for each in configuration_findings(judged, plan(Options(), BOOK), BOOK, TODAY)]


def test_what_a_finding_on_an_entry_is_known_by() -> None:
    one = configured("DOK01", match=("beslut/",))
    others = (
        configured("DOK02", match=("beslut/",)),
        configured("DOK01", match=("protokoll/",)),
        configured("DOK01", match=("beslut/",), quote="XX"),
        one._replace(entry="konsekvens-lint.yaml:20", reason="ett annat"),
    )
    assert len({*_prints(one, *others)}) == 5
    moved = one._replace(entry="konsekvens-lint.yaml:7", until=TODAY, rule="dok01")
    assert _prints(moved) == _prints(one)
