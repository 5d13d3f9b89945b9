"""Hand-built reports, and golden files.

The golden files in `golden/` are what the formats said when someone last read them and found them good.
To refresh them, run `pytest --update-golden` and read the difference before committing it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from konsekvens_lint.documents.model import Place
from konsekvens_lint.report import (
    Checklist,
    ConfigurationReport,
    DocumentReport,
    Finding,
    Point,
    Report,
    Suppressed,
    Unread,
)

GOLDEN = Path(__file__).parent / "golden"

SPOT = "Förslaget bedöms inte påverka jämställdheten."
IMPACT = (
    f"Ärendet har beretts tillsammans med kulturförvaltningen. {SPOT}\n"
    "Taxan föreslås gälla från den 1 januari och ses över efter två år tillsammans med föreningarna."
)


#: Texts and file names that break what is careless with them.
NASTY = (
    "protokoll-\udce5r.docx",
    "halvt \ud83d tecken.md",
    "två  blanksteg, komma: kolon;semikolon.md",
    "rad\r\nbrytning\u2028och\x85fler.md",
    "styr\x00\x1b[2Jtecken\x07\ufffe.md",
    "100 %25 & <b>”fel”</b> 'citat' ]]>.md",
    "::error file=a::hej",
    "=HYPERLINK(A1)",
    "+46",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    " =1+1",
    "C:\\nämnd\\å.docx",
    "/nämnd/../å#1?.docx",
    "\U0001f469‍👦.md",
    "",
)

_NO_TEXT = Unread(
    "memon/gammal skanning.pdf",
    "no_text_layer",
    "Filen är en bild utan text. Kör den genom textigenkänning (OCR) och försök igen.",
)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a golden file, or writes the file when asked to."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_text(encoding="utf-8")

    return compare


def _point(
    id: str,
    title: str,
    demand: str,
    verdict: str,
    reason: str,
    evidence: tuple[Place, ...] = (),
    searched: tuple[str, ...] = (),
) -> Point:
    """A point whose question says more than its title; the one on goals is asked elsewhere than the others."""
    source = "Regionens budget, s. 12" if id == "mal" else "SKR 2015"
    question = f"{title} Gäller alla beslut i nämnden."
    return Point(id, title, question, source, demand, verdict, reason, evidence, searched)  # type: ignore[arg-type]


class Build:
    """Parts of a report, each with what a test need not say."""

    @staticmethod
    def place(quote: str, **changes: Any) -> Place:
        values: dict[str, Any] = {
            "section": ("Konsekvenser",),
            "paragraph": 12,
            "line": None,
            "page": None,
            "table": None,
            "row": None,
            "column": None,
        }
        values |= {"start": 0, **changes}
        return Place(**{"end": values["start"] + len(quote), **values, "quote": quote})

    @classmethod
    def finding(
        cls, quote: str | None = "Förslaget påverkar inte jämställdheten.", **changes: Any
    ) -> Finding:
        values: dict[str, Any] = {
            "rule": "BES03",
            "name": "ingen-paverkan-utan-skal",
            "level": "error",
            "confidence": "high",
            "message": "Texten säger att förslaget inte påverkar jämställdheten, men inte varför",
            "advice": "Förslaget bedöms påverka kvinnor och män lika, eftersom …",
            "why": "Utan skäl kan nämnden inte pröva bedömningen",
            "source": "SKR:s checklista för jämställda beslut, en rekommendation",
            "fingerprint": "a1b2c3d4",
            "place": None if quote is None else cls.place(quote),
        }
        return Finding(**values | changes)

    @staticmethod
    def document(*findings: Finding, **changes: Any) -> DocumentReport:
        values: dict[str, Any] = {
            "path": "simhall.docx",
            "sha256": "0" * 64,
            "format": "docx",
            "title": "Ny taxa för simhallen",
            "kind": "tjansteskrivelse",
            "kind_reason": "har rubriken Förslag till beslut",
            "profile": "skr",
            "notes": (),
            "facts": {},
            "outcomes": {},
            "checklists": (),
        }
        return DocumentReport(**values | {"findings": findings} | changes)

    @staticmethod
    def report(*documents: DocumentReport | Unread, skipped: int = 0) -> Report:
        return Report(documents, skipped)

    @classmethod
    def full(cls) -> Report:
        """A memo with every sort of finding and verdict, a damaged one, and one that could not be read."""
        return Report((cls._memo(), cls._damaged(), cls._good(), _NO_TEXT), skipped=3)

    @classmethod
    def nasty(cls) -> Report:
        """Every text of the report is one that breaks what is careless with it, in every combination of sorts."""
        return Report(
            tuple(each for text in NASTY for each in cls._nasty(text)),
            configurations=tuple(ConfigurationReport(text, (cls._nasty_finding(text),)) for text in NASTY),
        )

    @classmethod
    def _nasty(cls, text: str) -> tuple[DocumentReport, Unread, Unread]:
        finding = cls._nasty_finding(text)
        read = cls.document(
            finding,
            finding._replace(level="info", place=cls.place(text, section=(text,), page=3, table=1, row=0)),
            finding._replace(level="warning", place=cls.place(text, section=(), line=None)),
            path=text,
            title=text,
            kind_reason=text,
            notes=(text,),
            outcomes={text: "undetermined", "BES01": "ok"},
            suppressed=(
                Suppressed(finding, text, "comment"),
                Suppressed(finding, text, "configuration", text, date(2027, 1, 31)),
            ),
            baselined=(finding,),
        )
        return read, Unread(text, text, text), Unread(text, text, text, accepted=text)

    @classmethod
    def _nasty_finding(cls, text: str) -> Finding:
        place = cls.place(text, section=(text, text), line=7)
        texts = dict.fromkeys(("rule", "name", "message", "advice", "why", "source", "fingerprint"), text)
        return cls.finding(place=place, evidence=(cls.place(f"{text} 2"),), searched=(text,), **texts)

    @classmethod
    def gated(cls) -> Report:
        """What a team's gate meets: exceptions, a baseline, an accepted scan, and a configuration to mend."""
        section = ("Konsekvenser för jämställdhet",)
        new = cls.finding(place=cls.place(SPOT, section=section, paragraph=6, line=14))
        tip = cls.finding(
            None, rule="BES07", name="koppling-till-mal-saknas", level="info", message="Inget mål nämns"
        )
        promise = cls.finding(
            rule="BES05",
            name="loften-om-senare-analys",
            level="warning",
            message="Texten lovar en analys längre fram, men beskriver inga konsekvenser nu",
            place=cls.place("En analys görs under 2027.", section=section, paragraph=7, line=16),
        )
        child = cls.finding(None, rule="PER01", name="barnperspektiv-saknas", level="warning")
        old = cls.finding("Taxan gäller 512 elever.", rule="STA02", name="antal-personer-utan-kon")
        read = cls.document(
            new,
            tip,
            path="memon/ny taxa.md",
            format="md",
            facts=cls._facts(section),
            outcomes={
                "BES01": "ok",
                "BES03": "finding",
                "BES05": "finding",
                "BES07": "finding",
                "PER01": "finding",
                "STA01": "undetermined",
                "STA02": "finding",
                "CHK01": "not_applicable",
            },
            suppressed=(
                Suppressed(promise, "Analysen är beställd, se ärende 2026-114", "comment"),
                Suppressed(
                    child,
                    "Nämnden har egen barnchecklista",
                    "configuration",
                    "konsekvens-lint.yaml:14",
                    date(2027, 1, 31),
                ),
            ),
            baselined=(old, old._replace(place=cls.place("43 lärare berörs.", paragraph=3))),
        )
        return Report(
            (read, cls._good(), _NO_TEXT._replace(accepted="Skannad 1998, finns bara på papper")),
            configurations=(cls._configuration(),),
        )

    @classmethod
    def _configuration(cls) -> ConfigurationReport:
        expired = cls.finding(
            rule="UND03",
            name="undantag-har-gatt-ut",
            level="warning",
            message="Undantaget från BES07 gällde till och med 2026-06-30",
            advice="Ta bort undantaget, eller sätt en ny sista dag",
            why="Ett undantag som har gått ut hindrar ingenting",
            source="",
            place=cls.place("", section=(), paragraph=None, line=9),
        )
        return ConfigurationReport("konsekvens-lint.yaml", (expired,))

    @classmethod
    def _memo(cls) -> DocumentReport:
        background, impact = ("Bakgrund",), ("Förslagets konsekvenser", "Jämställdhet")
        counts = ["512 elever", "43 lärare", "11 fritidsledare", "1 240 besökare", "86 föreningsledare"]
        people = [
            cls.finding(
                each,
                rule="STA02",
                name="antal-personer-utan-kon",
                level="warning",
                message=f"{each} räknas, men inte hur många som är kvinnor och män",
                advice=f"{each}, varav … flickor och … pojkar",
                why="Den som läser kan annars inte se vem förslaget gäller",
                place=cls.place(each, section=background, paragraph=4 + n, start=10),
            )
            for n, each in enumerate(counts)
        ]
        header = "Ålder\tFlickor\tPojkar"
        table = cls.finding(
            rule="STA05",
            name="skillnad-utan-analys",
            level="warning",
            confidence="medium",
            message="Simkunnighet: flickor 71 procent, pojkar 84 procent. Texten säger inte varför",
            advice="Skillnaden beror troligen på …, och möts genom …",
            why="En skillnad som ingen förklarar är svår att åtgärda",
            place=cls.place(header, section=background, paragraph=9, table=1, row=0),
            evidence=(
                cls.place("12 år\t71\t84", section=background, paragraph=9, table=1, row=3, column=None),
            ),
        )
        goals = cls.finding(
            "Avgiften höjs för alla lika.",
            rule="BES07",
            name="koppling-till-mal-saknas",
            level="info",
            message="Texten har innehåll men knyter inte an till något jämställdhetsmål",
            place=cls.place("Avgiften höjs för alla lika.", section=impact, paragraph=15),
        )
        child = cls.finding(
            None,
            rule="PER01",
            name="barnperspektiv-saknas",
            level="warning",
            confidence="low",
            message="Förslaget gäller barn, men barnens perspektiv nämns inte",
            advice="Barnens bästa har prövats genom att …",
            why="Barnkonventionen är svensk lag",
            source="Barnkonventionen, artikel 3",
            searched=("Bakgrund", "Förslagets konsekvenser", "Jämställdhet"),
        )
        start = IMPACT.index(SPOT)
        spot = cls.finding(
            place=cls.place(SPOT, section=impact, paragraph=14, start=start),
            around=(IMPACT[:start], IMPACT[start + len(SPOT) :]),
        )
        return cls.document(
            spot,
            *people,
            table,
            goals,
            child,
            path="memon/simhall.docx",
            facts=cls._facts(impact),
            outcomes={
                "BES01": "ok",
                "BES03": "finding",
                "STA01": "undetermined",
                "CHK01": "not_applicable",
            },
            checklists=(cls._checklist(impact),),
        )

    @classmethod
    def _facts(cls, section: tuple[str, ...]) -> dict[str, Any]:
        passage = cls.place(SPOT, section=section, paragraph=14, start=IMPACT.index(SPOT))
        return {
            "concerns_people": "direct",
            "impact_described": True,
            "both_sexes_named": True,
            "judgement": "no_impact_without_reason",
            "person_statistics": True,
            "split_by_sex": "some",
            "kon_plus_factors": frozenset({"alder"}),
            "action_for_difference": False,
            "link_to_goals": None,
            "child_perspective": False,
            "neutral_goal_groups": (),
            "headed_text": "some",
            "gender_content": True,
            "global_goals": ["5", "10", "5.c"],
            "result_levels": None,
            "groups": [{"group": "styrgruppen", "women": 3, "men": 4, "place": passage}],
            "goals": [{"gendered": False, "measured": True, "place": passage}],
            "passages": ({"judgement": "no_impact_without_reason", "place": passage},),
        }

    @classmethod
    def _checklist(cls, section: tuple[str, ...]) -> Checklist:
        pupils = cls.place("512 elever", section=("Bakgrund",), paragraph=4, start=10)
        return Checklist(
            id="skr-jamstallda-beslut",
            title="SKR:s checklista för jämställda beslut",
            source="SKR 2015",
            overall="bor_kompletteras",
            reasons=("statistiken är bara delvis könsuppdelad", "konsekvenserna motiveras inte"),
            points=(
                _point(
                    "beror-manniskor",
                    "Berör beslutet människor?",
                    "krav",
                    "met",
                    "Beslutet gäller 512 elever",
                    (pupils,),
                ),
                _point(
                    "statistik",
                    "Är statistiken om personer uppdelad på kön?",
                    "krav",
                    "partial",
                    "Tabell 1 är uppdelad på kön, men inte de fem antalen i avsnittet Bakgrund",
                ),
                _point(
                    "konsekvenser",
                    "Beskrivs konsekvenserna för kvinnor och män?",
                    "krav",
                    "missing",
                    "Texten anger inget skäl",
                    (),
                    ("Förslagets konsekvenser", "Jämställdhet"),
                ),
                _point(
                    "atgarder",
                    "Föreslås åtgärder där det finns skillnader?",
                    "krav",
                    "not_applicable",
                    "Ingen skillnad beskrivs",
                ),
                _point("mal", "Knyter texten an till målen för jämställdhet?", "rad", "undetermined", ""),
            ),
        )

    @classmethod
    def _damaged(cls) -> DocumentReport:
        missing = cls.finding(
            rule="BES02",
            name="konsekvensavsnitt-tomt",
            level="warning",
            message="Rubriken finns, men det står ingenting under den",
            place=cls.place("Jämställdhet", section=("Jämställdhet",), paragraph=8, page=2),
        )
        return cls.document(
            missing,
            path="memon/skannad.pdf",
            format="pdf",
            title=None,
            notes=("ocr_damaged",),
            facts=cls._facts(("Jämställdhet",)),
        )

    @classmethod
    def _good(cls) -> DocumentReport:
        return cls.document(
            path="memon/justering.md",
            format="md",
            title="Val av justerare",
            facts=cls._facts(("Beslut",)) | {"concerns_people": "no", "passages": []},
            checklists=(
                Checklist(
                    "skr-jamstallda-beslut",
                    "SKR:s checklista för jämställda beslut",
                    "SKR 2015",
                    "inga_brister_funna",
                    (_point("beror-manniskor", "Berör beslutet människor?", "krav", "not_applicable", ""),),
                ),
            ),
        )


@pytest.fixture(params=["full", "gated", "nasty"])
def report(request: pytest.FixtureRequest) -> Report:
    """Every report that formats are tried on."""
    return getattr(Build, request.param)()  # type: ignore[no-any-return]


@pytest.fixture
def build() -> type[Build]:
    return Build
