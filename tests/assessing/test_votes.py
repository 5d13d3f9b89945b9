"""Votes of a group: tables as unlike each other as real ones, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sheets import inline, workbook

from konsekvens_lint.assessing.spreadsheet import BadTable
from konsekvens_lint.assessing.votes import OTHERS, Role, Round, VoteSummary, summed_up, told_roles
from konsekvens_lint.assessing.votes_table import read_votes
from konsekvens_lint.rulebook.loading import built_in

POINTS = (
    "Den politiska församlingen har tagit beslut om jämställdhetsintegrering",
    "Den politiska ledningen efterfrågar resultat av arbetet",
    "De högsta cheferna säkerställer att besluten genomförs",
    "Ledningen säkerställer organisationens kompetens",
    "Jämställdhetsperspektivet är synligt i mål, budget och andra styrdokument",
    "All individbaserad statistik redovisas och analyseras med kön som indelningsgrund",
    "I beslutsunderlag finns en beskrivning av konsekvenser för kvinnor och män, flickor och pojkar",
    "Resultat för kvinnor och män kan utläsas ur ordinarie uppföljning",
    "Arbetet har lett till konkreta och hållbara förbättringar",
    "Tillvägagångssättet kan systematiseras och överföras till andra verksamheter",
)
NUMBERED = tuple(f"{at}. {point}" for at, point in enumerate(POINTS, start=1))
NEWER = (
    "Politiska församlingen tar beslut om jämställdhetsintegrering",
    "Politiska församlingen efterfrågar resultat av arbetet",
    "Högsta cheferna tar ansvar och ger förutsättningar",
    "Jämställdhet är synlig i hela styrkedjan – styrande dokument, mål, budget och uppföljning",
    "Organisationen redovisar individbaserad statistik uppdelad på kön",
    "Organisationen analyserar den könsuppdelade statistiken",
    "I beslutsunderlag beskrivs konsekvenser för olika grupper av kvinnor och män",
    "Organisationen har kompetens för att arbeta med jämställdhetsintegrering",
    "Arbetet leder till konkreta och hållbara förbättringar",
    "Arbetssättet systematiseras och överförs till andra verksamheter",
)


def _csv(*rows: Sequence[object], by: str = ";") -> str:
    return "\r\n".join(by.join(map(str, row)) for row in rows) + "\r\n"


def _summed(table: str | bytes) -> VoteSummary:
    data = table if isinstance(table, bytes) else table.encode()
    return summed_up(read_votes(data, built_in().forms))


def _refused(table: str | bytes) -> str:
    with pytest.raises(BadTable) as refused:
        _summed(table)
    return str(refused.value)


def _counts(of: Round, number: int) -> dict[float, int]:
    point = next(each for each in of.points if each.point.number == number)
    return {score: count for score, count in point.spread.counts if count}


def _only(found: VoteSummary) -> Round:
    (of,) = found.rounds
    return of


def test_a_row_a_person_with_the_points_as_heads() -> None:
    """Excel's CSV: semicolons, an empty answer, one who cannot say, and a half point with a decimal comma."""
    found = _summed(
        _csv(
            ["Namn", "Roll", *NUMBERED],
            ["Asta", "Medarbetare", 3, 2, 1, 2, 2, 1, 1, 1, 1, 2],
            ["Bo", "Medarbetare", 3, 2, 2, "", 2, 1, "2,5", 1, 1, 2],
            ["Cia", "Medarbetare", 2, 1, 3, 2, 2, "vet ej", 1, 1, 1, 2],
        )
    )
    of = _only(found)
    assert (found.catalogue, found.scale, found.missing) == ("skr-tio-punkter", (1, 3), ())
    assert (of.label, of.people) == ("", 3)
    assert _counts(of, 1) == {2: 1, 3: 2}
    assert _counts(of, 7) == {1: 2, 2.5: 1}
    assert of.points[6].spread.mean == pytest.approx(1.5)
    assert of.points[3].spread.answered == 2, "an empty answer is none"
    assert (of.points[5].spread.answered, of.points[5].spread.unsure) == (2, 1)
    assert of.points[2].spread.is_split, "one at each end, of three"
    assert of.points[2].spread.lowest_share == pytest.approx(1 / 3)
    assert not of.points[0].spread.is_split
    assert found.notes == ()


