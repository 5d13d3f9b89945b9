"""The text that a case officer reads."""

from __future__ import annotations

from typing import Any

import pytest
from click import unstyle

from konsekvens_lint.formats.terminal import render


def test_a_whole_report_reads_well(build: Any, golden: Any) -> None:
    golden("terminal.txt", render(build.full(), width=80))


def test_a_whole_report_with_tips_in_plain_characters_on_a_narrow_screen(build: Any, golden: Any) -> None:
    golden("terminal_narrow_ascii.txt", render(build.full(), width=50, ascii=True, tips=True))


@pytest.mark.parametrize("width", [40, 50, 64, 80, 100, 140])
@pytest.mark.parametrize("ascii", [False, True])
def test_no_line_is_wider_than_asked_for(build: Any, width: int, ascii: bool) -> None:
    told = render(build.full(), width=width, ascii=ascii, tips=True)
    assert [line for line in told.splitlines() if len(line) > width] == []


def test_a_word_that_does_not_fit_is_not_broken(build: Any) -> None:
    link = "https://www.example.se/" + "jamstalldhet" * 8
    assert link in render(build.report(build.document(build.finding(source=link))), width=60)


def test_no_line_ends_in_white_space(build: Any) -> None:
    assert [line for line in render(build.full(), width=80).splitlines() if line != line.rstrip()] == []


def test_colour_only_paints(build: Any) -> None:
    plain = render(build.full(), width=80)
    painted = render(build.full(), width=80, color=True)
    assert "\x1b" not in plain
    assert "\x1b" in painted
    assert unstyle(painted) == plain


def test_plain_characters_keep_swedish_letters(build: Any) -> None:
    told = render(build.full(), width=80, ascii=True)
    assert set(told) <= {*map(chr, range(128)), *"åäöÅÄÖ"}


def test_what_steers_a_terminal_is_not_passed_on(build: Any) -> None:
    finding = build.finding("Text\x1b[2J med\u202e styrtecken\xad.", message="\x9b1mFel")
    told = render(build.report(build.document(finding, path="a\x1b]0;b\n.docx", title="T\x07")), width=80)
    assert not set(told) & set("\x1b\x07\x9b\u202e\xad")
    assert "»Text[2J med styrtecken.«" in told


@pytest.mark.parametrize(
    ("text", "quote", "told"),
    [
        ("Ingen påverkan. Se nedan.", "Ingen påverkan.", "»Ingen påverkan.« Se nedan."),
        ("Se ovan. Ingen påverkan.", "Ingen påverkan.", "Se ovan. »Ingen påverkan.«"),
        ("Ingen påverkan.", "Ingen påverkan.", "»Ingen påverkan.«"),
        ("Här finns ingen\npåverkan alls.", "ingen\npåverkan", "Här finns »ingen påverkan« alls."),
        ("Här finns\ningen påverkan\n", "\ningen påverkan\n", "Här finns »ingen påverkan«"),
        ("Det är »ingen« påverkan.", "ingen", "Det är »»ingen«« påverkan."),
        ("köns-\nuppdelad", "uppdelad", "köns- »uppdelad«"),
        ("Okönsuppdelad", "könsuppdelad", "O»könsuppdelad«"),
    ],
)
def test_the_spot_is_marked_in_its_text(build: Any, text: str, quote: str, told: str) -> None:
    lines = render(build.report(build.document(_within(build, text, quote))), width=80).splitlines()
    assert f"  {told}" in lines


def test_a_long_text_is_shortened_around_the_spot(build: Any) -> None:
    text = f"{'ord och ' * 60}HÄR ÄR DET {'och ord ' * 60}".strip()
    told = render(build.report(build.document(_within(build, text, "HÄR ÄR DET"))), width=300)
    (line,) = [line.strip() for line in told.splitlines() if "HÄR" in line]
    assert line.startswith("… och ord") or line.startswith("… ord och")
    assert line.endswith(" …")
    assert len(line) < 180


