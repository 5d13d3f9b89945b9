"""An audit's report as HTML: each section's figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from report_pages import heads, page_of, rows, section, text_of, words
from summaries import MEASURES, about, empty_summary, example, made_summary, small_summary

from konsekvens_lint.audit.html import STYLE
from konsekvens_lint.audit.html.views import groups
from konsekvens_lint.audit.summary import Counts, Gap, Listed, Repeated

IDS = [
    "viktigast", "innehall", "visar", "checklistor", "indelning", "karta", "revisioner", "utveckling", "enheter", "brister",
    "upprepat", "borja", "agenda", "resultat", "grupper", "styrkedja", "antal", "olasta", "dokument",
]  # fmt: skip


def _told(name: str) -> str:
    return words(section(page_of(small_summary()), name))


def test_the_head_says_what_was_judged_when_and_with_what() -> None:
    (header,) = page_of(small_summary()).iter("header")
    told = words(header)
    for each in (
        "revision 2026",
        "2026-11-20 – 2026-11-21",
        "Granskade 56 dokument",
        "Inte granskade 4 dokument",
        "Dubbletter 3, som inte räknas",
        "34 filer och mappar",
        "Sökvägar beslut",
        "konsekvens-lint 1.2.3",
    ):
        assert each in told
    assert "inte klar" not in told and "--no-quotes" not in told


def test_an_audit_that_is_not_finished_says_so_first() -> None:
    (header,) = page_of(small_summary(about=about(finished=None))).iter("header")
    assert "Revisionen är inte klar." in words(header) and "--resume" in words(header)


def test_the_contents_list_leads_to_every_section() -> None:
    page = page_of(small_summary())
    assert [each.get("id") for each in page.cssselect("main > section")] == IDS
    assert [link.get("href") for link in page.cssselect(".toc a")] == [f"#{name}" for name in IDS]


def test_the_most_important_is_told_in_sentences_with_figures() -> None:
    told = [words(each) for each in section(page_of(small_summary()), "viktigast").iter("li")]
    assert told == [
        "Har ett avsnitt om jämställdhet: 62 % (31 av 50), 4 ej bedömda.",
        "Säger något om kvinnor och män: 20 % (10 av 50), 4 ej bedömda.",
        "Är bara standardtext: 50 % (25 av 50). Ju färre, desto bättre.",
        "Mest att komplettera har Fritidsnämnden: ”Säger något om kvinnor och män” saknas helt eller delvis i 3 av 4 bedömda dokument.",
        "4 av 60 dokument (7 %) kunde inte granskas, och ingår inte i andelarna.",
    ]


def test_measures_are_told_with_all_that_the_share_is_of() -> None:
    found = section(page_of(small_summary()), "innehall")
    assert heads(found) == ["Fråga", "Andel", "Har", "Har inte", "varav delvis", "Ej bedömda", "Gäller inte"]
    assert rows(found)[0][1:] == ["62 %", "31", "19", "5", "4", "2"]
    assert rows(found)[3][1:] == ["–", "0", "0", "0", "3", "53"]
    assert MEASURES[0].means in rows(found)[0][0] and MEASURES[0].source in rows(found)[0][0]
    assert len(found.cssselect("svg")) == 1


def test_what_documents_show_is_told_in_words_with_its_limits() -> None:
    found = section(page_of(small_summary()), "visar")
    limits = "Nivå 3 från 80 %, nivå 2 från 30 %, minst 20 bedömda"
    assert [row[1:] for row in rows(found)] == [
        ["Nivå 3: genomgående", "80 % 40 av 50", "50", "2", limits],
        ["Nivå 2: till en del", "40 % 20 av 50", "50", "0", limits],
        ["Nivå 1: i liten utsträckning", "20 % 10 av 50", "50", "4", limits],
        ["För få granskade dokument (12 av minst 20)", "67 % 8 av 12", "12", "1", limits],
    ]
    assert "Det här är inte organisationens självskattning" in words(found)


def test_nothing_is_called_a_score() -> None:
    for summary in (small_summary(), empty_summary()):
        assert not re.search("poäng|betyg", words(page_of(summary)), re.IGNORECASE)


def test_points_stand_under_their_checklists() -> None:
    found = section(page_of(small_summary()), "checklistor")
    assert [words(each) for each in found.iter("h3")] == [
        "SKR: jämställda beslut",
        "Prövning av barnets bästa",
    ]
    assert [row[1:3] for row in rows(found)] == [["90 %", "9"], ["33 %", "1"]]
    assert [row[1:] for row in rows(found, 1)] == [["–", "0", "0", "0", "2", "4"]]
    assert len(found.cssselect("svg")) == 1, "what nobody judged has no chart"


def test_units_types_and_years_are_told_with_numbers() -> None:
    found = section(page_of(small_summary()), "indelning")
    assert heads(found)[:4] == ["Enhet", "Granskade", "Inte granskade", MEASURES[0].title]
    assert rows(found, 0) == [
        ["Fritidsnämnden", "4", "1", "75 % 3 av 4 1 ej bedömt", "25 % 1 av 4", "50 % 2 av 4", "–"],
        ["Okänd enhet", "2", "0", "50 % 1 av 2", "0 % 0 av 2", "–", "–"],
    ]
    assert [row[:3] for row in rows(found, 1)] == [["tjänsteskrivelse", "40", "1"], ["Okänd typ", "16", "3"]]
    assert [row[0] for row in rows(found, 2)] == ["2024", "2025", "Okänt år"]
    assert rows(found, 2)[1][6] == "3 ej bedömda"


def test_the_heat_map_has_the_figure_in_each_cell_and_marks_few_and_not_judged() -> None:
    found = section(page_of(small_summary()), "karta")
    cells = [(cell.get("class"), words(cell)) for cell in found.cssselect("tbody td")]
    assert cells == [
        ("h4", "90 % 9/10 +1"),
        ("few", "1 av 3"),
        ("na", "–"),
        ("h0", "15 % 3/20"),
        ("no", "ej bed. 2"),
        ("h3", "60 % 6/10"),
    ]
    assert {cell.get("class") for cell in found.cssselect(".legend li")} == {
        "h0", "h1", "h2", "h3", "h4", "few", "no", "na",
    }  # fmt: skip
    assert not found.cssselect("[style]")


def test_the_trend_between_audits_shows_each_share_and_the_change() -> None:
    found = section(page_of(small_summary()), "revisioner")
    assert heads(found)[1:3] == ["revision 2024", "revision 2026"]
    assert rows(found)[0] == [MEASURES[0].title, "20 % 8 av 40", "62 % 31 av 50 4 ej bedömda", "+42"]
    assert rows(found)[2][3] == "−25" and rows(found)[3][3] == "–"
    assert rows(found, 1)[0][1:] == ["25 % 1 av 4", "90 % 9 av 10 1 ej bedömt", "–"], (
        "of four, a change says little"
    )
    assert "2024-11-02" in words(found)
    assert found.cssselect("svg")[0].get("aria-label") == (
        "Har ett avsnitt om jämställdhet. revision 2024: 20 %, revision 2026: 62 %"
    )


def test_a_question_that_was_another_before_is_told() -> None:
    made = small_summary()
    (before,) = made.earlier
    then = before._replace(reworded=made.points[:1])
    told = f"I revision 2024 hade frågan en annan ordalydelse: ”{made.points[0].title}”."
    assert told in words(section(page_of(small_summary(earlier=(then,))), "revisioner"))
    assert "ordalydelse" not in words(section(page_of(made), "revisioner"))


def test_without_an_earlier_audit_that_section_is_absent() -> None:
    page = page_of(small_summary(earlier=()))
    assert [each.get("id") for each in page.cssselect("main > section")] == [
        each for each in IDS if each != "revisioner"
    ]
    assert not page.cssselect("a[href='#revisioner']")


def test_the_trend_by_year_leaves_out_what_has_no_year() -> None:
    found = section(page_of(small_summary()), "utveckling")
    assert heads(found)[1:3] == ["2024", "2025"]
    assert rows(found)[0][1:] == ["33 % 10 av 30 1 ej bedömt", "81 % 21 av 26", "+48"]
    assert len(found.cssselect("svg")) == 3, "a measure that nobody judged has no chart"


def test_gaps_are_told_with_quotes_and_links() -> None:
    found = section(page_of(small_summary()), "brister")
    assert rows(found)[0][1:] == ["14", "31 % 14 av 45 2 ej bedömda", "17"]
    assert "BES03 ingen-paverkan-utan-skal" in rows(found)[0][0]
    assert [words(each) for each in found.iter("blockquote")] == [
        "» Förslaget bedöms inte påverka jämställdheten mellan kvinnor och män. «"
    ]
    assert [link.get("href") for link in found.iter("a")] == [
        "beslut/simhall.pdf#page=3",
        "beslut/tabell.docx",
    ]
    assert "( beslut/simhall.pdf ), Fritidsnämnden , Konsekvenser › Jämställdhet, s. 3" in words(found)


def test_repeated_text_and_where_to_start() -> None:
    assert "I 11 dokument från 2 enheter" in _told("upprepat")
    assert (
        "Fritidsnämnden : ”Säger något om kvinnor och män” saknas helt eller delvis i 3 av 4 bedömda dokument"
        in _told("borja")
    )


def test_agenda_result_chain_and_seats() -> None:
    assert "8 av 20 planer, budgetar och uppföljningar (40 %)" in _told("agenda")
    assert "6 av dem (75 %)" in _told("agenda")
    agenda = section(page_of(small_summary()), "agenda")
    assert heads(agenda)[1:] == ["4", "5", "10"] and rows(agenda)[0][1:] == ["3", "6", "1"]
    assert rows(section(page_of(small_summary()), "resultat")) == [
        ["Aktivitet", "56 % 9 av 16", "31 % 5 av 16"],
        ["Utfall", "19 % 3 av 16", "19 % 3 av 16"],
    ]
    assert "12 kvinnor (60 %) och 8 män (40 %). 3 av 4 grupper (75 %)" in _told("grupper")


def test_what_agenda_and_result_chain_are_not_of_is_told() -> None:
    made = small_summary()
    page = page_of(
        small_summary(
            agenda=made.agenda._replace(not_judged=2),
            results=[each._replace(not_judged=1) for each in made.results],
        )
    )
    assert "2 dokument kunde inte bedömas, och räknas inte med." in words(section(page, "agenda"))
    assert "1 uppföljning kunde inte bedömas, och räknas inte med." in words(section(page, "resultat"))


def test_the_steering_chain_or_how_to_ask_for_it() -> None:
    assert "Återkommer i 1 av 10 dokument (10 %)." in _told("styrkedja")
    assert "Finns inte hos: Tekniska nämnden och Byggnadsnämnden ." in _told("styrkedja")
    assert "--top" in words(section(page_of(small_summary(chain=None)), "styrkedja"))


def test_units_that_are_not_known_are_not_compared() -> None:
    page = page_of(small_summary(units=small_summary().units[1:]))
    assert not section(page, "karta").cssselect("table") and "--meta" in words(section(page, "karta"))
    assert "Vilken enhet det gäller är inte känt för något dokument." in words(section(page, "indelning"))
    assert "Okänd enhet" not in words(section(page, "indelning"))


def test_words_that_are_repeated_are_told_once() -> None:
    again = Repeated("BES03", 2, 0, (example(), example("beslut/b.pdf", title=None)))
    found = section(page_of(small_summary(repeated=(again,))), "upprepat")
    assert len(list(found.iter("blockquote"))) == 1 and len(list(found.iter("a"))) == 2
    assert "I 2 dokument BES03" in words(found)


def test_counts_per_year() -> None:
    assert rows(section(page_of(small_summary()), "antal")) == [
        ["2024", "30", "31 % 9 av 29 1 ej bedömt", "60 % 6 av 10", "5", "4"],
        ["Okänt år", "2", "–", "–", "0", "0"],
    ]


def test_what_was_not_judged_is_listed_by_reason() -> None:
    found = section(page_of(small_summary()), "olasta")
    assert rows(found) == [["Inskannade filer utan text", "3"], ["Trasiga filer", "1"]]
    assert words(found.cssselect("summary")[0]) == "Filen är en bild utan text. (1)"
    assert [link.get("href") for link in found.iter("a")] == ["beslut/skannad.pdf"]


def test_every_document_is_listed_under_its_unit() -> None:
    found = section(page_of(small_summary()), "dokument")
    assert [words(each) for each in found.iter("summary")] == [
        "Fritidsnämnden (3 dokument, 1 dubblett)",
        "Okänd enhet (1 dokument, 1 inte granskat)",
    ]
    assert not found.cssselect("details[open]")
    assert rows(found, 0) == [
        ["Ny taxa för simhallen beslut/simhall.pdf", "tjänsteskrivelse", "2024", "Ja", "2", "5"],
        ["beslut/bad & lek.docx", "budget", "2025", "Ja", "0", "0"],
        ["beslut/kopia.pdf", "", "2024", "Dubblett: beslut/simhall.pdf"],
    ]
    assert rows(found, 1) == [["beslut/skannad.pdf", "", "", "Nej: Filen är en bild utan text."]]


def test_an_own_word_is_told_as_it_is() -> None:
    """A unit or a type may be called what the tool calls a kind of documents."""
    made = small_summary()
    cut = made.units[0]._replace(name="budget")
    found = section(page_of(small_summary(units=(cut,), types=(cut,))), "indelning")
    assert [rows(found, at)[0][0] for at in (0, 1)] == ["budget", "budget"]


def test_units_come_as_a_reader_looks_for_them() -> None:
    units = ("Öster", "Enhet 10", None, "Ängen", "Enhet 2", "Åsen")
    found = groups([Listed("a.md", "judged", None, unit, None, None, 0, 0, None) for unit in units])
    assert [each.name for each in found] == ["Enhet 2", "Enhet 10", "Åsen", "Ängen", "Öster", "Okänd enhet"]


def test_an_empty_audit_says_so_in_place_of_tables() -> None:
    page = page_of(empty_summary())
    assert not page.cssselect("table, svg, figure")
    for each in page.cssselect("main > section"):
        assert len(words(each)) > len(words(each.cssselect("h2")[0])) + 20, each.get("id")


def test_without_quotes_places_stand_alone() -> None:
    bare = example(quote="", section=())
    summary = small_summary(
        about=about(keeps_quotes=False), gaps=(Gap("BES03", "namn", "Titel", 14, 17, (bare,)),), repeated=()
    )
    page = page_of(summary)
    found = section(page, "brister")
    assert not list(found.iter("blockquote")) and len(list(found.iter("a"))) == 1
    assert "inga citat visas" in words(page) and "--no-quotes" in words(section(page, "upprepat"))


@pytest.mark.parametrize("summary", [small_summary(), empty_summary(), made_summary(300, 8, 20, 3)])
def test_the_page_is_whole_and_well_built(summary: object) -> None:
    text = text_of(summary)  # type: ignore[arg-type]
    page = page_of(summary)  # type: ignore[arg-type]
    assert text.startswith("<!doctype html>") and text.count("<style>") == 1
    assert [style.text for style in page.iter("style")] == [STYLE]
    assert not re.search(r"url\(|@import|https?:|\bNone\b|undefined", text)
    assert not list(page.iter("script", "link", "img", "iframe"))
    levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    assert all(cell.get("scope") in ("col", "row") for cell in page.iter("th"))
    ids = [each.get("id") for each in page.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    widths = {
        (len(table.cssselect("thead th")), sum(int(cell.get("colspan", 1)) for cell in row.iter("th", "td")))
        for table in page.iter("table")
        for row in table.cssselect("tbody tr")
    }
    assert all(head == body for head, body in widths)


def test_the_page_is_the_same_each_time() -> None:
    assert text_of(made_summary(50, 3, 8, 3)) == text_of(made_summary(50, 3, 8, 3))


def test_documents_are_linked_from_where_the_report_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = page_of(small_summary(), Path("rapporter/2026"))
    assert page.cssselect("#brister a")[0].get("href") == "../../beslut/simhall.pdf#page=3"
    absolute = small_summary(
        gaps=(Gap("BES03", "n", "T", 1, 1, (example(str(tmp_path / "å.docx"), page=2),)),)
    )
    assert page_of(absolute, tmp_path).cssselect("#brister a")[0].get("href") == "%C3%A5.docx"


def test_a_goal_that_has_lost_women_and_men_is_told_apart() -> None:
    whole = small_summary()
    assert whole.chain is not None
    first, *rest = whole.chain.goals
    lost = first._replace(neutral=(example("planer/teknik.md", quote="Lönerna ska vara lika."),))
    found = section(page_of(whole._replace(chain=whole.chain._replace(goals=(lost, *rest)))), "styrkedja")
    assert "I 1 annat finns målet utan kvinnor och män." in words(found)
    assert "Lönerna ska vara lika." in words(found)


def test_what_concerns_no_document_is_named_and_takes_no_room() -> None:
    whole = small_summary()
    first, *rest = whole.total.measures
    of_none = Counts(not_applicable=first.judged)
    units = tuple(
        each._replace(measures=(*each.measures[:-1], of_none))
        for each in (whole.total._replace(name="Norra"), whole.total._replace(name="Södra"))
    )
    page = page_of(
        whole._replace(total=whole.total._replace(measures=(first, *rest[:-1], of_none)), units=units)
    )
    found = section(page, "innehall")
    assert len(rows(found)) == len(MEASURES) - 1
    assert f"Gäller inga av dokumenten: ”{MEASURES[-1].title}”." in words(found)
    assert MEASURES[-1].title not in words(section(page, "indelning"))
    assert MEASURES[0].title in words(section(page, "indelning"))