def test_an_export_of_a_web_survey() -> None:
    """Forms: an id, two times, "anonymous" for all, an own question on who one is, a comment, and commas with quotes."""
    heads = ["ID", "Starttid", "Slutförandetid", "E-post", "Är du chef eller medarbetare?", *POINTS, "Kommentar till beslutsunderlag"]  # fmt: skip
    rows = [
        [at, "2024-03-04 09:01", f"2024-03-{4 + at:02} 09:07", "anonymous", "Chef" if at < 5 else "Medarbetare", *[1 + at % 3] * 10, "Bra, men"]
        for at in range(10)
    ]  # fmt: skip
    table = "\n".join(",".join(f'"{cell}"' for cell in row) for row in [heads, *rows])
    found = _summed("﻿" + table)
    of = _only(found)
    assert of.people == 10, "nobody is taken for another, though all are anonymous"
    assert of.label == "2024-03-04–2024-03-13"
    assert of.roles == (Role("Chef", 5), Role("Medarbetare", 5))
    assert _counts(of, 7) == {1: 4, 2: 3, 3: 3}
    assert [name for name, _ in of.points[6].by_role] == ["Chef", "Medarbetare"]
    assert found.notes == ("Kolumner som inte läses: Kommentar till beslutsunderlag.",)


def test_a_row_a_vote() -> None:
    """A person, a point and a score, the points by number, tabs; one votes twice on a point, and the last counts."""
    rows = [
        [person, f"Punkt {point}", score]
        for person, score in (("a", 1), ("b", 2), ("c", 3))
        for point in range(1, 11)
    ]
    found = _summed(_csv(["Deltagare", "Punkt", "Poäng"], *rows, ["B", "Punkt 7", 3], by="\t"))
    of = _only(found)
    assert of.people == 3
    assert _counts(of, 7) == {1: 1, 3: 2}
    assert _counts(of, 8) == {1: 1, 2: 1, 3: 1}
    assert found.notes == (
        "1 svar har samma person lämnat igen, på samma punkt och tillfälle: det sista räknas.",
    )


def test_votes_that_nobody_is_named_for() -> None:
    rows = [[point, score] for point in POINTS[:4] for score in (1, 1, 3, 2)]
    of = _only(_summed(_csv(["Påstående", "Röst"], *rows)))
    assert of.people == 4, "as many as voted on one point"
    assert _counts(of, 2) == {1: 2, 2: 1, 3: 1}


def test_windows_letters_points_in_another_order_and_some_missing() -> None:
    table = _csv(
        ["Enhet", POINTS[6], POINTS[2], POINTS[0]],
        *[["Barn och utbildning", 1, 3, 2]] * 6,
        *[["Vård och omsorg", 2, 3, 2]] * 7,
    ).encode("cp1252")
    found = _summed(table)
    of = _only(found)
    assert [point.point.number for point in of.points] == [1, 3, 7], "in the order of the list"
    assert [point.number for point in found.missing] == [2, 4, 5, 6, 8, 9, 10]
    assert of.roles == (Role("Vård och omsorg", 7), Role("Barn och utbildning", 6))
    assert _counts(of, 7) == {1: 6, 2: 7}


def test_the_newer_list_goes_to_four() -> None:
    found = _summed(_csv(NEWER, [4, 3, 2, 1, 4, 3, 2, 1, 2, 2], [4, 4, 2, 1, 3, 3, 1, 1, 2, 2]))
    assert (found.catalogue, found.scale) == ("skr-tio-moment-2023", (1, 4))
    assert _counts(_only(found), 4) == {1: 2}
    assert _only(found).points[0].spread.highest_share == 1


def test_heads_that_are_numbers() -> None:
    """With bare numbers it is the scores that tell which list it is."""
    rows = [[at, *[1 + at % 3] * 10] for at in range(1, 7)]
    found = _summed(_csv(["Person", *range(1, 11)], *rows))
    assert found.scale == (1, 3)
    assert _counts(_only(found), 10) == {1: 2, 2: 2, 3: 2}
    higher = _summed(_csv(["Person", *(f"P{n}" for n in range(1, 11))], *rows, [9, *[4] * 10]))
    assert (higher.catalogue, higher.scale) == ("skr-tio-moment-2023", (1, 4))


def test_two_occasions_by_date_and_a_row_of_means() -> None:
    """A title above the heads, the same people in spring and a year later, and means below, which are nobody's."""
    heads = ["Datum", "Namn", *NUMBERED]
    found = _summed(
        _csv(
            ["Resultat av gruppröstning"],
            ["Antal svar", 6],
            heads,
            *[["2024-03-04", name, *[1] * 10] for name in "abc"],
            *[["2025-03-11", name, *[2] * 10] for name in "abc"],
            ["", "Medelvärde", *["1,5"] * 10],
        )
    )
    first, second = found.rounds
    assert (first.label, first.people, second.label, second.people) == ("2024-03-04", 3, "2025-03-11", 3)
    assert _counts(first, 1) == {1: 3} and _counts(second, 1) == {2: 3}