def test_a_long_spot_keeps_its_start_and_end(build: Any) -> None:
    text = f"Först {'mellan ' * 80}sist."
    told = render(build.report(build.document(build.finding(text))), width=80)
    assert "»Först" in told
    assert "sist.«" in told
    assert " … " in " ".join(told.split())
    assert told.count("mellan") < 40


def test_the_spot_stays_painted_over_a_line_break(build: Any) -> None:
    quote = "Förslaget bedöms inte påverka kvinnors och mäns villkor på olika sätt i kommunen."
    told = render(build.report(build.document(build.finding(quote))), width=40, color=True)
    underlined = [line for line in told.splitlines() if "\x1b[4m" in line]
    assert len(underlined) > 1
    assert all(line.endswith(("\x1b[0m", "«")) for line in underlined)


def test_cells_are_told_apart(build: Any) -> None:
    place = build.place("Ålder\tFlickor\tPojkar", table=2, row=0)
    told = render(build.report(build.document(build.finding(place=place))), width=80)
    assert "»Ålder | Flickor | Pojkar«" in told
    assert "stycke 12, tabell 2, tabellrad 1." in told


def test_the_heading_is_not_quoted_under_itself(build: Any) -> None:
    place = build.place("Jämställdhet", section=("Konsekvenser", "Jämställdhet"))
    told = render(build.report(build.document(build.finding(place=place))), width=80)
    assert told.count("Konsekvenser › Jämställdhet\n") == 1
    assert "»" not in told


def test_findings_come_in_the_order_of_the_document(build: Any) -> None:
    later = build.finding("Sist", place=build.place("Sist", section=("Två",), paragraph=20))
    first = build.finding("Först", place=build.place("Först", section=("Ett",), paragraph=2, start=4))
    before = build.finding("Före", place=build.place("Före", section=("Ett",), paragraph=2))
    told = render(build.report(build.document(later, first, before, build.finding(None))), width=80)
    places = [told.index(each) for each in ("Hela dokumentet", "»Före«", "»Först«", "Två", "»Sist«")]
    assert places == sorted(places)


@pytest.mark.parametrize(("number", "told_times"), [(1, 1), (3, 3), (4, 1), (9, 1)])
def test_a_rule_that_fires_often_in_a_section_is_told_once(build: Any, number: int, told_times: int) -> None:
    findings = [
        build.finding(rule="STA02", place=build.place(f"{n} elever", paragraph=n))
        for n in range(10, 10 + number)
    ]
    told = render(build.report(build.document(*findings)), width=100)
    assert told.count("STA02") == told_times
    assert (f"… och {number - 1} till i samma avsnitt: »11 elever«, »12" in told) == (number > 3)


def test_findings_of_a_rule_in_two_sections_are_not_told_as_one(build: Any) -> None:
    findings = [
        build.finding(place=build.place("x", section=(name,), paragraph=n)) for name in "AB" for n in (1, 2)
    ]
    told = render(build.report(build.document(*findings)), width=80)
    assert told.count("BES03") == 4


def test_tips_are_one_line_unless_asked_for(build: Any) -> None:
    tips = [build.finding(f"Tips {n}", level="info", rule="BES07") for n in range(3)]
    report = build.report(build.document(*tips))
    assert "3 tips, visa med --tips" in render(report, width=80)
    assert "BES07" not in render(report, width=80)
    assert "--tips" not in render(report, width=80, tips=True)
    assert render(report, width=80, tips=True).count("BES07") == 3


def test_tips_are_told_where_they_decide_the_exit_code(build: Any) -> None:
    report = build.report(build.document(build.finding(level="info")))
    assert render(report, width=80, fail_on="info") == render(report, width=80, tips=True)


def test_what_is_off_is_not_told(build: Any) -> None:
    told = render(build.report(build.document(build.finding(level="off"))), width=80, tips=True)
    assert "BES03" not in told
    assert "Inga fel eller varningar." in told


