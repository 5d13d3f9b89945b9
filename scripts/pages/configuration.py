"""docs/konfiguration.md: what may stand in a configuration, as its schema says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from konsekvens_lint.commands.main import commands as group
from konsekvens_lint.settings.config_file import NAME, PYPROJECT
from konsekvens_lint.settings.config_schema import SCHEMA
from pages.markdown import fenced, joined, table

_ABOUT = f"""\
<!-- Genererad av scripts/generate_docs.py ur src/konsekvens_lint/settings/config_schema.py. -->

# Konfiguration

`{NAME}` säger vad som gäller för dokumenten i mappen där den ligger och i alla mappar under den. En första skrivs av
`konsekvens-lint config init MAPP`, ur det som finns i mappen. Hur den används tillsammans med undantag, baslinje och
pre-commit står i [dokumentmapp.md](dokumentmapp.md).

- **Den närmaste gäller.** För varje dokument söks filen från dokumentets mapp och uppåt, men inte ovanför ett
  git-arkivs rot. `--config FIL` väljer en för alla dokument, `--no-config` ingen. I stället för filen kan tabellen
  `[tool.konsekvens-lint]` i `{PYPROJECT}` användas.
- **Ordning:** flagga, miljövariabel, konfiguration, standardvärde. `extends` läses före filens egna värden; det egna
  går före, och nivåer, mönster och undantag läggs ihop. Sökvägar räknas från filen de står i, mönster från mappen där
  konfigurationen som hittades ligger.
- **Vad som gäller för ett dokument, och varför:** `konsekvens-lint config show DOKUMENT`. Vilka dokument som granskas:
  `konsekvens-lint files MAPP`.
- **Stavfel stoppar.** En okänd nyckel, regel eller profil är ett fel med fil, rad och närmaste stavning, och körningen
  slutar med 2. Ett undantag från en okänd regel gäller inte, och är ett fynd (UND02). Mönster som inte stämmer på något
  dokument sägs när hela mappen granskas.
- Hur stor och hur djup en konfiguration får vara: [granser.md](granser.md#inställningar-och-regler).
- Redigeringsprogram som kan JSON Schema får hjälp av [schemas/konsekvens-lint.json](schemas/konsekvens-lint.json):
  spara den bredvid och skriv `# yaml-language-server: $schema=konsekvens-lint.json` överst i filen.
"""
_EXAMPLE = """\
extends: ../regionens-val.yaml
profile: norrbotten
fail_on: warning
baseline: konsekvens-lint-baseline.json
exclude: [arkiv/, "*utkast*"]
levels:
  BES07: info
documents:
  - match: /protokoll/
    kind: protokoll
  - match: ["/planer/", "verksamhetsplan*"]
    kind: budget
    levels: {STA05: off}
unreadable:
  - match: /arkiv/1998-*.doc
    reason: Beslut från 1998, i gammalt format
suppressions:
  - rule: BES07
    quote: samtliga elever
    reason: Skolans namn på gruppen
    until: 2027-06-30
"""
_IN_TOML = """\
[tool.konsekvens-lint]
profile = "norrbotten"
levels = { BES07 = "info" }

[[tool.konsekvens-lint.documents]]
match = "/protokoll/"
kind = "protokoll"

[[tool.konsekvens-lint.suppressions]]
rule = "BES07"
quote = "samtliga elever"
reason = "Skolans namn på gruppen"
until = 2027-06-30
"""


def page() -> str:
    """The page's text."""
    return joined(
        _ABOUT,
        "## Ett exempel",
        fenced(_EXAMPLE, "yaml"),
        "Detsamma i `pyproject.toml`, i korthet:",
        fenced(_IN_TOML, "toml"),
        "## Nycklar",
        table(["Nyckel", "Betyder", "Värde"], _keys(SCHEMA, "")),
        "## Miljövariabler",
        "Varje flagga nedan kan också ges som miljövariabel. Flera värden skiljs med blanksteg, flera sökvägar som i PATH.",
        table(["Variabel", "Flagga"], _variables()),
        "`KONSEKVENS_LINT_CACHE_DIR` är mappen för sparade resultat: se [dokumentmapp.md](dokumentmapp.md#sparade-resultat).",
    )


def _keys(schema: dict[str, Any], within: str) -> Iterator[tuple[str, str, str]]:
    for name, entry in schema["properties"].items():
        needed = " (krävs)" if name in schema.get("required", ()) else ""
        yield f"`{within}{name}`{needed}", entry.get("title", ""), _value(entry)
        if entry.get("items", {}).get("type") == "object":
            yield from _keys(entry["items"], f"{name}: ")


def _value(entry: dict[str, Any]) -> str:
    if "enum" in entry:
        return ", ".join(f"`{word}`" for word in entry["enum"])
    if entry.get("format") == "date":
        return "datum"
    if entry["type"] == "object":
        return "`regel: nivå`"
    if entry["type"] == "array":
        return "lista med poster" if entry["items"]["type"] == "object" else "lista"
    return "text eller lista" if isinstance(entry["type"], list) else "text"


def _variables() -> list[tuple[str, str]]:
    check = group.get_command(group.make_context("konsekvens-lint", ["check", "x"]), "check")
    assert check is not None
    return sorted(
        (f"`{each.envvar}`", f"`{max(each.opts, key=len)}`") for each in check.params if each.envvar
    )
