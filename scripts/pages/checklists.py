"""docs/checklists.md, docs/profiles.md and docs/criteria.md list what organisations ask for; each checklist and each
profile has a page, with what its example memos get."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from konsekvens_lint.commands import explaining
from konsekvens_lint.formats.words import DEMANDS, DISCLAIMER, VERDICTS, sentence
from konsekvens_lint.names import PERSPECTIVE_HEADING
from konsekvens_lint.report import Verdict
from konsekvens_lint.rulebook.answering import asks_about_perspective
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.checking import Vocabulary
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.rulebook.pack import plain, read_pack
from konsekvens_lint.rulebook.where import rules_folder
from konsekvens_lint.settings.options import checklist_of
from konsekvens_lint.settings.profiles import resolve
from pages.markdown import code, items, joined, table

_ROOT = Path(__file__).resolve().parent.parent.parent
_EXAMPLES = _ROOT / "examples" / "profiles"
_MADE = "<!-- Genererad av scripts/generate_docs.py ur rules/ och examples/profiles/. Ändra där. -->"
_LISTS = f"""\
{_MADE}

# Checklistor

En checklista är en organisations frågor, i dess egna ord och ordning. Varje punkt är ett krav eller ett råd: ett krav
som saknas gör att underlaget bör kompletteras, ett råd visas bara. Välj lista med `--checklist`, flera om du vill.
{DISCLAIMER}
"""
_PROFILES = f"""\
{_MADE}

# Profiler

En profil är vad en organisation har bestämt: vilka checklistor som gäller, vilka rubriker mallen har, vilka regler som
är fel, varningar eller tips, och vilka beslut som ligger bakom. Välj profil med `--profile`. Så gör du en egen:
[Din organisations egen profil](egen-profil.md).
"""
_CRITERIA = f"""\
{_MADE}

# Prövningar