def test_occasions_by_name_stand_in_order_of_time() -> None:
    heads = ["Tillfälle", *NUMBERED]
    found = _summed(_csv(heads, ["Träff 2", *[3] * 10], ["Träff 1", *[1] * 10], ["Träff 2", *[2] * 10]))
    assert [(of.label, of.people) for of in found.rounds] == [("Träff 1", 1), ("Träff 2", 2)]


def test_excels_own_file() -> None:
    """Shared strings in parts, a date by its style, a hidden sheet and an empty one first, gaps, a score as text."""
    shared = ["<t>Datum</t>", "<t>Roll</t>", *(f"<t>{point}</t>" for point in POINTS)]
    shared[2] = (
        "<r><t>Den politiska församlingen </t></r><r><t>har tagit beslut</t></r><rPh sb='0' eb='1'><t>xyz</t></rPh>"
    )
    letters = "ABCDEFGHIJKL"
    head = "".join(f'<c r="{letters[at]}3" t="s"><v>{at}</v></c>' for at in range(12))
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" s="1"><v>45355.5</v></c><c r="B{n}" t="inlineStr"><is><t>Chef</t></is></c>'
        f'<c r="C{n}"><v>3</v></c><c r="D{n}" t="str"><v>2</v></c><c r="I{n}"><v>2.5</v></c></row>'
        for n in (4, 5, 7)
    )
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs><numFmts><numFmt numFmtId="164" formatCode="yyyy/mm/dd;@"/></numFmts>'
    data = workbook(
        inline([["Hemligt"]]), "", f'<row r="3">{head}</row>{rows}', shared=shared, styles=styles, states=["hidden"]
    )  # fmt: skip
    of = _only(_summed(data))
    assert (of.label, of.people) == ("2024-03-04", 3)
    assert [point.point.number for point in of.points] == [1, 2, 7]
    assert _counts(of, 1) == {3: 3} and _counts(of, 2) == {2: 3} and _counts(of, 7) == {2.5: 3}
    assert of.roles == (), "three managers are too few, and there is nobody to tell them from"


def test_a_sheet_with_strings_within_the_cells() -> None:
    data = workbook(inline([["Person", *POINTS], ["a", *[1] * 10], ["b", 3, None, "vet ej", *[2] * 7]]))
    of = _only(_summed(data))
    assert _counts(of, 1) == {1: 1, 3: 1}
    assert of.points[1].spread.answered == 1
    assert of.points[2].spread.unsure == 1


def test_a_score_with_its_meaning_and_excels_line_on_the_delimiter() -> None:
    table = "sep=,\r\n" + _csv(
        ["Namn", *(f'"{point}"' for point in POINTS)],
        ["a", *["3 – det finns"] * 10],
        ["b", *['"2 = behöver utvecklas"'] * 10],
        by=",",
    )
    assert _counts(_only(_summed(table)), 5) == {2: 1, 3: 1}


def test_scores_off_the_scale_are_told_and_left_out() -> None:
    rows = [[at, *[2] * 10] for at in range(1, 5)]
    rows[2][7] = 5
    found = _summed(_csv(["Id", *NUMBERED], *rows))
    assert _counts(_only(found), 7) == {2: 3}
    assert found.notes == ("Utanför skalan 1–3, räknas inte: 5 på rad 4.",)


def test_answers_in_words() -> None:
    steps = ["Det finns/vi gör", "Behöver utvecklas", "Inte påbörjat/finns inte"]
    of = _only(_summed(_csv(POINTS, *[[step] * 10 for step in steps])))
    assert _counts(of, 7) == {1: 1, 2: 1, 3: 1}


def test_days_with_the_month_first() -> None:
    """Forms in English writes 3/13/24 for the thirteenth of March, and 3/4/24 for the fourth."""
    days = ["3/4/24 9:01:13", "3/5/24 10:22:01", "3/13/24 8:00:00"]
    of = _only(_summed(_csv(["Completion time", *POINTS], *[[day, *[2] * 10] for day in days])))
    assert (of.label, of.people) == ("2024-03-04–2024-03-13", 3)
    (of,) = _summed(_csv(["Datum", *POINTS], *[[f"0{n}.03.2024", *[2] * 10] for n in (4, 5, 6)])).rounds
    assert of.label == "2024-03-04–2024-03-06"


