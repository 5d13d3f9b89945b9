"""Summaries of audits without a database: a small one whose figures are seen at a glance, and made ones of any size."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any, get_args

from konsekvens_lint.audit.reading import About
from konsekvens_lint.audit.summary import (
    Agenda,
    Asked,
    Carried,
    Chain,
    ChainLevel,
    Counts,
    Cut,
    Earlier,
    Example,
    Gap,
    Listed,
    Repeated,
    Seated,
    Seats,
    Shown,
    Start,
    Status,
    Summary,
    YearCount,
)
from konsekvens_lint.judging.measuring import Standing

MEASURES = (
    Asked("avsnitt", "Har ett avsnitt om jämställdhet", "Dokumentet har en rubrik eller ett stycke om kvinnor och män.", "SKR, Jämställda beslut"),
    Asked("innehall", "Säger något om kvinnor och män", "Avsnittet säger vad förslaget betyder för kvinnor och män.", "SKR, Jämställda beslut"),
    Asked("standardtext", "Är bara standardtext", "Avsnittet säger att ingen påverkas, utan skäl.", "SKR, Jämställda beslut", is_wanted=False),
    Asked("statistik", "Har statistik uppdelad på kön", "Uppgifter om personer visas för kvinnor och män.", "Förordning 2001:100"),
)  # fmt: skip
# More that made summaries are counted by, so that their tables are as wide as real ones.
_MORE_MEASURES = tuple(
    Asked(name, title, f"{title}, som det står i dokumentet.", "SKR, Jämställda beslut")
    for name, title in (
        ("uppfoljning", "Uppföljningen visar resultat för kvinnor och män"),
        ("atgard", "Säger vad som görs åt skillnaden"),
        ("styrning", "Styrdokument och budgetar tar upp kvinnor och män"),
        ("malgrupper", "Målen säger kvinnor och män"),
        ("agenda", "Mål 5 eller 10 är med bland de globala målen"),
        ("integrerat", "Är jämställdhetsintegrerat"),
    )
)
_TITLES = (
    "Könsuppdelad statistik", "Analys av skillnader", "Konsekvenser för kvinnor och män", "Åtgärder mot skillnader",
    "Koppling till mål", "Barnets bästa", "Funktionsnedsättning", "Landsbygd och stad",
)  # fmt: skip
_CHECKLISTS = (
    "SKR: jämställda beslut", "Prövning av barnets bästa", "Budget och verksamhetsplan",
    "Uppföljning med könsuppdelad statistik", "Bedömningsmatris för ärenden",
)  # fmt: skip
_QUOTES = (
    "Förslaget bedöms inte påverka jämställdheten mellan kvinnor och män.",
    "Beslutet har ingen direkt påverkan på flickor och pojkar, kvinnor eller män inom kommunen.",
    "Antalet besökare ökade till 12 430 under året, vilket är en ökning med 4 procent.",
    "Jämställdhetsperspektivet har beaktats i ärendet och bedöms få positiva konsekvenser på sikt.",
)
_PLACES = ("Kultur", "Social", "Utbildnings", "Teknik", "Miljö", "Fritids", "Vård- och omsorgs", "Bygg")
_MATTERS = ("taxa", "budget", "plan", "riktlinje", "uppföljning", "avtal", "remissvar", "strategi")
_TYPES = ("tjänsteskrivelse", "budget", "uppföljning", "styrdokument", None)


def about(**more: Any) -> About:
    """A finished audit of one folder."""
    values = {
        "tool_version": "1.2.3",
        "paths": ("beslut",),
        "keeps_quotes": True,
        "started": "2026-11-20T08:00:00Z",
        "finished": "2026-11-21T02:10:00Z",
        "passed_over": {"hidden": 2, "other_kind": 32},
    }
    return About(**{**values, **more})


def example(path: str = "beslut/simhall.pdf", **more: Any) -> Example:
    """A place on page 3 of a document."""
    values = {
        "title": "Ny taxa för simhallen",
        "unit": "Fritidsnämnden",
        "quote": _QUOTES[0],
        "section": ("Konsekvenser", "Jämställdhet"),
        "page": 3,
    }
    return Example(path, **{**values, **more})


def point(number: int, checklist: int = 0) -> Asked:
    """A checklist's point."""
    title = _TITLES[number % len(_TITLES)]
    again = number // len(_TITLES)
    return Asked(
        f"p{number}",
        f"{title} {again + 1}" if again else title,
        f"Svarar dokumentet på frågan om {title.lower()}?",
        f"{_CHECKLISTS[checklist % len(_CHECKLISTS)]} (källa)",
        f"checklista-{checklist}",
        _CHECKLISTS[checklist % len(_CHECKLISTS)],
    )


