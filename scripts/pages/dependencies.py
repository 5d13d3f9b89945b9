"""docs/beroenden.md: what gets installed with the tool, from pyproject.toml and dependencies.yaml beside this file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from pages.markdown import code, codes, joined, table

ROOT = Path(__file__).resolve().parents[2]
TOLD: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))

_ABOUT = """\
<!-- Genererad av scripts/generate_docs.py ur pyproject.toml och scripts/pages/dependencies.yaml. -->

# Beroenden: vad som installeras med verktyget

Verktyget använder {direct} programbibliotek, som i sin tur behöver {indirect}: **{whole} paket** att granska och hålla
uppdaterade, av dem {compiled} med kompilerad kod. Alla versioner som projektet provas med står med kontrollsummor i
`requirements-dev.lock`; `pip install --require-hashes -r requirements-dev.lock` installerar just dem (med det som behövs för
utveckling). Paketen hämtas vid installationen. Därefter hämtar verktyget ingenting.
(Räknat på Linux med Python 3.11; på Windows tillkommer `colorama`.)

Ett bibliotek tas med när det gör något som är svårt att göra rätt och som verktyget inte handlar om. Det som verktyget
handlar om – att läsa dokumenten, språket och reglerna – är egen kod. Tester jämför sidan med koden, låsfilen och paketens
egna uppgifter.
"""
_DIRECT = "## Det som verktyget använder"
_INDIRECT = """\
## Det som de i sin tur behöver

Paketen här väljs av biblioteken ovan, och används inte direkt.
"""
_EXTRAS = """\
## Bara för den som vill ha det

Det här installeras inte med verktyget, och utan det fungerar allt annat.
"""


def page() -> str:
    """The page's text."""
    direct, indirect = TOLD["direct"], TOLD["indirect"]
    compiled = sum(bool(each.get("compiled")) for each in (*direct.values(), *indirect.values()))
    about = _ABOUT.format(
        direct=len(direct), indirect=len(indirect), whole=len(direct) + len(indirect), compiled=compiled
    )
    versions = _declared()
    return joined(
        about,
        _DIRECT,
        table(
            ["Paket", "Gör", "Varför inte egen kod", "Behövs för", "Licens"],
            [
                (
                    f"{code(versions[name])}{_mark(each)}",
                    each["does"],
                    each["why"],
                    each["used"],
                    each["licence"],
                )
                for name, each in direct.items()
            ],
        ),
        "\\* Har kompilerad kod.",
        _INDIRECT,
        table(
            ["Paket", "Behövs av", "Licens"],
            [
                (f"{code(name)}{_mark(each)}", codes(each["for"]), each["licence"])
                for name, each in indirect.items()
            ],
        ),
        _EXTRAS,
        table(["Tillval", "Paket", "Gör"], _extras()),
    )


def _mark(each: Mapping[str, Any]) -> str:
    return " \\*" if each.get("compiled") else ""


def _extras() -> Iterator[tuple[str, str, str]]:
    for extra, packages in TOLD["extras"].items():
        for name, does in packages.items():
            yield extra, code(name), does


def _declared() -> dict[str, str]:
    """What pyproject.toml declares, with the versions that will do, by the packages' usual names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {usual_name(each): each for each in project["dependencies"]}


def usual_name(requirement: str) -> str:
    """A package's name as indexes compare it: ``pdfminer-six`` for ``pdfminer.six>=20250506``."""
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()
