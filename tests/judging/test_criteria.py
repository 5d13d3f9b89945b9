"""Criteria on short texts: what makes a point met, half met, missing or not applicable."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.rulebook.loading import built_in, with_packs
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()
MEMO = (
    "# Nya öppettider på badhuset\n\n## Förslag till beslut\n\nNämnden antar öppettiderna för besökarna.\n\n"
)
PLAN = "# Plan för fritid\n\n"
REPORT = "# Personalrapport\n\n"


def _verdict(text: str, checklist: str, point: str, kind: str) -> str:
    chosen = plan(Options(kind=kind, checklists=(checklist,)), BOOK)
    (answered,) = check_document(read(Path("a.md"), text.encode()), BOOK, chosen, "a.md", "").checklists
    return next(each.verdict for each in answered.points if each.id == point)


# Not in any example: a state inquiry that says why it describes no consequences.
def test_an_inquiry_that_says_why_not() -> None:
    text = "# Konsekvensutredning: föreskrifter om märkning av kablar\n\n## Jämställdhet\n\nFöreskrifterna påverkar inte jämställdheten, eftersom de bara anger färgen på kablar i mark.\n"
    assert _verdict(text, "konsekvensutredning", "inte-relevant", "utredning") == "met"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("# Ny skola\n\n## Förslag till beslut\n\nNämnden bygger skolan för eleverna.\n", "missing"),
        ("# Ny skola\n\n## Förslag till beslut\n\nNämnden bygger skolan för eleverna.\n\n## Barn\n\nBarnen får kortare väg.\n", "met"),
        ("# Avgift för båtplatser\n\n## Förslag till beslut\n\nNämnden höjer avgiften.\n", "not_applicable"),
    ],
)  # fmt: skip
def test_children_in_matters_about_children(text: str, verdict: str, tmp_path: Path) -> None:
    """A criterion that no built-in list uses: the guide names it to those who make their own."""
    point = "{id: barn, title: Barn, question: Hur blir det för barnen, demand: krav, criterion: barn-i-barnarenden, about: barn}"
    (tmp_path / "lista.yaml").write_text(
        f"id: egen\ntitle: Egen\nsource: Egen\nkinds: [tjansteskrivelse]\npoints:\n  - {point}\n",
        encoding="utf-8",
    )
    book = with_packs([tmp_path])
    chosen = plan(Options(kind="tjansteskrivelse", checklists=("egen",)), book)
    (answered,) = check_document(read(Path("a.md"), text.encode()), book, chosen, "a.md", "").checklists
    assert answered.points[0].verdict == verdict


NEEDS = "## Jämställdhet\n\nKvinnor behöver tider på kvällen, eftersom de oftare arbetar dagtid. Män efterfrågar längre tider på helgen. "


@pytest.mark.parametrize(
    ("checklist", "point", "text", "verdict"),
    [
        ("borgholm", "tillgodoses", NEEDS + "Båda behoven tillgodoses: kvinnor och män får var sitt pass.", "met"),
        ("borgholm", "tillgodoses", NEEDS, "missing"),
        ("borgholm", "behov", NEEDS, "met"),
        ("borgholm", "behov", "## Jämställdhet\n\nKvinnor behöver tider på kvällen.", "partial"),
        ("borgholm", "motiv", "## Jämställdhet\n\nÄrendet påverkar inte jämställdheten, eftersom bara skyltarna byts ut.", "met"),
        ("borgholm", "motiv", "## Jämställdhet\n\nÄrendet påverkar inte jämställdheten.", "missing"),
        ("borgholm", "motiv", NEEDS, "not_applicable"),
        ("borgholm", "behov", "## Jämställdhet\n\nKvinnors och mäns behov har beaktats.", "partial"),
        ("barnets-basta", "horda", "## Barn\n\nBarnens åsikter har inte inhämtats.", "missing"),
        ("barnets-basta", "horda", "## Barn\n\nSe bilaga 3.", "undetermined"),
        ("gotland-mall", "rubrik", "## Jämställdhet\n\n–\n\n## Ärendet\n\nKvinnor har längre väg än män, eftersom färre kör bil.", "partial"),
        ("ataganden", "cemr", "CEMR-deklarationen skrevs under 2006. Artikel 4 i avtalet gäller.", "partial"),
        ("kalmar", "nej", "## Checklista för jämställdhet\n\n| Fråga | Svar |\n|---|---|\n| Påverkas kvinnor och män? | Kvinnor får längre väg än män, eftersom färre kör bil. |\n| Tar förslaget hänsyn till skillnader mellan kvinnor och män? | Nej. |\n", "missing"),
        ("kalmar", "konsekvenser", "## Jämställdhet\n\nKvinnor får det lättare att komma, medan män får färre tider.", "met"),
        ("kalmar", "konsekvenser", "## Jämställdhet\n\nDet är positivt för jämställdheten.", "missing"),
        ("skr-vagledning-2023", "om-inget-gors", "", "missing"),
        ("skr-vagledning-2023", "vad-som-kravs", "Öppettiderna kostar 40 000 kronor per år.", "met"),
        ("skr-vagledning-2023", "vad-som-kravs", "", "missing"),
        ("barnets-basta", "berors", "## Barn\n\nBarnen berörs inte.", "missing"),
        ("skr-vagledning-2023", "om-inget-gors", "## Om inget görs\n\nTiderna blir kvar.", "met"),
        ("skr-vagledning-2023", "kort-och-lang-sikt", "På lång sikt lär sig fler barn att simma.", "met"),
        ("skr-vagledning-2023", "kort-och-lang-sikt", "På lång sikt minskar driftkostnaden.", "partial"),
        ("skr-vagledning-2023", "kort-och-lang-sikt", "Fler barn lär sig att simma.", "missing"),
        ("barnets-basta", "kompensation", "## Barn\n\nBarnen får längre väg. Som kompensation ordnas en buss.", "met"),
        ("barnets-basta", "kompensation", "## Barn\n\nBarnen får längre väg.", "missing"),
        ("barnets-basta", "horda", "## Barn\n\nElevrådet har lämnat synpunkter och vill ha kvällstider.", "met"),
        ("barnets-basta", "horda", "## Barn\n\nBarnen får längre väg.", "missing"),
        ("ataganden", "cemr", "Kommunen har skrivit under CEMR-deklarationen. I ärendet tillämpas artikel 10: ålder och kön har vägts ihop.", "met"),
        ("ataganden", "cemr", "Kommunen har undertecknat CEMR-deklarationen.", "partial"),
        ("ataganden", "cemr", "", "missing"),
        ("ataganden", "agenda-2030", "Agenda 2030: mål 3 och 5.", "met"),
        ("ataganden", "agenda-2030", "Kommunen arbetar med Agenda 2030.", "partial"),
        ("varmland-representation", "representation", "Nämnden utser fyra ledamöter till styrgruppen.", "missing"),
        ("varmland-representation", "representation", "", "not_applicable"),
    ],
)  # fmt: skip
def test_of_a_memo(checklist: str, point: str, text: str, verdict: str) -> None:
    assert _verdict(MEMO + text, checklist, point, "tjansteskrivelse") == verdict


@pytest.mark.parametrize(
    ("checklist", "point", "text", "verdict"),
    [
        ("halland-styrdokument", "synligt-i-mal", "## Mål\n\n- Flickor och pojkar ska ha lika tillgång till hallarna.", "met"),
        ("halland-styrdokument", "synligt-i-mal", "## Mål\n\n- Invånarna ska ha nära till en park.", "missing"),
        ("halland-styrdokument", "definition", "## Mål\n\n- Invånarna ska ha nära till en park.\n\nMed invånare avses kvinnor och män, flickor och pojkar.", "met"),
        ("halland-styrdokument", "barnkonventionen", "Barnkonventionen: artikel 12 och 31.", "met"),
        ("halland-styrdokument", "barnkonventionen", "Kommunen följer barnkonventionen sedan 2020.", "partial"),
        ("halland-styrdokument", "indikatorer", "## Indikatorer\n\n| Indikator | Mål |\n|---|---|\n| Andel nöjda brukare (%) | 85 |\n\nPersonalstatistiken ska redovisas uppdelad på kön.", "missing"),
        ("halland-styrdokument", "integrerat", "## Trygghet\n\nKvinnor känner sig oftare otrygga än män.", "met"),
        ("halland-styrdokument", "integrerat", "## Trygghet\n\nFler ska känna sig trygga.", "missing"),
        ("norrbotten-budget", "resurser", "Av bidragen går 200 000 kronor till flickor och 210 000 kronor till pojkar.", "met"),
    ],
)  # fmt: skip
def test_of_a_plan(checklist: str, point: str, text: str, verdict: str) -> None:
    assert _verdict(PLAN + text, checklist, point, "budget") == verdict


TABLE = "| Mått | Kvinnor | Män |\n|---|---|---|\n| Sjukfrånvaro (%) | 8,4 | 4,7 |\n\n"


@pytest.mark.parametrize(
    ("point", "text", "verdict"),
    [
        ("konsuppdelad", TABLE, "met"),
        ("konsuppdelad", "| Mått | Utfall |\n|---|---|\n| Sjukfrånvaro bland anställda (%) | 6,4 |\n", "missing"),
        ("analys", TABLE, "missing"),
        ("analys", f"{TABLE}Skillnaden beror på att fler kvinnor arbetar i vården.", "met"),
        ("analys", "| Mått | Kvinnor | Män |\n|---|---|---|\n| Nöjda (%) | 84 | 83 |\n", "not_applicable"),
        ("atgard", f"{TABLE}Skillnaden beror på att fler kvinnor arbetar i vården.", "missing"),
        ("atgard", f"{TABLE}Skillnaden beror på tunga lyft. Omsorgen inför därför lyfthjälpmedel för kvinnor och män.", "met"),
        ("alder", "| Ålder | Kvinnor | Män |\n|---|---|---|\n| 18–29 år | 8,4 | 4,7 |\n| 30–64 år | 7,4 | 5,7 |\n\nSjukfrånvaro (%).", "met"),
        ("alder", TABLE, "missing"),
    ],
)  # fmt: skip
def test_of_a_follow_up(point: str, text: str, verdict: str) -> None:
    assert (
        _verdict(f"{REPORT}## Resultat\n\n{text}", "norrbotten-uppfoljning", point, "uppfoljning") == verdict
    )


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Andelen nöjda är 84 procent av kvinnorna och 83 procent av männen.", "not_applicable"),
        ("## Barn\n\nBarnens perspektiv är viktigt.", "missing"),
        ("## Barn\n\nBarnen får längre väg till simhallen.", "met"),
    ],
)
def test_of_an_analysis_where_children_are_relevant(text: str, verdict: str) -> None:
    assert _verdict(f"{REPORT}{text}", "norrbotten-analys", "barn", "uppfoljning") == verdict
