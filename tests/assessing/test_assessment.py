"""What one organisation's self-assessment comes to: every figure, movement, sums, and the agenda."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from made_forms import (
    BOOK,
    NEWER,
    SCALE_OF_FOUR,
    by_number,
    form,
    only,
    read,
    read_file,
)

from konsekvens_lint.assessing import words
from konsekvens_lint.assessing.assessment import Assessment
from konsekvens_lint.assessing.reading import assessments_of, named_apart
from konsekvens_lint.documents.reader import read as read_document
from konsekvens_lint.linter import check_document
from konsekvens_lint.settings.options import Options, plan

SPRING = (3, 2, 2, 1, 2, 2, 1, 1, 2, 1)
AUTUMN = (3, 2.5, 1, 1, 3, 2, 1, 2, 2, 1)
WRITTEN = [
    case
    for name in ("forms.yaml", "more_forms.yaml", "held_out.yaml")
    for case in yaml.safe_load((Path(__file__).parent.parent / "forms" / name).read_text(encoding="utf-8"))
]
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "seeds"
real = pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared corpus is not at hand")


def granvik(**more: object) -> Assessment:
    columns = {"Våren 2023": SPRING, "Hösten 2024": AUTUMN}
    return only(read(form("Granviks kommun", columns, **more)))  # type: ignore[arg-type]


def changes(assessment: Assessment) -> dict[int, float | None]:
    return {point.number: assessment.change(point) for point in assessment.points if point.number}


def moved(assessment: Assessment) -> list[tuple[str, str, str]]:
    return [
        (
            " ".join(assessment.occasions[at].label for at in (step.before, step.after)),
            words.numbers(step.raised),
            words.numbers(step.lowered),
        )
        for step in assessment.steps
    ]


def agenda(assessment: Assessment) -> list[tuple[int | None, float]]:
    return [(point.number, score) for point, score in assessment.agenda]


def test_every_score_and_what_it_comes_to() -> None:
    told = granvik(sums=("17", "18"), comments={3: "Ny kommundirektör"})
    assert told.organisation == told.name == "Granviks kommun"
    assert told.catalogue == "skr-tio-punkter"
    assert told.scale_told
    assert [occasion.label for occasion in told.occasions] == ["Våren 2023", "Hösten 2024"]
    assert by_number(told) == dict(enumerate(zip(SPRING, AUTUMN, strict=True), 1))
    assert changes(told) == {1: 0, 2: 0.5, 3: -1, 4: 0, 5: 1, 6: 0, 7: 0, 8: 1, 9: 0, 10: 0}
    assert told.sums.stated == (17, 18)
    assert told.sums.recomputed == (17, 18.5)
    assert moved(told) == [("Våren 2023 Hösten 2024", "2, 5 och 8", "3")]
    assert [point.comment for point in told.points if point.comment] == ["Ny kommundirektör"]
    assert agenda(told) == [(3, 1), (4, 1), (7, 1), (10, 1)]
    assert not told.missing


def test_what_the_rules_say_comes_with_the_form_and_nothing_else_does() -> None:
    text = form("Granviks kommun", {"2023": SPRING, "2024": AUTUMN}, sums=("17", "18"))
    memo = "\n## Jämställdhet\n\nÄrendet bedöms inte ha någon påverkan på jämställdheten.\n"
    codes = [finding.rule for finding in only(read(text + memo)).findings]
    assert sorted(codes) == ["CHK02", "CHK03", "CHK04"]


def test_the_configuration_decides_what_is_said() -> None:
    text = form("Granviks kommun", {"2023": SPRING, "2024": AUTUMN}, sums=("17", "18"))
    codes = [finding.rule for finding in only(read(text, ignore=("CHK02", "CHK03"))).findings]
    assert codes == ["CHK04"]


def test_a_form_with_the_latest_first_is_told_in_the_order_of_time() -> None:
    told = only(read(form("Granviks kommun", {"2024": AUTUMN, "2023": SPRING}, sums=("18,5", "17"))))
    assert [occasion.label for occasion in told.occasions] == ["2023", "2024"]
    assert by_number(told)[2] == (2, 2.5)
    assert told.sums.stated == told.sums.recomputed == (17, 18.5)
    assert changes(told)[3] == -1


def test_what_is_not_there_is_not_made_up() -> None:
    gap = (3, "", *SPRING[2:])
    told = only(read(form("Granviks kommun", {"2023": gap, "2024": AUTUMN})))
    assert by_number(told)[2] == (None, 2.5)
    assert changes(told)[2] is None
    assert told.sums.stated == (None, None)
    assert told.sums.recomputed == (15, 18.5)
    assert moved(told) == [("2023 2024", "5 och 8", "3")]


def test_a_point_that_the_form_lacks_is_named() -> None:
    lines = form("Granviks kommun", {"2023": SPRING}).splitlines()
    told = only(read("\n".join(line for line in lines if not line.startswith("| 4."))))
    assert told.missing == ("4. Kompetens",)
    assert len(told.points) == 9


def test_the_agenda_is_short_and_stops_below_the_top() -> None:
    assert agenda(only(read(form("A kommun", {"2023": (1, 2, 2, 2, 3, 3, 3, 3, 3, 3)})))) == [
        (1, 1),
        (2, 2),
        (3, 2),
        (4, 2),
    ]
    assert agenda(only(read(form("A kommun", {"2023": (1, 2, 2, 2, 2, 2, 3, 3, 3, 3)})))) == [(1, 1)]
    assert agenda(only(read(form("A kommun", {"2023": (1, 1, 1, 2, 2, 3, 3, 3, 3, 3)})))) == [
        (1, 1),
        (2, 1),
        (3, 1),
    ]
    assert len(agenda(only(read(form("A kommun", {"2023": (1,) * 10}))))) == 10
    assert agenda(only(read(form("A kommun", {"2023": (3, 3, 2, 3, 3, 3, 3, 3, 3, 3)})))) == [(3, 2)]
    assert agenda(only(read(form("A kommun", {"2023": (3,) * 10})))) == []


def test_the_agenda_says_what_the_list_asks() -> None:
    point, _ = granvik().agenda[0]
    assert point.asks.startswith("De högsta cheferna säkerställer")


def test_groups_at_one_time_have_not_moved() -> None:
    told = only(read(form("A kommun", {"Arbetsgruppen": SPRING, "Medarbetarna": AUTUMN})))
    assert [occasion.kind for occasion in told.occasions] == ["raters", "raters"]
    assert not told.times
    assert [*told.steps] == []
    assert set(changes(told).values()) == {None}
    assert agenda(told)[0] == (3, 1)


def test_the_newer_form_has_its_own_points_and_scale() -> None:
    scores = (4, 3, 2, 2, 3, 1, 2, 3, 1, 1)
    told = only(read(form("B kommun", {"2024": scores}, points=NEWER, scale=SCALE_OF_FOUR)))
    assert told.catalogue == "skr-tio-moment-2023"
    assert {occasion.scale for occasion in told.occasions} == {(1, 4)}
    assert by_number(told) == {number: (score,) for number, score in enumerate(scores, 1)}
    assert agenda(told) == [(6, 1), (9, 1), (10, 1)]


def test_raters_are_held_against_each_other() -> None:
    said = "Våren 2023 skattade arbetsgruppen, hösten 2024 skattade medarbetarna."
    (step,) = granvik(said=said).steps
    assert step.raters == "different"


def test_nothing_has_moved_between_two_scales() -> None:
    said = "Vid den första träffen användes skalan 1–3, vid den andra skalan 1–4."
    told = only(read(form("A kommun", {"Träff 1": SPRING, "Träff 2": AUTUMN}, scale="", said=said)))
    assert [occasion.scale for occasion in told.occasions] == [(1, 3), (1, 4)]
    assert told.has_mixed_scales
    assert set(changes(told).values()) == {None}
    assert moved(told) == []
    assert words.scales(told) == "1–3 och 1–4"
    assert not granvik().has_mixed_scales


def test_a_scale_that_is_not_told_is_the_lists_own() -> None:
    told = only(read(form("A kommun", {"2023": SPRING}, scale="")))
    assert not told.scale_told
    assert told.occasions[0].scale == (1, 3)
    assert words.scales(told) == "1–3 (listans egen: dokumentet anger ingen skala)"


def test_a_document_without_a_form_has_no_assessment() -> None:
    assert read("# Ny taxa\n\nNämnden antar taxan. Självskattningen görs i höst.\n").assessments == ()


def test_a_report_without_its_text_is_refused() -> None:
    document = read_document(Path("a.md"), form("A kommun", {"2023": SPRING}).encode())
    report = check_document(document, BOOK, plan(Options(), BOOK), "a.md", "")
    with pytest.raises(ValueError, match="document"):
        assessments_of(report, BOOK)


def test_names_are_told_apart() -> None:
    one, other = granvik(), granvik()._replace(path="b.md")
    third = granvik()._replace(name="Norrby")
    assert [each.name for each in named_apart([one, third, other])] == [
        "Granviks kommun (1)",
        "Norrby",
        "Granviks kommun (2)",
    ]


def test_a_name_that_is_taken_is_given_to_no_other() -> None:
    names = ("Norrby", "Norrby (1)", "Norrby")
    told = [each.name for each in named_apart(granvik()._replace(name=name) for name in names)]
    assert told == ["Norrby (2)", "Norrby (1)", "Norrby (3)"]


@pytest.mark.parametrize("case", WRITTEN, ids=lambda case: case["id"])
def test_every_written_form_comes_to_what_is_in_it(case: dict[str, Any]) -> None:
    """The forms that the reader is tested with: score by score under each column's name, whatever the order."""
    several = read(case["text"], f"formular.{case['format']}").assessments
    for told, wanted in zip(several, case["forms"], strict=True):
        labels = [occasion.label for occasion in told.occasions]
        assert sorted(labels) == sorted(wanted["columns"])
        order = [wanted["columns"].index(label) for label in labels]
        for number, given in wanted["scores"].items():
            scores = tuple(None if given[at] is None else float(given[at]) for at in order)
            assert by_number(told)[number] == scores
            times = [at for at in told.times if scores[at] is not None]
            change = changes(told)[number]
            if change is not None:
                assert change == pytest.approx((scores[times[-1]] or 0) - (scores[times[0]] or 0))
            else:
                assert len(times) < 2
        if "sums" in wanted:
            assert told.sums.stated == tuple(wanted["sums"][at] for at in order)


