"""What the tool tells people to write, filled in, is good enough for the tool."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()
MEMO = "# Ny taxa i simhallen\n\n## Förslag till beslut\n\nNämnden höjer avgiften.\n\n## Jämställdhet\n\n{text}\n"
# For each rule the quotations of its advice, each with its gaps filled.
FILLED = {
    "BES01": [
        "Konsekvenser för kvinnor och män. Förslaget berör främst pensionärer. Bland dem är 520 kvinnor och 480 män. "
        "För kvinnor innebär det högre avgift, för män oförändrad avgift. Därför föreslås rabatt för den som badar ofta."
    ],
    "BES02": [
        "Analysen i bilaga 2 visar att kvinnor badar oftare än män. Därför föreslås rabatt för den som badar ofta."
    ],
    "BES03": [
        "Förslaget ändrar varken avgiften eller tiderna, och därför blir det ingen skillnad för kvinnor och män.",
        "Bland dem som berörs är 52 procent kvinnor och 48 procent män, och båda badar lika ofta.",
    ],
    "BES04": [
        "Av dem som berörs är 520 kvinnor och 480 män. Kvinnor badar oftare än män, därför att kurserna hålls på dagtid. "
        "Förslaget innebär för kvinnor att avgiften höjs, för män att den sänks."
    ],
    "BES05": [
        "Kvinnor får dyrare kort. För män innebär förslaget oförändrat pris.",
        "Kvinnor får dyrare kort oftare än män.",
        "Kvinnor får dyrare kort. Män berörs inte, eftersom deras kort inte ändras.",
    ],
    "BES06": [
        "Kvinnor badar oftare än män. Därför föreslås rabatt för den som badar ofta.",
        "Kvinnor badar oftare än män. Skillnaden är liten och följs upp i årsredovisningen.",
        "Kvinnor badar oftare än män. Nämnden råder inte över orsaken, som är arbetstiderna.",
    ],
    "BES07": [
        "Kvinnor badar oftare än män. Därför föreslås en rabatt. Förslaget bidrar till vårt mål om jämställd hälsa "
        "genom att fler män badar.",
    ],
    "BES08": [
        "Kvinnor badar oftare än män. Därför föreslås en rabatt. Om inget görs avstår fler kvinnor från att bada.",
        "Kvinnor badar oftare än män. Därför föreslås en rabatt. Alternativet kortare öppettider skulle för kvinnor betyda "
        "färre bad, för män ingen ändring.",
        "Kvinnor badar oftare än män. Därför föreslås en rabatt. På kort sikt badar fler kvinnor, på längre sikt fler män.",
    ],
    "BES10": [
        "Av badarna är 520 kvinnor och 480 män (källa: kassan, 2025). Kvinnor badar oftare än män.",
        "Kvinnor badar oftare än män. Enligt verksamhetens erfarenhet kommer män mest på helgen.",
    ],
    "BES11": [
        "Kvinnor badar oftare än män. Nämnden ger förvaltningen i uppdrag att utreda rabatter.",
    ],
    "BES09": [
        "Av dem som använder simhallen är 60 procent kvinnor och 40 procent män. För kvinnor innebär det högre "
        "avgift, för män oförändrad avgift. Därför föreslås en rabatt."
    ],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in FILLED.items() for text in texts])
def test_advice_that_is_followed_silences_its_rule_and_all_errors(code: str, text: str) -> None:
    memo = read(Path("memo.md"), MEMO.format(text=text).encode())
    report = check_document(memo, BOOK, plan(Options(), BOOK), "memo.md", "")

    assert report.kind == "tjansteskrivelse"
    assert [
        finding.rule for finding in report.findings if finding.rule == code or finding.level == "error"
    ] == []


@pytest.mark.parametrize("code", [rule["code"] for rule in BOOK.rules if rule["code"].startswith("BES")])
def test_each_quotation_of_the_advice_is_followed(code: str) -> None:
    """The texts above are those of the advice: each quotation's words stand in one of them."""
    advice = " ".join(BOOK.rule(code)["advice"].split())  # type: ignore[index]
    advice = advice.replace("{other_sex}", "män").casefold()
    quotations = [quotation for quotation in re.findall("”([^”]+)”", advice) if "…" in quotation]

    assert quotations
    for quotation in quotations:
        words = [part.strip(" .,") for part in quotation.split("…") if part.strip(" .,")]
        assert any(all(word in text.casefold() for word in words) for text in FILLED[code]), quotation