En prövning är ett sätt att svara på en fråga i en checklista. Din egen lista ställer frågan med egna ord och säger vilken
prövning som svarar: `criterion: statistik`. Prövningar märkta *om ett perspektiv* behöver också `about`.
"""


def pages() -> dict[str, Callable[[], str]]:
    """For each file its text."""
    book = built_in()
    return {
        "checklists.md": partial(_checklists, book),
        "profiles.md": partial(_profiles, book),
        "criteria.md": _criteria,
        **{f"checklists/{each['id']}.md": partial(_checklist, each, book) for each in book.checklists},
        **{f"profiles/{each['id']}.md": partial(_profile, each, book) for each in book.profiles},
    }


def _checklists(book: Rulebook) -> str:
    rows = [
        [_link("checklists", each), code(each["id"]), explaining.kinds_in_words(each["kinds"])]
        for each in book.checklists
    ]
    return joined(_LISTS, table(["Checklista", "Heter", "Gäller"], rows))


def _profiles(book: Rulebook) -> str:
    rows = [[_link("profiles", each), code(each["id"]), explaining.source(each)] for each in book.profiles]
    return joined(_PROFILES, table(["Profil", "Heter", "Källa"], rows))


def _link(folder: str, entry: Mapping[str, Any], above: str = "") -> str:
    return f"[{entry['title']}]({above}{folder}/{entry['id']}.md)"


def _checklist(entry: Mapping[str, Any], book: Rulebook) -> str:
    used = [
        _link("profiles", each, "../")
        for each in book.profiles
        if entry["id"] in resolve(each, book).checklists
    ]
    facts = [
        ("Heter", code(entry["id"])),
        ("Källa", sentence(explaining.source(entry))),
        ("Gäller", sentence(explaining.kinds_in_words(entry["kinds"]))),
        ("Används av", ", ".join(used) or "ingen profil; välj den med `--checklist`."),
    ]
    points = [block for number, point in enumerate(entry["points"], 1) for block in _point(number, point)]
    return joined(_MADE, f"# {entry['title']}", items(facts), points, "[Alla checklistor](../checklists.md)")


def _point(number: int, point: Mapping[str, Any]) -> Iterator[str]:
    yield f"## {number}. {point['title']} ({explaining.demand(point)})"
    yield str(point["question"])
    yield items(
        [
            ("Källa", sentence(explaining.source(point)) if "source" in point else ""),
            (
                "Prövning",
                f"[{point['criterion']}](../criteria.md#{point['criterion']})"
                if "criterion" in point
                else "",
            ),
            ("Perspektiv", code(point["about"]) if "about" in point else ""),
        ]
    )
    yield _verdicts(point)


def _verdicts(answer: Mapping[str, Any]) -> str:
    rows = [[VERDICTS[verdict], reason] for verdict, reason in explaining.reasons(answer)]
    return table(["Utfall", "Betyder"], rows)


def _profile(entry: Mapping[str, Any], book: Rulebook) -> str:
    whole = resolve(entry, book)
    above = book.profile(entry["extends"]) if "extends" in entry else None
    facts = [
        ("Heter", code(entry["id"])),
        ("Källa", sentence(explaining.source(entry))),
        ("Bygger på", _link("profiles", above, "../") if above else ""),
        ("Mallens rubriker", explaining.headings(entry)),
        ("Alla ärenden", "en text om jämställdhet krävs i varje ärende." if whole.section_demanded else ""),
        ("Nivåer", sentence(explaining.levels_changed(whole.levels))),
        ("Tröskelvärden", sentence(explaining.options_changed(whole.options))),
    ]
    decisions = [("Beslut", each) for each in explaining.decisions(whole)]
    lists = [block for name in whole.checklists for block in _demands(checklist_of(name, whole, book))]
    return joined(
        _MADE,
        f"# {entry['title']}",
        items([*facts, *decisions]),
        "## Vad som krävs",
        lists,
        _memos(entry["id"]),
        "[Alla profiler](../profiles.md)",
    )


def _demands(checklist: Mapping[str, Any]) -> Iterator[str]:
    yield f"### {_link('checklists', checklist, '../')}"
    yield sentence(f"Gäller {explaining.kinds_in_words(checklist['kinds'])}")
    rows = [[DEMANDS[point["demand"]], point["title"], point["question"]] for point in checklist["points"]]
    yield table(["", "Punkt", "Fråga"], rows)


def _memos(profile: str) -> Iterator[str]:
    """The profile's example memos, and the verdict of each point that a careful expert gives."""
    folder = _EXAMPLES / profile
    pack = read_pack(folder) if folder.is_dir() else None
    for file in pack.of("memos") if pack else ():
        yield "## Exempel"
        for memo in file.content["memos"]:
            yield f"### [{memo['file']}](../../examples/profiles/{profile}/{memo['file']})"
            yield memo.get("why", "")
            for name, verdicts in memo["verdicts"].items():
                yield _answers(name, verdicts)


def _answers(checklist: str, verdicts: Mapping[str, Verdict]) -> str:
    rows = [[point, VERDICTS[verdict]] for point, verdict in verdicts.items()]
    return table([code(checklist), "Väntat svar"], rows)


def _criteria() -> str:
    pack = read_pack(rules_folder())
    criteria = [plain(file.content) for file in pack.of("criterion")]
    patterns = {
        name: entry for file in pack.of("patterns") for name, entry in file.content["patterns"].items()
    }
    perspectives = [
        [code(name), patterns[f"{PERSPECTIVE_HEADING}{name}"]["means"]]
        for name in Vocabulary.of((), patterns).perspectives
    ]
    told = [block for each in criteria for block in _criterion(each)]
    return joined(
        _CRITERIA, told, "## Perspektiv som about kan ha", table(["`about`", "Gäller"], perspectives)
    )


def _criterion(entry: Mapping[str, Any]) -> Iterator[str]:
    yield f"## {entry['id']}"
    about = asks_about_perspective(entry)
    yield sentence(f"{entry['means']}{' (*om ett perspektiv*)' if about else ''}")
    yield _verdicts(entry)
