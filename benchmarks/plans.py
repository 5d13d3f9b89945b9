"""A long plan for the benchmarks, in sentences written for this project; places and figures are invented.

Words that may mean two things stand in it somewhat more often than in paragraphs of public documents, where man was met
in 0.7 % of the sentences, äldre in 0.7, alla in 1.9 and inte in 12 (9,200 sentences of bills, plans and replies). Both
meanings of each occur, and most negations stand where women, men or effects are not spoken of, as they do there.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

#: A printed page of running text.
WORDS_A_PAGE = 350
# What share of the sentences has each word; the rest have none of them.
_SHARES = {"man": 0.015, "äldre": 0.015, "alla": 0.025, "inte": 0.12}

_PLAIN = (
    "Kommunen har under perioden {year}–{next} arbetat med {area} i nära samverkan med regionen och föreningslivet.",
    "Planen omfattar {few} målområden som vart och ett har en ansvarig nämnd och en uppföljning per år.",
    "Befolkningen väntas öka med {n} personer fram till {next}, främst i {place} och längs stambanan.",
    "Andelen invånare som känner sig trygga i {place} har ökat från {p} till {q} procent sedan förra mätningen.",
    "Kvinnor uppger oftare än män att de undviker {place} på kvällen, {p} procent jämfört med {q} procent.",
    "Nämnden ansvarar för att {area} planeras tillsammans med dem som bor och arbetar i {place}.",
    "Investeringar i {area} beräknas till {n} miljoner kronor under planperioden och prövas i varje budget.",
    "Statistiken redovisas uppdelad på kvinnor och män, och på ålder där underlaget är tillräckligt stort.",
    "En översyn av {area} påbörjades i {month} {year} och redovisas för kommunstyrelsen under nästa år.",
    "Flickor och pojkar i årskurs {few} har deltagit i {few} dialoger om hur {place} kan utvecklas.",
    "Förvaltningen föreslår att uppföljningen av {area} samordnas med årsredovisningen.",
    "Handläggningstiden inom {area} har minskat med {few} dagar, samtidigt som antalet ärenden har ökat.",
    "Under {year} genomfördes {n} besök, varav {p} procent i {place}.",
    "Målet är att minst {p} procent av resorna till {place} ska ske till fots, med cykel eller med kollektivtrafik.",
    "Resultatet av enkäten visar att {p} procent av de tillfrågade är nöjda med {area}.",
    "Samverkan med polisen regleras i en överenskommelse som gäller till och med {month} {next}.",
    "Kvinnor tar ut {p} procent av föräldrapenningen och arbetar oftare deltid än män.",
    "Lokalerna i {place} rustas upp i {few} etapper, med början i {month} {year}.",
    "Utbildningsnivån är högre bland kvinnor än bland män, och skillnaden har vuxit sedan {year}.",
    "Verksamheten bedrivs på uppdrag av nämnden och finansieras med statsbidrag och egna medel.",
    "Ansvaret för {area} delas mellan två nämnder, och gränserna beskrivs i reglementet.",
    "Delaktighet bygger på att invånarna får tidig och begriplig information om förändringar i {place}.",
    "Planen har tagits fram av en arbetsgrupp med deltagare från {few} förvaltningar.",
    "Remissen besvarades av {few} nämnder och {n} enskilda personer.",
    "Den fysiska planeringen skapar förutsättningar för möten mellan människor i {place}.",
    "Kostnaden per plats är {n} kronor högre än genomsnittet för jämförbara kommuner.",
    "Elever på introduktionsprogrammen erbjuds praktik inom {area} redan under den första terminen.",
    "Pojkar avslutar gymnasiet med examen mer sällan än flickor, {p} respektive {q} procent.",
    "Ett nytt ledningssystem för {area} infördes i {month} och utvärderas efter {few} månader.",
    "Stadsdelen har {n} invånare och växer genom förtätning runt {place}.",
)
_WITH = {
    "man": (
        "Av handlingsplanen framgår hur man anmäler ett behov av stöd inom {area}.",
        "I {place} har man prövat en gemensam reception för {few} verksamheter.",
        "När man jämför {area} med andra kommuner är skillnaden mellan kvinnor och män ungefär lika stor.",
        "En man som söker stöd får i dag hjälp lika snabbt som en kvinna.",
        "Kan man nå {place} med buss ökar underlaget för både handel och föreningsliv.",
        "Samtalen leds av en kvinna och en man, vilket deltagarna har uppskattat.",
    ),
    "äldre": (
        "Andelen äldre i befolkningen ökar, och behovet av särskilt boende väntas växa fram till {next}.",
        "De äldre ledningarna i {place} byts ut under de närmaste {few} åren.",
        "Äldre kvinnor bor oftare ensamma än äldre män och har i genomsnitt lägre pension.",
        "Den äldre delen av beståndet är byggd före 1970 och saknar hiss i {p} procent av trapphusen.",
        "Träffpunkten i {place} vänder sig till äldre som vill delta i sociala aktiviteter.",
        "Avtal som är äldre än {few} år ses över innan de förlängs.",
    ),
    "alla": (
        "Målet är att alla ska kunna ta del av {area} på lika villkor.",
        "Alla nämnder redovisar sitt arbete med {area} i delårsrapporten.",
        "Kultur och fritid ska vara tillgängliga för alla som bor i kommunen.",
        "Uppföljningen omfattar alla delar av planen och görs i {month} varje år.",
        "Alla elever i årskurs {few} erbjuds simundervisning i {place}.",
        "Programmet gäller för alla bolag där kommunen äger mer än hälften av aktierna.",
        "Vid alla större ombyggnader i {place} prövas tillgängligheten av en sakkunnig.",
        "Alla medarbetare inom {area} får utbildning i bemötande under {year}.",
    ),
    "inte": (
        "Åtgärden ryms inte inom den beslutade ramen för {area}.",
        "Målet för {year} uppnåddes inte, främst på grund av förseningar i {place}.",
        "Uppgifter om {area} har inte kunnat tas fram för perioden före {year}.",
        "Den som inte kan använda den digitala tjänsten får hjälp i {place}.",
        "Om medlen inte räcker prövas i första hand åtgärder inom {area}.",
        "Befolkningen har inte vuxit i den takt som prognosen från {year} angav.",
        "Förvaltningen bedömer att {area} inte behöver tillföras ytterligare lokaler.",
        "Överenskommelsen har inte förnyats sedan {month} {year}.",
        "Lokaler som inte längre används för skola kan upplåtas till föreningar i {place}.",
        "Underlaget är inte uppdelat på kvinnor och män, vilket åtgärdas under {next}.",
        "Kvinnor som inte har egen bil är beroende av kollektivtrafiken till {place}.",
        "Avgifterna höjs inte under planperioden.",
        "Trafikmängden ökar inte i {place}, eftersom genomfarten har stängts.",
        "Resultaten ska inte tolkas som att behovet inom {area} har minskat.",
        "Det finns inte någon gemensam rutin för hur synpunkter på {area} tas om hand.",
        "Skillnaden mellan flickor och pojkar har inte minskat sedan {year}.",
    ),
}
_CHAPTERS = (
    "Trygga miljöer", "Lärande och utbildning", "Arbete och näringsliv", "Hälsa och omsorg", "Resor och transporter",
    "Boende", "Kultur och fritid", "Klimat och miljö", "Demokrati och delaktighet", "Jämställdhet",
)  # fmt: skip
_PARTS = ("Nuläge", "Mål", "Inriktning", "Åtgärder", "Uppföljning")
_AREAS = (
    "samhällsplaneringen", "vuxenutbildningen", "det förebyggande arbetet", "föreningsstödet", "hemtjänsten",
    "kulturskolan", "trafiksäkerheten", "arbetsmarknadsinsatserna", "folkhälsoarbetet", "bostadsförsörjningen",
)  # fmt: skip
_PLACES = (
    "Norrvik", "Ekbacken", "centrumkvarteren", "Sjöbo", "Hamnstaden", "stationsområdet", "Lugnet", "Björkhaga",
)  # fmt: skip
_MONTHS = ("januari", "mars", "april", "maj", "juni", "september", "oktober", "november")


def plan(pages: int, seed: int = 1) -> str:
    """The plan as Markdown, so many pages long; the same for the same seed."""
    random = Random(seed)
    lines, words, chapter = ["# Plan för hållbar utveckling"], 0, 0
    while words < pages * WORDS_A_PAGE:
        number, part = divmod(chapter, len(_PARTS))
        if part == 0:
            lines.append(f"## {number + 1}. {_CHAPTERS[number % len(_CHAPTERS)]}")
        lines.append(f"### {number + 1}.{part + 1} {_PARTS[part]}")
        paragraphs = [" ".join(_sentences(random)) for _ in range(random.randint(4, 7))]
        lines += paragraphs
        words += sum(len(paragraph.split()) for paragraph in paragraphs)
        chapter += 1
    return "\n\n".join(lines) + "\n"


def _sentences(random: Random) -> Iterator[str]:
    for _ in range(random.randint(3, 6)):
        word = random.choices((*_SHARES, None), (*_SHARES.values(), 1 - sum(_SHARES.values())))[0]
        yield _filled(random.choice(_WITH[word] if word else _PLAIN), random)


def _filled(sentence: str, random: Random) -> str:
    year = random.randint(2019, 2025)
    return sentence.format(
        year=year,
        next=year + random.randint(1, 5),
        few=random.randint(2, 9),
        n=random.randint(24, 960),
        p=random.randint(40, 70),
        q=random.randint(20, 39),
        area=random.choice(_AREAS),
        place=random.choice(_PLACES),
        month=random.choice(_MONTHS),
    )