def empty_summary(**more: Any) -> Summary:
    """An audit that found no document."""
    values: dict[str, Any] = {
        "name": "revision",
        "about": about(passed_over={}),
        "statuses": {},
        "measures": MEASURES,
        "points": (),
        "total": Cut(None, 0, 0, (Counts(),) * len(MEASURES), ()),
        **dict.fromkeys(
            ("units", "types", "years", "unit_years", "earlier", "gaps", "repeated", "starts", "shown"), ()
        ),
        "agenda": Agenda(0, 0, 0, ()),
        "results": (),
        "seats": Seats(0, 0, 0, 0, ()),
        "chain": None,
        **dict.fromkeys(("counted", "unread", "documents"), ()),
    }
    return Summary(**{**values, **more})


def small_summary(**more: Any) -> Summary:
    """An audit of six documents and two units with something in every section. `more` replaces parts of it."""
    points = (point(0), point(1), point(2, 1))
    total = (Counts(31, 19, 4, 2, 5), Counts(10, 40, 4, 2, 20), Counts(25, 25, 0, 6), Counts(0, 0, 3, 53))
    of_points = (Counts(9, 1, 1), Counts(1, 2), Counts(0, 0, 2, 4))
    units = (
        Cut("Fritidsnämnden", 4, 1, (Counts(3, 1, 1), Counts(1, 3), Counts(2, 2), Counts()), of_points),
        Cut(
            None,
            2,
            0,
            (Counts(1, 1), Counts(0, 2), Counts(), Counts()),
            (Counts(), Counts(3, 17), Counts(6, 4)),
        ),
    )
    documents = (
        Listed("beslut/simhall.pdf", "judged", "Ny taxa för simhallen", "Fritidsnämnden", "tjänsteskrivelse", 2024, 2, 5, None, ("has", "partial", "has_not", "not_judged")),
        Listed("beslut/bad & lek.docx", "judged", None, "Fritidsnämnden", "budget", 2025, 0, 0, None, ("has_not", "has", "not_applicable", "not_applicable")),
        Listed("beslut/kopia.pdf", "duplicate", None, "Fritidsnämnden", None, 2024, 0, 0, "beslut/simhall.pdf"),
        Listed("beslut/skannad.pdf", "unread", None, None, None, None, 0, 0, "Filen är en bild utan text."),
    )  # fmt: skip
    simhall, lek = (
        example(each.path, title=each.title, unit=each.unit, quote="", section=(), page=None)
        for each in documents[:2]
    )
    groups = (
        Seated(lek, 2025, "rådet", 2, 2),
        Seated(lek, 2025, "juryn", 3, 0),
        Seated(simhall, 2024, "styrgruppen", 3, 2),
        Seated(simhall._replace(unit=None), None, "", 4, 4),
    )
    values: dict[str, Any] = {
        "name": "revision 2026",
        "about": about(),
        "statuses": {"judged": 56, "unread": 4, "duplicate": 3},
        "points": points,
        "total": Cut(None, 56, 4, total, of_points),
        "units": units,
        "types": (Cut("tjänsteskrivelse", 40, 1, total, of_points), Cut(None, 16, 3, total, of_points)),
        "years": (
            Cut("2024", 30, 1, (Counts(10, 20, 1), Counts(3, 27), Counts(20, 10), Counts()), of_points),
            Cut("2025", 26, 1, (Counts(21, 5), Counts(7, 13), Counts(5, 15), Counts(0, 0, 3)), of_points),
            Cut(None, 0, 2, (Counts(),) * 4, (Counts(),) * 3),
        ),
        "earlier": (
            Earlier("revision 2024", about(started="2024-11-02T08:00:00Z"), Cut(None, 40, 0, (Counts(8, 32), Counts(2, 38), Counts(30, 10), Counts()), (Counts(1, 3), Counts(), Counts()))),
        ),
        "gaps": (
            Gap("BES03", "ingen-paverkan-utan-skal", "”Ingen påverkan” utan skäl", 14, 17, (example(),), Counts(14, 31, 2, 9)),
            Gap("STA01", "tabell-utan-kon", "Tabell utan kön", 7, 9, (example("beslut/tabell.docx", page=None, quote="", section=()),)),
        ),
        "repeated": (Repeated("BES03", 11, 2, (example(),)),),
        "starts": (Start("Fritidsnämnden", MEASURES[1], 3, 4, (example(),)),),
        "shown": (
            Shown(5, "Synligt i mål och budget", Counts(40, 10, 2), 3, 20, 0.8, 0.3),
            Shown(6, "Könsuppdelad statistik", Counts(20, 30, 0), 2, 20, 0.8, 0.3),
            Shown(7, "Konsekvenser i beslutsunderlag", Counts(10, 40, 4), 1, 20, 0.8, 0.3),
            Shown(8, "Resultat i uppföljningen", Counts(8, 4, 1), None, 20, 0.8, 0.3),
        ),
        "agenda": Agenda(20, 8, 6, ((4, 3), (5, 6), (10, 1))),
        "results": (ChainLevel("activity", 9, 5, 16), ChainLevel("outcome", 3, 3, 16)),
        "seats": Seats(4, 3, 12, 8, (example(quote="Styrgruppen består av 3 kvinnor och 2 män."),), groups),
        "chain": Chain(example("beslut/budget.pdf", title="Budget 2026", unit=None, quote="", section=(), page=None), 10,
            (Carried(example(quote="Lika lön för kvinnor och män."), (example("beslut/plan.docx", title="Plan", page=None),), ("Tekniska nämnden", "Byggnadsnämnden")),)),
        "counted": (YearCount(2024, 30, Counts(9, 20, 1), Counts(6, 4), 5, 4), YearCount(None, 2, Counts(), Counts(), 0, 0)),
        "unread": (("no_text_layer", 3), ("broken", 1)),
        "documents": documents,
    }  # fmt: skip
    return empty_summary(**{**values, **more})