@pytest.mark.parametrize("quote", [None, ""])
def test_for_an_absence_it_says_where_it_looked(build: Any, quote: str | None) -> None:
    finding = build.finding(quote, searched=("Bakgrund", "Ekonomi"))
    told = render(build.report(build.document(finding)), width=80)
    assert "  Sökte i:  Bakgrund, Ekonomi.\n" in told
    assert "»" not in told


def test_an_absence_with_no_named_places_was_looked_for_everywhere(build: Any) -> None:
    told = render(build.report(build.document(build.finding(None))), width=80)
    assert "  Sökte i:  hela dokumentet.\n" in told
    assert "\nHela dokumentet\n" in told


def test_many_places_searched_are_counted(build: Any) -> None:
    finding = build.finding(None, searched=tuple(f"Avsnitt {n}" for n in range(1, 13)))
    assert "Avsnitt 8 och 4 till." in render(build.report(build.document(finding)), width=200)


def test_what_stands_before_the_first_heading(build: Any) -> None:
    told = render(build.report(build.document(build.finding(place=build.place("x", section=())))), width=80)
    assert "\nFöre första rubriken\n" in told


@pytest.mark.parametrize(
    ("confidence", "told"),
    [("high", ""), ("medium", "bedömningen är ganska säker"), ("low", "bedömningen är osäker")],
)
def test_doubt_is_told(build: Any, confidence: str, told: str) -> None:
    text = render(build.report(build.document(build.finding(confidence=confidence))), width=200)
    assert told in text
    assert ("bedömningen är" in text) == bool(told)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ({"page": 3, "paragraph": 9}, "sidan 3."),
        ({"line": 40, "paragraph": 9}, "rad 40."),
        ({"paragraph": 9}, "stycke 9."),
        ({"page": 3, "table": 2, "row": 0, "column": 4}, "sidan 3, tabell 2, tabellrad 1, kolumn 5."),
        ({"paragraph": None, "table": 2}, "tabell 2."),
    ],
)
def test_the_place_is_told_as_the_reader_can_find_it(build: Any, place: dict[str, Any], told: str) -> None:
    text = render(build.report(build.document(build.finding(place=build.place("x", **place)))), width=200)
    assert f"BES03 ingen-paverkan-utan-skal, {told} Källa" in text


def test_one_document_has_no_summary(build: Any) -> None:
    assert "Sammanfattning" not in render(build.report(build.document()), width=80)


def test_an_unread_document_is_one_line(build: Any) -> None:
    report = build.full()
    (unread,) = [each for each in report.documents if hasattr(each, "code")]
    told = render(report._replace(documents=(unread,), skipped=0), width=200)
    assert told == f"{unread.path}: {unread.message}\n"


def test_what_could_not_be_judged_is_told(build: Any) -> None:
    few = build.document(outcomes={"STA01": "undetermined", "STA09": "undetermined", "BES01": "ok"})
    many = build.document(outcomes={f"BES{n:02}": "undetermined" for n in range(1, 12)})
    assert "Inga fel eller varningar. Kunde inte bedömas här: STA01 och STA09." in render(build.report(few))
    assert "Kunde inte bedömas här: 11 regler." in render(build.report(many))


def test_an_unknown_kind_and_note_are_told_as_they_are(build: Any) -> None:
    told = render(build.report(build.document(kind="brev", kind_reason="", notes=("ny_kod",))), width=80)
    assert "Läst som brev." in told
    assert "Obs! ny_kod" in told


def test_an_empty_report_is_an_empty_line(build: Any) -> None:
    assert render(build.report(), width=80).strip() in ("", "Sammanfattning\n  Lästa             0 dokument")


def _within(build: Any, text: str, quote: str) -> Any:
    """A finding on the quote, with all of the text around it."""
    start = text.index(quote)
    return build.finding(
        place=build.place(quote, start=start), around=(text[:start], text[start + len(quote) :])
    )
