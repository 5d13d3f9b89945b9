"""Filled-in forms as texts, with the scores that a test gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from konsekvens_lint.assessing.assessment import Assessment
from konsekvens_lint.assessing.reading import Read, assessments_of
from konsekvens_lint.documents.reader import read as read_document
from konsekvens_lint.linter import check_document
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()
OLDER = (
    "Den politiska församlingen har tagit beslut om jämställdhetsintegrering.",
    "Den politiska ledningen efterfrågar resultat av arbetet med jämställdhetsintegrering.",
    "De högsta cheferna säkerställer att politikernas beslut om jämställdhetsintegrering genomförs.",
    "Ledningen säkerställer organisationens kompetens för att arbeta med jämställdhetsintegrering.",
    "Jämställdhetsperspektivet är synligt i mål, budget och andra styrdokument.",
    "All individbaserad statistik redovisas och analyseras med kön som indelningsgrund.",
    "I beslutsunderlag finns en beskrivning av konsekvenser för kvinnor och män, flickor och pojkar.",
    "Verksamheternas resultat för kvinnor och män kan utläsas ur ordinarie verksamhets- och budgetuppföljning.",
    "Jämställdhetsintegreringen har lett till konkreta och hållbara förbättringar i verksamheterna.",
    "Tillvägagångssättet för jämställdhetsintegrering kan systematiseras och överföras till andra verksamheter.",
)
NEWER = (
    "Politiska församlingen tar beslut om jämställdhetsintegrering",
    "Politiska församlingen efterfrågar resultat av arbetet med jämställdhetsintegrering",
    "Högsta cheferna tar ansvar och ger förutsättningar för jämställdhetsintegrering",
    "Jämställdhet är synlig i hela styrkedjan",
    "Organisationen redovisar individbaserad statistik uppdelad på kön",
    "Organisationen analyserar den könsuppdelade statistiken",
    "Beslutsunderlag innehåller konsekvenser för olika grupper",
    "Organisationen har kompetens",
    "Konkreta och hållbara förbättringar",
    "Arbetssättet överförs till andra verksamheter",
)
SCALE = "Skala: 1 = inte påbörjat, 2 = behöver utvecklas, 3 = det finns."
SCALE_OF_FOUR = "Skattningen görs enligt SKR:s vägledning på en skala från ett till fyra."


def form(
    organisation: str,
    columns: Mapping[str, Sequence[float | str]],
    *,
    points: Sequence[str] = OLDER,
    scale: str = SCALE,
    comments: Mapping[int, str] | None = None,
    sums: Sequence[str] = (),
    said: str = "",
) -> str:
    """A document with one form. `columns` are the scores by occasion, and `comments` are by the number of the point."""
    head = ["Moment", *columns, "Kommentar"]
    rows = [
        [f"{number}. {point}", *(_written(scores[number - 1]) for scores in columns.values()), (comments or {}).get(number, "")]
        for number, point in enumerate(points, 1)
    ]  # fmt: skip
    rows += [["Summa", *sums, ""]] if sums else []
    table = "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows])
    return f"# Självskattning av jämställdhetsintegrering, {organisation}\n\n{scale}\n\n{said}\n\n{table}\n"


def _written(score: float | str) -> str:
    return score if isinstance(score, str) else f"{score:g}".replace(".", ",")


def read(text: str, path: str = "skattning.md", **options: Any) -> Read:
    """What a document comes to, by the road that ``check`` uses."""
    return read_file(Path(path), text.encode(), **options)


def read_file(path: Path, data: bytes, **options: Any) -> Read:
    """The same of a file's bytes."""
    chosen = plan(Options(with_text=True, **options), BOOK)
    return assessments_of(check_document(read_document(path, data), BOOK, chosen, str(path), ""), BOOK)


def only(read_: Read) -> Assessment:
    """The document's one assessment."""
    (assessment,) = read_.assessments
    return assessment


def by_number(assessment: Assessment) -> dict[int, tuple[float | None, ...]]:
    """The scores by the number of the point."""
    return {point.number: point.scores for point in assessment.points if point.number is not None}