def _seed(start: str) -> Assessment:
    (file,) = SEEDS.glob(f"{start}_*.txt")
    return only(read_file(file, file.read_bytes()))


@real
def test_halland() -> None:
    told = _seed("000")
    scores = ("222", "222", "311", "312", "212", "222", "111", "211", "111", "211")
    assert by_number(told) == {number: tuple(map(int, each)) for number, each in enumerate(scores, 1)}
    assert told.name == "Region Halland"
    assert told.sums.stated == told.sums.recomputed == (20, 13, 15)
    assert changes(told) == {1: 0, 2: 0, 3: -2, 4: -1, 5: 0, 6: 0, 7: 0, 8: -1, 9: 0, 10: -1}
    assert moved(told) == [("BM1 BM2", "", "3, 4, 5, 8 och 10"), ("BM2 BM3", "4 och 5", "")]
    assert [step.raters for step in told.steps] == ["different", "same"]
    assert [words.raters(each) for each in told.occasions] == [
        "arbetsgrupp",
        "medarbetare, 59 svar",
        "medarbetare, 44 svar",
    ]
    assert agenda(told) == [(3, 1), (7, 1), (8, 1), (9, 1), (10, 1)]
    assert [finding.rule for finding in told.findings] == ["CHK06"]


@real
def test_norrbotten() -> None:
    told = _seed("001")
    assert by_number(told) == {
        1: (3, 3, 3, 3), 2: (2, 2, 2, 2.5), 3: (2, 2, 2, 1.5), 4: (1, 1, 2, 2), 5: (2, 2, 2, 2.5),
        6: (2, 2, 2, 2), 7: (1, 1, 1, 3), 8: (1, 1, 2, 2), 9: (2, 2, 2, 2.5), 10: (2, 2, 2, 3),
    }  # fmt: skip
    assert told.sums.stated == told.sums.recomputed == (18, 18, 20, 24)
    assert changes(told) == {1: 0, 2: 0.5, 3: -0.5, 4: 1, 5: 0.5, 6: 0, 7: 2, 8: 1, 9: 0.5, 10: 1}
    assert moved(told) == [
        ("Uppstart BM1", "", ""),
        ("BM1 BM3", "4 och 8", ""),
        ("BM3 BM5", "2, 5, 7, 9 och 10", "3"),
    ]
    assert agenda(told) == [(3, 1.5), (4, 2), (6, 2), (8, 2)]
    assert sorted(finding.rule for finding in told.findings) == [*["CHK03"] * 4, "CHK04"]


@real
def test_means_of_many_are_nobodys_scores() -> None:
    (file,) = SEEDS.glob("004_*.txt")
    first, second = read_file(file, file.read_bytes()).assessments
    assert first.is_of_many
    assert second.is_of_many
    assert by_number(first)[8] == (1.4,)
    assert first.sums.recomputed == (None,)
    assert agenda(first) == [(10, 1.3), (8, 1.4), (9, 1.4)]
    assert agenda(second) == [(8, 1.4), (7, 1.6), (9, 1.8)]
    assert {finding.rule for finding in first.findings} == {"CHK07"}
    assert not second.findings
