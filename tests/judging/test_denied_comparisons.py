"""A comparison between women and men that is denied is no described difference; a likeness that is denied is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()
#: Words alone, and the language model where one is installed.
READINGS = ("off", None)
# The denial stands in the clause above: it is no effect, or none that is likely.
DENIED_ABOVE = (
    "Förslaget innebär inte att kvinnor får sämre villkor än män.",
    "Förslaget innebär ej att äldre kvinnor får sämre villkor än äldre män.",
    "Beslutet innebär inte heller att männen får lägre ersättning än kvinnorna.",
    "Inte heller innebär beslutet att kvinnor får lägre ersättning än män.",
    "Därmed innebär förslaget inte att kvinnor får sämre villkor än män.",
    "Som helhet innebär förslaget därför inte att män får bättre villkor än kvinnor.",
    "Förvaltningen bedömer att förslaget inte innebär att kvinnor får sämre villkor än män.",
    "Förslaget innebär inte, enligt förvaltningens bedömning, att kvinnor får sämre villkor än män.",
    "Ändringen medför inte att män får längre väntetid än kvinnor.",
    "Ändringen leder inte till att pojkar får färre tider än flickor.",
    "Sammantaget leder inte förslaget till att män får mindre stöd än kvinnor.",
    "Beslutet bedöms inte leda till att kvinnor drabbas hårdare än män.",
    "Beslutet bör inte leda till att ensamstående mammor drabbas hårdare än ensamstående pappor.",
    "Förslaget kommer inte att leda till att kvinnor får lägre lön än män.",
    "Förslaget får inte till följd att kvinnor behöver resa längre än män.",
    "Följden blir inte att flickor tränar mindre än pojkar.",
    "Avgiften gör inte att kvinnor betalar mer än män.",
    "Förslaget innebär inte att kvinnor i högre grad än män förlorar sina bidrag.",
    "Förvaltningen bedömer inte att kvinnor påverkas mer än män.",
    "Vi tror inte att kvinnorna påverkas mer än männen.",
    "Det är inte så att flickor får färre platser än pojkar.",
    "Det kan inte sägas att kvinnor missgynnas jämfört med män.",
    "Det går inte att säga att kvinnor drabbas mer än män.",
    "Det kan inte antas att kvinnor påverkas mer än män.",
    "Av underlaget kan vi inte dra slutsatsen att kvinnor drabbas mer än män.",
    "Vi ser ingen risk att flickor missgynnas jämfört med pojkar.",
    "Vi ser ingen risk att flickor får sämre tider än pojkar.",
    "Nämnden ser inte någon risk för att flickor får mindre plats än pojkar.",
    "Någon risk för att flickor får sämre tider än pojkar ser vi inte.",
    "Att kvinnor skulle få det sämre än män ser vi ingen risk för.",
    "Risken att kvinnor drabbas hårdare än män bedöms som obefintlig.",
    "Det finns inga skäl att tro att kvinnor drabbas mer än män.",
    "Det saknas anledning att tro att flickor missgynnas i förhållande till pojkar.",
    "Det finns inget som talar för att kvinnor drabbas hårdare än män.",
    "Inget tyder på att utrikes födda kvinnor påverkas mer än utrikes födda män.",
    "Ingen av åtgärderna medför att kvinnor får det sämre än män.",
    "Förvaltningen har inte sett några tecken på att kvinnor drabbas mer än män.",
    "Vi har svårt att se att kvinnor skulle drabbas mer än män.",
    "Det är inte troligt att kvinnor drabbas mer än män.",
    "Det är inte sannolikt att fler kvinnor än män berörs.",
    "Det är osannolikt att kvinnor drabbas mer än män.",
    "Det är föga troligt att män väntar längre än kvinnor.",
    "Vi bedömer det inte som troligt att kvinnor drabbas mer än män.",
    "Att kvinnor skulle drabbas hårdare än män bedöms inte som troligt.",
    "Att flickor missgynnas jämfört med pojkar är inte troligt.",
    "Det kan uteslutas att kvinnor drabbas mer än män.",
    "Utökningen genomförs utan att kvinnor får sämre villkor än män.",
    "Det är osannolikt att skillnaderna mellan flickor och pojkar blir större.",
)  # fmt: skip
# The denial stands in the comparison: more is denied, so nothing differs.
DENIED_MORE = (
    "Kvinnor drabbas inte mer än män av förslaget.",
    "Kvinnor berörs inte i högre grad än män.",
    "Nämnden bedömer att kvinnor inte drabbas hårdare än män.",
    "Flickor får inte sämre tider än pojkar genom beslutet.",
    "Enligt vår bedömning kommer kvinnor inte att drabbas hårdare än män.",
    "Förslaget drabbar inte kvinnor hårdare än män.",
    "Förslaget ger inte kvinnor sämre villkor än män.",
    "Förslaget bedöms inte påverka kvinnor mer än män.",
    "Beslutet slår inte hårdare mot kvinnor än mot män.",
    "Det nya schemat missgynnar inte de kvinnliga medarbetarna mer än de manliga.",
    "Vägen blir inte längre för flickor än för pojkar.",
    "Kvinnor påverkas varken mer eller mindre än män.",
    "Förslaget innebär inga försämringar för kvinnor jämfört med män.",
    "Nedläggningen får inga större konsekvenser för kvinnor än för män.",
)
REASONED = (
    "Förslaget innebär inte att kvinnor får sämre villkor än män, eftersom inga tider tas bort.",
    "Det är inte troligt att kvinnor drabbas mer än män, eftersom linjen går lika ofta som förut.",
    "Vi ser ingen risk att flickor får sämre tider än pojkar, eftersom hallen är öppen hela kvällen.",
    "Beslutet bedöms inte leda till att kvinnor drabbas hårdare än män, då avgiften tas ut av föreningen.",
    "Hallen är öppen hela kvällen och därför är det inte troligt att flickor missgynnas jämfört med pojkar.",
    "Eftersom inga tider tas bort innebär förslaget inte att kvinnor får sämre villkor än män.",
    "Förslaget innebär inte att kvinnor får sämre villkor än män. Bara ytterdörren byts och tiderna är som förut.",
    "Kvinnor drabbas inte mer än män, eftersom tiderna inte ändras.",
)
# Likeness is denied: women and men have it differently.
UNLIKE = (
    "Kvinnor tjänar inte lika mycket som män.",
    "Kvinnor får inte lika mycket stöd som män.",
    "Pojkar når inte målen i samma utsträckning som flickor.",
    "Männen deltar inte i samma grad som kvinnorna.",
    "Kvinnor har inte samma möjlighet att resa som män.",
    "Kvinnor har inte tillgång till bil lika ofta som män och drabbas därför hårdare.",
    "Kvinnornas arbetsmiljö är inte lika god som männens.",
    "Bidragen går inte till flickor i samma omfattning som till pojkar.",
    "Förslaget innebär inte lika stora förbättringar för kvinnor som för män.",
    "Förslaget innebär inte att kvinnor får lika mycket stöd som män.",
    "Även om kvinnor inte drabbas lika hårt som män får de sämre tider.",
)
# What is denied is something else: a ground, a remedy, a doubt, an end, a surprise, a condition.
STILL_TOLD = (
    "Det är inte bara kvinnor som drabbas, även män påverkas men mindre.",
    "Förslaget innebär inte bara att kvinnor får sämre villkor än män utan också att de får längre resväg.",
    "Förslaget innebär att kvinnor inte längre får sämre villkor än män.",
    "Efter ändringen får kvinnor inte längre lägre ersättning än män.",
    "Om inget görs drabbas kvinnor mer än män.",
    "Om förslaget inte genomförs drabbas kvinnor hårdare än män.",
    "Genomförs inte förslaget får flickor sämre tider än pojkar.",
    "Utan åtgärder får kvinnor sämre villkor än män.",
    "Det går inte att utesluta att kvinnor drabbas mer än män.",
    "Det kan inte uteslutas att kvinnor drabbas mer än män.",
    "Bedömningen är att det inte kan uteslutas att kvinnor drabbas mer än män.",
    "Det är inte osannolikt att kvinnor drabbas mer än män.",
    "Det är inte omöjligt att flickor missgynnas jämfört med pojkar.",
    "Det råder ingen tvekan om att kvinnor drabbas mer än män.",
    "Det är inte förvånande att kvinnor väntar längre än män.",
    "Det är inte ovanligt att kvinnor väntar längre än män.",
    "Nämnden anser inte att det är rimligt att kvinnor betalar mer än män.",
    "Det beror inte på att kvinnor arbetar mindre än män.",
    "Förslaget hindrar inte att kvinnor drabbas hårdare än män.",
    "Förslaget minskar inte risken att kvinnor drabbas hårdare än män.",
    "Förslaget tar inte hänsyn till att kvinnor reser oftare än män med buss.",
    "Nedläggningen kan inte genomföras utan att kvinnor drabbas hårdare än män.",
    "Kvinnor som inte har bil drabbas hårdare än män som inte har bil.",
    "De som inte hinner fram är oftare kvinnor än män.",
    "Kvinnor är inte nöjda med tiderna och väntar längre än män.",
    "Bussen går inte på kvällen och därför går kvinnor hem oftare än män.",
    "Kvinnor får inte mer än hälften så mycket som män.",
    "Kvinnor får inte bidrag oftare än vart tredje år, vilket män får varje år.",
    "Fler kvinnor än män kan inte resa på kvällen.",
    "Kvinnor drabbas mer än män, inte mindre.",
    "Skillnaden mellan kvinnor och män är inte liten.",
    # A difference is told beside the one that is denied.
    "Kvinnor åker buss oftare än män och förslaget innebär inte att de får sämre tider än männen.",
    "Även om fler kvinnor än män berörs innebär förslaget inte att kvinnor får sämre villkor än män.",
    "Fler kvinnor än män arbetar i förskolan, men förslaget innebär inte att kvinnor får sämre villkor än män.",
    "Förslaget innebär inte att kvinnor får längre väntetid än i dag, medan män får vänta längre.",
    "Av de berörda är 72 procent kvinnor och 28 procent män. Förslaget innebär inte att kvinnor får sämre villkor.",
)  # fmt: skip


def _report(text: str, grammar: str | None, *, heading: str = "Jämställdhet") -> DocumentReport:
    memo = f"# Nya tider\n## Förslag till beslut\nNämnden antar tiderna.\n## {heading}\n{text}\n"
    options = Options(kind="tjansteskrivelse", grammar=grammar)
    return check_document(read(Path("memo.md"), memo.encode()), BOOK, plan(options, BOOK), "memo.md", "")


def _misjudged(texts: tuple[str, ...], judgement: str, heading: str = "Jämställdhet") -> list[object]:
    """The texts that are not so judged, with the reading and what they are judged as."""
    judged = [
        (text, grammar, _report(text, grammar, heading=heading).facts["judgement"])
        for text in texts
        for grammar in READINGS
    ]
    return [each for each in judged if each[2] != judgement]


@pytest.mark.parametrize("heading", ["Jämställdhet", "Ärendet"])
@pytest.mark.parametrize("texts", [DENIED_ABOVE, DENIED_MORE], ids=["above", "more"])
def test_a_denied_comparison_says_that_nothing_changes(texts: tuple[str, ...], heading: str) -> None:
    assert _misjudged(texts, "no_impact_without_reason", heading) == []


def test_a_denied_comparison_may_have_its_reason() -> None:
    assert _misjudged(REASONED, "reasoned_no_impact") == []


@pytest.mark.parametrize("texts", [UNLIKE, STILL_TOLD], ids=["unlike", "told"])
def test_a_difference_is_told_where_something_else_is_denied(texts: tuple[str, ...]) -> None:
    assert _misjudged(texts, "substantive") == []


def test_that_it_is_unlike_is_no_description_where_it_does_not_say_for_whom() -> None:
    text = "Kvinnor och män deltar inte i samma utsträckning."

    assert _misjudged((text,), "assertion_without_content") == []


def test_a_denied_comparison_with_its_figures_is_a_likeness_that_is_shown() -> None:
    text = "Kvinnor väntar inte längre än män: 12 procent av kvinnorna och 13 procent av männen väntar över en vecka."

    assert _misjudged((text,), "likeness_with_evidence") == []


def test_the_absence_of_signs_in_a_source_is_no_evidence() -> None:
    text = "Det finns ingenting i statistiken som visar att kvinnor drabbas mer än män."

    assert _misjudged((text,), "no_impact_without_reason") == []


def test_a_pronoun_is_compared_with_the_other_sex() -> None:
    text = "Två av tre resenärer är kvinnor. Förslaget innebär inte att de får sämre villkor än män."

    assert _misjudged((text,), "one_sex_only") == []


def test_a_denied_comparison_of_children_does_not_describe_what_happens_them() -> None:
    memo = "# Nya tider\n## Förslag till beslut\nNämnden antar tiderna.\n## Barnperspektiv\n{}\n"
    chosen = plan(Options(kind="tjansteskrivelse", profile="barnets-basta", grammar="off"), BOOK)

    def described(text: str) -> str:
        document = read(Path("memo.md"), memo.format(text).encode())
        report = check_document(document, BOOK, chosen, "memo.md", "")
        (verdict,) = (p.verdict for c in report.checklists for p in c.points if p.id == "beskrivet")
        return verdict

    assert described("Förslaget innebär att flickor får sämre tider än pojkar.") == "met"
    assert described("Förslaget innebär inte att flickor får sämre tider än pojkar.") == "missing"


def test_the_finding_points_at_the_denial() -> None:
    told = "Förslaget innebär inte att kvinnor får sämre villkor än män."
    findings = {f.name: f for f in _report(f"Tiderna gäller från mars. {told}", "off").findings}

    assert findings["ingen-paverkan-utan-skal"].place is not None
    assert findings["ingen-paverkan-utan-skal"].place.quote == told
    assert "skillnad-utan-atgard" not in findings
