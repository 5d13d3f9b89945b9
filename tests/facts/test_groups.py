"""Women and men in groups: who are counted, and who are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.facts import find_facts
from konsekvens_lint.facts.groups import Group, groups
from konsekvens_lint.rulebook.loading import built_in

BOOK = built_in()


def _groups(text: str, heading: str = "Arbetet") -> tuple[Group, ...]:
    document = read(Path("a.md"), f"# Uppföljning 2024\n\n## {heading}\n\n{text}\n".encode())
    facts = find_facts(document, BOOK)
    return groups(facts.reading, facts.tables)


def _counts(text: str, heading: str = "Arbetet") -> list[tuple[str, int, int]]:
    return [each[:3] for each in _groups(text, heading)]


@pytest.mark.parametrize(
    ("text", "name", "women", "men"),
    [
        ("Styrgruppen består av tre kvinnor och fyra män.", "styrgruppen", 3, 4),
        ("I styrgruppen ingår 3 kvinnor och 4 män.", "styrgruppen", 3, 4),
        ("I referensgruppen ingår fyra män och en kvinna.", "referensgruppen", 1, 4),
        (
            "Nämnden utser fyra ledamöter i styrgruppen, två kvinnor och två män.",
            "styrgruppen", 2, 2,
        ),
        ("Av ledningsgruppens åtta ledamöter är fem kvinnor.", "ledningsgruppen", 5, 3),
        ("Av åtta ledamöter i styrgruppen är fem kvinnor.", "styrgruppen", 5, 3),
        ("Fem av styrgruppens åtta ledamöter är män.", "styrgruppen", 3, 5),
        ("Kommunfullmäktige har 51 ledamöter, varav 24 kvinnor.", "kommunfullmäktige", 24, 27),
        ("Sju personer, varav fyra kvinnor, ingår i projektgruppen.", "projektgruppen", 4, 3),
        ("Nämnden har 7 kvinnliga och 4 manliga ledamöter.", "nämnden", 7, 4),
        ("Styrgruppen består av fem män och ingen kvinna.", "styrgruppen", 0, 5),
        ("Styrgruppen (3 kvinnor och 4 män) träffas varje månad.", "styrgruppen", 3, 4),
        ("Styrgruppen: 3 kvinnor, 4 män.", "styrgruppen", 3, 4),
        ("Styrgruppens sammansättning är kvinnor: 3, män: 4.", "styrgruppen", 3, 4),
        ("Projektgruppen rapporterar till styrgruppen, som består av 3 kvinnor och 4 män.", "styrgruppen", 3, 4),
        ("Styrgruppen, som ska leda arbetet, består av tre kvinnor och fyra män.", "styrgruppen", 3, 4),
        ("Styrgruppen består av tre kvinnor och fyra män och ska träffas varje månad.", "styrgruppen", 3, 4),
        ("En kvinna och en man har utsetts till referensgruppen.", "referensgruppen", 1, 1),
        ("Styrgruppen har sju ledamöter. Av dem är tre kvinnor och fyra män.", "styrgruppen", 3, 4),
        ("Styrgruppen har sju ledamöter. Tre är kvinnor och fyra är män.", "styrgruppen", 3, 4),
    ],
)  # fmt: skip
def test_who_sit_there_are_counted(text: str, name: str, women: int, men: int) -> None:
    assert _counts(text) == [(name, women, men)]


@pytest.mark.parametrize(
    "text",
    [
        "Styrgruppen ska bestå av tre kvinnor och fyra män.",
        "Styrgruppen ska ha lika många kvinnor som män.",
        "Tre kvinnor och fyra män ska ingå i styrgruppen.",
        "Nämnden föreslås utse två kvinnor och två män till styrgruppen.",
        "Minst tre kvinnor och tre män ingår i styrgruppen.",
        "Styrgruppen leds av Anna Ek och har i övrigt två kvinnor och två män.",
        "Styrgruppen består inte av tre kvinnor och fyra män.",
        "Om styrgruppen består av tre kvinnor och fyra män är den jämn.",
        "I det förra projektet bestod styrgruppen av en kvinna och sex män.",
        "Styrgruppen består till 43 procent av kvinnor och till 57 procent av män.",
        "I styrgruppen är 43 % kvinnor och 57 % män.",
        "Styrgruppen består av Anna Ek, Maria Berg och Lars Ström.",
        "Tre av ledamöterna i styrgruppen är kvinnor.",
        "Av styrgruppens två ledamöter är fem kvinnor.",
        "Arbetsgruppen har intervjuat tre kvinnor och fyra män.",
        "Referensgruppen mötte 12 kvinnor och 8 män.",
        "Nämnden beviljade bidrag till 20 kvinnor och 15 män.",
        "Nämnden har 300 anställda, 250 kvinnor och 50 män.",
        "I nämndens verksamhet ingår 300 kvinnor och 200 män.",
        "I kursen deltog 3 kvinnor och 4 män.",
        "Området består av tre kvinnor och fyra män.",
        "Socialnämnden har 45 kvinnor och 30 män i kö till boende.",
        "Nämnden har 12 kvinnor och 3 män med hemtjänst.",
        "Nämnden hade 4 kvinnor och 3 män som fick avslag.",
        "Nämnden: 3 kvinnor och 4 män har fått avslag.",
        "Nämnden har 12 platser för kvinnor: 8 kvinnor och 4 män bor där.",
        "Projektgruppen hade 15 kvinnliga och 12 manliga deltagare i utbildningen.",
        "Till styrgruppen har tre kvinnor och två män sökt.",
    ],
)
def test_others_are_not(text: str) -> None:
    assert _counts(text) == []


def test_several_groups_in_a_sentence() -> None:
    text = "Styrgruppen har tre kvinnor och fyra män, och referensgruppen består av fem kvinnor och två män."
    assert _counts(text) == [("styrgruppen", 3, 4), ("referensgruppen", 5, 2)]


def test_who_sat_there_before_are_not_counted() -> None:
    text = "Styrgruppen bestod tidigare av 2 kvinnor och 6 män men består nu av 4 kvinnor och 4 män."
    assert _counts(text) == [("styrgruppen", 4, 4)]


def test_what_is_said_twice_counts_once() -> None:
    said = "Styrgruppen består av tre kvinnor och fyra män."
    assert _counts(f"{said}\n\n## Mer\n\n{said} Projektgruppen har tre kvinnor och fyra män.") == [
        ("styrgruppen", 3, 4),
        ("projektgruppen", 3, 4),
    ]


def test_the_place_is_the_sentence_or_the_row() -> None:
    text = "Arbetet leds väl. Styrgruppen består av tre kvinnor och fyra män.\n\n"
    table = "| Grupp | Kvinnor | Män |\n|---|---|---|\n| Projektgrupp | 1 | 2 |\n| Referensgrupp | 5 | 2 |"
    quotes = [each.place.quote for each in _groups(text + table)]
    assert quotes == [
        "Styrgruppen består av tre kvinnor och fyra män.",
        "Projektgrupp | 1 | 2",
        "Referensgrupp | 5 | 2",
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["Grupp|Kvinnor|Män|Totalt", "Styrgruppen för e-hälsa|3|4|7"], [("styrgruppen", 3, 4)]),
        (["Grupp|K|M", "Styrgrupp|3|4", "Projektgrupp|5|6"], [("styrgrupp", 3, 4), ("projektgrupp", 5, 6)]),
        (["|Styrgrupp|Referensgrupp", "Kvinnor|3|4", "Män|5|2"], [("styrgrupp", 3, 5), ("referensgrupp", 4, 2)]),
        (["Grupp|Kvinnor|Män", "Styrgrupp|43 %|57 %", "Projektgrupp|50 %|50 %"], []),
        (["Grupp|Andel kvinnor|Andel män", "Styrgrupp|43|57", "Projektgrupp|50|50"], []),
        (["Grupp|Kvinnor|Män", "Styrgrupp|43|57", "Projektgrupp|50|50"], []),
        (["Grupp|Kvinnor 2023|Män 2023|Kvinnor 2024|Män 2024", "Styrgrupp|3|4|5|2"], [("styrgrupp", 5, 2)]),
        (["Grupp|Kvinnor 2024|Män 2024|Kvinnor 2023|Män 2023", "Styrgrupp|3|4|5|2"], [("styrgrupp", 3, 4)]),
        (["Grupp|Intervjuade kvinnor|Intervjuade män", "Styrgrupp|3|4", "Projektgrupp|5|6"], []),
        (["Skola|Kvinnor|Män", "Norra|3|4", "Södra|5|6"], []),
        (["Nämnd|Kvinnor|Män", "Socialnämnden|310|44", "Kulturnämnden|51|30"], []),
        (["Nämnd|Kvinnliga ledamöter|Manliga ledamöter", "Socialnämnden|7|4", "Kulturnämnden|5|6"],
         [("socialnämnden", 7, 4), ("kulturnämnden", 5, 6)]),
    ],
)  # fmt: skip
def test_tables(rows: list[str], found: list[tuple[str, int, int]]) -> None:
    head, *others = (f"| {' | '.join(row.split('|'))} |" for row in rows)
    rule = "|".join("---" for _ in rows[0].split("|"))
    assert _counts("\n".join([head, f"|{rule}|", *others])) == found


def test_boards_in_a_table_are_counted_where_seats_are_what_it_is_of() -> None:
    table = "| Nämnd | Kvinnor | Män |\n|---|---|---|\n| Socialnämnden | 7 | 4 |\n| Kulturnämnden | 5 | 6 |"
    assert _counts(table, "Ledamöter 2024") == [("socialnämnden", 7, 4), ("kulturnämnden", 5, 6)]
    assert _counts(table, "Anställda 2024") == []
