"""Templates filled in, as an officer does in Word: an answer under each heading, and no prompt left."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from copy import deepcopy

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

TITLES = {
    "tjansteskrivelse": "Kvällsöppet i simhallen",
    "remissvar": "Remissvar över promemorian Längre öppettider i simhallar",
    "utredning": "Utredning om kvällsöppet i simhallen",
    "styrdokument": "Plan för simhallen 2026–2030",
    "budget": "Verksamhetsplan för simhallen 2027",
    "uppfoljning": "Uppföljning av kvällsöppet i simhallen 2026",
}
LETTERHEAD = {
    "Diarienummer": "KFN 2026/118",
    "Datum": "2026-02-10",
    "Handläggare": "Anna Ek, fritidsavdelningen, anna.ek@exempel.se",
    "Till": "Kultur- och fritidsnämnden",
    "Er beteckning": "Fi2026/00412",
    "Utredare": "Anna Ek, fritidsavdelningen",
    "Beslutad av": "Kultur- och fritidsnämnden den 10 februari 2026",
    "Gäller": "simhallen, till och med 2030",
    "Nämnd": "Kultur- och fritidsnämnden",
    "Avser": "1 januari–31 december 2026",
}
_MEMBERS = (
    "Under 2025 hade 1 240 kvinnor och 980 män årskort i simhallen, och 310 flickor och 290 pojkar gick i simskola.",
    "I en enkät i november svarade 204 kvinnor och 187 män. Av kvinnorna ville 46 procent simma efter klockan 20, av "
    "männen 31 procent. Skillnaden beror på att fler kvinnor än män arbetar skift i vården och slutar sent.",
)
# What the officer writes, by what the heading is about.
ANSWERS: dict[str, Sequence[str]] = {
    "Förslag till beslut": (
        "Kultur- och fritidsnämnden beslutar att simhallen håller öppet till klockan 22 på tisdagar och torsdagar,",
        "att en badvärd finns i entrén efter klockan 20 och att parkeringen får ny belysning,",
        "att besöken ska redovisas för kvinnor och män, flickor och pojkar, i delårsrapporten 2027.",
    ),
    "Sammanfattning": (
        "Simhallen stänger i dag klockan 20. Många som arbetar skift hinner inte dit. Förslaget ger dem fyra timmar till i veckan.",
    ),
    "Ärendet": (
        *_MEMBERS,
        "Kvinnorna behöver tider efter kvällspasset, och männen behöver fler banor mellan klockan 17 och 19.",
    ),
    "gender_section": (
        "Fler kvinnor än män, framför allt kvinnor mellan 25 och 45 år, får tider som passar deras arbete, eftersom 46 procent av kvinnorna och 31 procent av männen "
        "vill simma efter klockan 20. Männen får mindre trängsel i banorna tidigare på kvällen, vilket de har efterfrågat. "
        "Både flickor och pojkar behåller sina tider i simskolan.",
        "Av kvinnorna känner sig 38 procent otrygga på parkeringen efter mörkrets inbrott, av männen 9 procent. Därför får "
        "parkeringen ny belysning och entrén en badvärd. Kvinnors och mäns behov tillgodoses på så sätt i samma förslag.",
        "Förslaget bidrar till det nationella målet om jämställd hälsa genom att kvinnor får samma möjlighet som män att "
        "motionera efter arbetet.",
    ),
    "perspective_barn": (
        "Barn påverkas på två sätt. Simskolan behåller sina tider, så flickor och pojkar i simskolan får det som i dag. "
        "Ungdomar mellan 13 och 17 år får bättre tillgång till bassängen, eftersom de kan bada till klockan 21.",
        "Ungdomsrådet har fått säga sin mening och vill ha en vuxen i entrén på kvällen, vilket förslaget ger dem. Barnets "
        "bästa har vägts mot personalens arbetstid: ungdomarnas trygghet fick väga tyngst.",
    ),
    "perspective_funktionsnedsattning": (
        "Personer med funktionsnedsättning får det bättre: badvärden kan hjälpa till med lyften också på kvällen, vilket "
        "saknas i dag.",
    ),
    "perspective_geografi": (
        "För boende på landsbygden blir det bättre, eftersom kvällsbussen går först klockan 21.30 och simhallen i dag är "
        "stängd när de väntar på den.",
    ),
    "perspective_etnicitet": (
        "För människor som är födda i andra länder blir det lättare att lära sig simma, eftersom vuxensimskolan får plats "
        "på kvällen. Informationen finns på fem språk.",
    ),
    "perspective_alder": (
        "Äldre som simmar på förmiddagen behåller sina tider. Personer mellan 20 och 40 år får fler tider på kvällen.",
    ),
    "Ekonomiska konsekvenser": ("Kostnaden är 640 000 kronor per år och ryms inom nämndens ram.",),
    "Uppföljning": (
        "Besöken följs upp i augusti 2027, med siffror för kvinnor och män, flickor och pojkar.",
    ),
    "Beslutsunderlag": ("Enkät om öppettider, november 2025",),
    "Beslutet skickas till": ("Fritidsavdelningen",),
    "Synpunkter på förslagen": (
        "Kommunen tillstyrker förslaget om kvällsöppet. Förslaget i avsnitt 4 påverkar främst kvinnor som arbetar skift, och män "
        "som vill ha mer plats i banorna tidigare på kvällen.",
        *_MEMBERS,
    ),
    "Uppdraget": (
        "Nämnden har bett förvaltningen utreda om simhallen kan hålla öppet längre för besökarna.",
    ),
    "Nuläge": (
        *_MEMBERS,
        "Skillnaden mellan kvinnor och män är störst bland dem mellan 20 och 44 år, och större på landsbygden än i tätorten, "
        "där bussen går oftare.",
    ),
    "Alternativ": (
        "Ett alternativ är att öppna tidigare på morgonen. Om inget görs fortsätter de som arbetar skift att stå utan tider.",
    ),
    "Förslag": ("Utredningen föreslår att simhallen håller öppet till klockan 22 två kvällar i veckan.",),
    "Källor": ("Enkät om öppettider, november 2025",),
    "Syfte": ("Planen ska ge fler kvinnor och män, flickor och pojkar, möjlighet att simma året om.",),
    "Mål": (
        "År 2030 ska lika många kvinnor som män, och lika många flickor som pojkar, kunna simma 200 meter.",
        "Andelen kvinnor som känner sig trygga på väg till simhallen ska vara lika hög som andelen män, minst 90 procent.",
    ),
    "Åtgärder": (
        "Simhallen håller öppet till klockan 22 på tisdagar och torsdagar, så att kvinnor och män som arbetar skift hinner "
        "dit. Fritidsavdelningen ansvarar. Parkeringen får ny belysning under 2026, eftersom kvinnor är mer otrygga än män.",
    ),
    "Nämndens uppdrag": (
        "Simhallen är till för alla kvinnor och män, flickor och pojkar i kommunen.",
        *_MEMBERS,
    ),
    "Styrmått": (
        "Andel kvinnor och andel män som är nöjda med öppettiderna: mål 80 procent för båda.",
        "Andel flickor och andel pojkar i årskurs 6 som kan simma: mål 95 procent för båda.",
    ),
    "Hur resurserna fördelas": (
        "Simskolan får 2,1 miljoner kronor. Av pengarna når 52 procent flickor och 48 procent pojkar. Kvällsöppet får "
        "640 000 kronor, av vilka 56 procent når kvinnor och 44 procent män.",
    ),
    "Resultat": (
        "Under hösten badade 1 420 kvinnor och 1 130 män på kvällen. Bland dem mellan 20 och 44 år var 810 kvinnor och 600 "
        "män, och i de norra kommundelarna bodde 240 kvinnor och 210 män. Av kvinnorna är 84 procent nöjda med tiderna, av "
        "männen 82 procent.",
    ),
    "Analys av jämställdhet": (
        "Fler kvinnor än män badar på kvällen, eftersom fler kvinnor arbetar skift i vården. Skillnaden är störst mellan 20 "
        "och 44 år och i de norra kommundelarna, där bussen går sent.",
    ),
}


def filled(template: bytes, answers: Mapping[str, Sequence[str]], title: str, *, keep: bool = False) -> bytes:
    """The template with each heading's answers in place of its prompts. What has no answer is taken away, unless it is
    to be kept."""
    document = docx.Document(io.BytesIO(template))
    left: dict[str, str | Sequence[str]] = {**({} if keep else LETTERHEAD), **answers}
    for control in list(document.element.body.iter(qn("w:sdt"))):
        name = control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val"))
        written = control.find(qn("w:sdtContent"))[0]
        is_title = Paragraph(written, document).style.name == "Title"
        answer = title if is_title else left.pop(name, ())
        if keep and not answer:
            continue
        for text in [answer] if isinstance(answer, str) else answer:
            copy = deepcopy(written)
            next(copy.iter(qn("w:t"))).text = text
            control.addprevious(copy)
        control.getparent().remove(control)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()