def test_points_told_by_number_in_a_sentence_and_comments_beside_them() -> None:
    heads = [each for n in range(1, 11) for each in (f"Poäng på punkt {n}", f"Motivering till punkt {n}")]
    found = _summed(_csv(heads, [2, "Bra, 3 av 4"] * 10))
    assert [point.point.number for point in _only(found).points] == [*range(1, 11)]


def test_one_role_alone_is_told_where_it_is_large_enough() -> None:
    of = _only(_summed(_csv(["Enhet", *POINTS], *[["Barn", *[2] * 10]] * 6)))
    assert (of.roles, of.is_hidden) == ((Role("Barn", 6),), False)
    assert not any(point.by_role for point in of.points), "it is all who answered"


@pytest.mark.parametrize(
    ("roles", "told"),
    [
        ({"chef": 5, "medarbetare": 20}, {"chef": "chef", "medarbetare": "medarbetare"}),
        ({"chef": 4, "medarbetare": 20}, {}),
        ({"chef": 4, "politiker": 3, "medarbetare": 20}, {"chef": OTHERS, "politiker": OTHERS, "medarbetare": "medarbetare"}),
        ({"politiker": 1, "chef": 6, "medarbetare": 20}, {"politiker": OTHERS, "chef": OTHERS, "medarbetare": "medarbetare"}),
        ({"": 30}, {}),
        ({"": 6, "chef": 6}, {"": OTHERS, "chef": "chef"}),
    ],
)  # fmt: skip
def test_roles_with_few_people_are_not_told_apart(roles: dict[str, int], told: dict[str, str]) -> None:
    assert told_roles(role for role, count in roles.items() for _ in range(count)) == told


def test_a_role_with_few_answers_on_a_point_is_not_told_apart_there() -> None:
    rows = [["Chef", 3, 3, "" if at < 2 else 1] for at in range(6)] + [["Medarbetare", 1, 2, 3]] * 8
    of = _only(_summed(_csv(["Roll", *POINTS[:3]], *rows)))
    assert of.roles == (Role("Medarbetare", 8), Role("Chef", 6))
    assert [bool(point.by_role) for point in of.points] == [True, True, False]
    assert not of.is_hidden


def test_that_roles_are_hidden_is_told() -> None:
    of = _only(_summed(_csv(["Roll", *POINTS[:3]], ["Chef", 1, 2, 3], *[["Medarbetare", 1, 2, 3]] * 8)))
    assert (of.roles, of.is_hidden, of.people) == ((), True, 9)
    assert not any(point.by_role for point in of.points)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (_csv(["Namn", *POINTS], ["a", *[2] * 9, "ganska bra"]), "rad 2, kolumnen ”Tillvägagångssättet kan systematiseras och överföras till …”: ”ganska bra” är ingen poäng"),
        (_csv(["Namn", *POINTS], ["a", *["2,37"] * 10]), "rad 2, kolumnen ”Den politiska församlingen har tagit beslut om …”: 2,37 är ingen röst"),
        (_csv(["Namn", *POINTS], ["a", *[5] * 10], ["b", *[3] * 10]), "10 av 20 poäng ligger utanför skalan 1–3, den första på rad 2"),
        (_csv(["Namn", *POINTS], ["a", *[""] * 10]), "under rubrikerna på rad 1 finns inga poäng"),
        (_csv(["Moment", "Poäng"], *zip(POINTS, [2] * 10, strict=True)).replace("Poäng", "Uppstart"), "punkterna står i rader"),
        (_csv(["Namn", "Ålder"], ["a", 3]), "rad 1 och de följande har inga kolumner som är checklistans punkter"),
        (_csv(["Namn", "Punkt", "Poäng"], ["a", "Punkt 7", 2], ["a", "Fikat", 2]), "rad 3, kolumnen ”Punkt”: ”Fikat” är ingen av checklistans punkter"),
        (_csv([*POINTS[:4], POINTS[0]], [1, 2, 3, 1, 2]), "rad 1: kolumnerna ”Den politiska församlingen"),
        ("", "tabellen är tom"),
        (b"%PDF-1.7 \x00\x00", "filen är ingen tabell"),
        (b"PK\x03\x04 och sedan inget", "Excel-filen är skadad"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "spara den som .xlsx utan lösenord"),
    ],
)  # fmt: skip
def test_wrong_tables_are_refused_with_row_and_column(table: str | bytes, told: str) -> None:
    assert told in _refused(table)