def made_summary(documents: int = 10_000, units: int = 200, points: int = 40, years: int = 8) -> Summary:
    """An audit of any size, the same each time: as many documents as asked for, over so many units, points and years."""
    chance = random.Random(9)
    names = [f"{_PLACES[at % len(_PLACES)]}nämnden, distrikt {at // len(_PLACES) + 1}" for at in range(units)]
    asked = tuple(point(at % 8, at // 8) for at in range(points))
    listed = tuple(_listed(chance, at, names, years) for at in range(documents))
    judged = sum(one.status == "judged" for one in listed)
    places = tuple(
        example(one.path, title=one.title, unit=one.unit, quote=chance.choice(_QUOTES)) for one in listed[:10]
    )
    unit_cuts = tuple(_cut(chance, name, max(1, judged // units), points) for name in names)
    year_cuts = tuple(_cut(chance, str(2019 + at), max(1, judged // years), points) for at in range(years))
    total = _cut(chance, None, judged, points)
    earlier = tuple(
        Earlier(
            f"revision {year}", about(started=f"{year}-11-02T08:00:00Z"), _cut(chance, None, judged, points)
        )
        for year in (2024, 2025)
    )
    return small_summary(
        name="revision 2026",
        statuses={status: sum(one.status == status for one in listed) for status in ("judged", "unread", "duplicate")},
        measures=(*MEASURES, *_MORE_MEASURES),
        points=asked,
        total=total,
        units=unit_cuts,
        types=tuple(_cut(chance, name, max(1, judged // 4), points) for name in _TYPES),
        years=year_cuts,
        earlier=earlier,
        gaps=tuple(
            Gap("BES03", "ingen-paverkan-utan-skal", f"”Ingen påverkan” utan skäl ({at})", judged // (at + 2), judged // (at + 1), places[:5])
            for at in range(15)
        ),
        repeated=tuple(Repeated("BES03", judged // (at + 9), 1 + units // (at + 2), places[:3]) for at in range(10)),
        starts=tuple(Start(names[at % units], asked[at % points], 40, 50, places[:3]) for at in range(20)),
        agenda=Agenda(documents, documents // 3, documents // 8, tuple((goal, documents // (goal + 3)) for goal in range(1, 18))),
        counted=tuple(YearCount(2019 + at, judged // years, Counts(judged // years // 3, judged // years // 3), Counts(judged // years // 4, 5), 40 + at, 35) for at in range(years)),
        unread=(("no_text_layer", sum(one.status == "unread" for one in listed)),),
        documents=listed,
    )  # fmt: skip


def _listed(chance: random.Random, at: int, names: Sequence[str], years: int) -> Listed:
    unit, year = chance.choice(names), 2019 + at % years
    matter = chance.choice(_MATTERS)
    ending = chance.choice(("docx", "pdf"))
    path = f"beslut/{unit}/{year}/Dnr {year}-{at:05} Förslag till {matter}.{ending}"
    status: Status = chance.choices(("judged", "unread", "duplicate"), (94, 3, 3))[0]
    if status == "judged":
        title = f"Förslag till ny {matter} för {unit} ärende {at}"
        return Listed(path, status, title, unit, chance.choice(_TYPES), year, chance.randrange(6), chance.randrange(20), None, _standings(at))  # fmt: skip
    reason = "Filen är en bild utan text: kör den genom OCR först." if status == "unread" else f"beslut/{unit}/original.{ending}"  # fmt: skip
    return Listed(path, status, None, unit, None, year, 0, 0, reason)


def _standings(at: int) -> tuple[Standing, ...]:
    every: tuple[Standing, ...] = get_args(Standing)
    return tuple(every[(at + measure) % len(every)] for measure in range(len(MEASURES) + len(_MORE_MEASURES)))


def _cut(chance: random.Random, name: str | None, judged: int, points: int) -> Cut:
    def counts() -> Counts:
        aside, off = chance.randrange(1 + judged // 8), chance.randrange(1 + judged // 8)
        has = chance.randrange(1 + judged - aside - off)
        has_not = judged - aside - off - has
        return Counts(has, has_not, aside, off, has_not // 3)

    return Cut(
        name,
        judged,
        judged // 30,
        tuple(counts() for _ in (*MEASURES, *_MORE_MEASURES)),
        tuple(counts() for _ in range(points)),
    )
