"""The sentences that the benchmarks' memos are made of. Written for this project; places and figures are invented."""

from __future__ import annotations

MATTERS = (
    "Nya öppettider på {place}", "Upphandling av ledsagning i {area}", "Riktlinjer för avgifter i {area}",
    "Flytt av {place} till nya lokaler", "Utbyggnad av gång- och cykelvägar i {area}", "Stöd till föreningar i {area}",
    "Ändrad organisation för {place}", "Försök med digitala besök på {place}", "Renovering av {place}",
)  # fmt: skip
PLACES = (
    "simhallen i Norrvik", "biblioteket i Ekbacken", "ungdomsmottagningen", "idrottsplatsen i Lugnet",
    "familjecentralen", "öppenvården i Hamnstaden", "kulturskolan", "träffpunkten Björken", "vårdcentralen i Sjöbo",
)  # fmt: skip
AREAS = (
    "Norrvik", "östra kommundelen", "centralorten", "äldreomsorgen", "grundskolan", "hemtjänsten",
    "kollektivtrafiken", "fritidsverksamheten", "den kommunala vuxenutbildningen",
)  # fmt: skip
GROUPS = (
    "besökare", "elever", "äldre med hemtjänst", "barnfamiljer", "resenärer", "medborgare", "brukare", "ungdomar",
    "anställda i förvaltningen", "patienter", "personer som söker försörjningsstöd",
)  # fmt: skip

SUMMARY = (
    "Förvaltningen föreslår att nämnden godkänner förslaget om {matter}.",
    "Förslaget innebär att verksamheten samlas, att avtalen ses över och att en uppföljning görs efter {few} månader.",
    "Ärendet bereddes tillsammans med berörda enheter under våren och remitterades till {few} nämnder.",
    "Kostnaden ryms inom den beslutade ramen för året.",
    "Beslutet gäller från och med den 1 {month} och följs upp i delårsrapporten.",
)
BACKGROUND = (
    "Nämnden gav i {month} förvaltningen i uppdrag att utreda hur {place} kan utvecklas.",
    "Utredningen bygger på besöksstatistik, intervjuer med personal och en enkät som besvarades av {n} personer.",
    "Under de senaste {few} åren har antalet besök ökat med {p} procent, framför allt på vardagskvällar.",
    "Lokalerna är slitna och motsvarar inte dagens krav på tillgänglighet och arbetsmiljö.",
    "Nuvarande avtal löper ut den 15 {month} och kan förlängas med högst {few} år.",
    "Liknande förändringar har gjorts i flera andra kommuner, med goda erfarenheter av en stegvis övergång.",
    "Personalen har vid två tillfällen lämnat synpunkter, som i huvudsak har arbetats in i förslaget.",
    "Förvaltningen har också tagit del av erfarenheterna från försöket i {area}.",
    "Kartläggningen visar att {groups} ofta väntar längre än de {few} veckor som är målet.",
    "Samverkan med regionen regleras i ett särskilt avtal som behöver förnyas.",
    "Av de {n} ärenden som granskades hade {p} procent handlagts inom utsatt tid.",
    "Ventilationen har dömts ut vid den senaste besiktningen, och fastighetsägaren har lovat att åtgärda bristerna.",
    "Andelen nöjda {groups} har legat stilla på omkring {p} procent sedan mätningarna började.",
    "I budgeten för året finns medel avsatta för en första etapp av arbetet.",
    "Frågan har tidigare behandlats i samband med verksamhetsplanen, där nämnden pekade på behovet av likvärdighet.",
)
PROPOSAL = (
    "Förvaltningen föreslår att öppettiderna ändras så att {place} håller öppet två kvällar i veckan.",
    "En mindre del av verksamheten flyttas till {area}, medan övriga delar blir kvar i nuvarande lokaler.",
    "Bokning ska kunna göras både på webben och per telefon, och den som inte har e-legitimation kan boka på plats.",
    "Avgiften sätts till {n} kronor och räknas upp årligen enligt prisindex för kommunal verksamhet.",
    "Arbetet genomförs i {few} etapper, med början under hösten.",
    "För varje etapp utses en ansvarig som rapporterar till ledningsgruppen.",
    "Handläggare och chefer får en halv dags utbildning innan de nya rutinerna börjar gälla.",
    "Rutinerna för klagomål och synpunkter behålls oförändrade.",
    "Upphandlingen delas upp i mindre delar så att även små leverantörer kan lämna anbud.",
    "Förvaltningen bedömer att förslaget svarar mot de mål som nämnden har beslutat om.",
    "Ett alternativ är att behålla dagens ordning, vilket inte löser bristen på lokaler.",
    "Ett annat alternativ är att köpa platser av en grannkommun, men resvägen blir då lång för {groups}.",
    "Belysningen vid entrén och längs gångvägen byts ut och siktröjning görs vid parkeringen.",
    "Uppföljningen omfattar antal besök, väntetid, kostnad per besök och hur nöjda {groups} är.",
)
ECONOMY = (
    "Kostnaden beräknas till {n} 000 kronor per år och finansieras inom ram.",
    "Engångskostnader för flytt och utrustning uppgår till {n} 000 kronor.",
    "Hyran minskar med {p} procent när den äldre lokalen sägs upp.",
    "Personalkostnaden är oförändrad, eftersom tjänsterna fördelas om inom enheten.",
    "Risken för ökade kostnader bedöms som låg och hanteras i den ordinarie uppföljningen.",
)
CHILDREN = (
    "Barn berörs som anhöriga och som besökare, och deras synpunkter har hämtats in i skolornas elevråd.",
    "Barnets bästa har bedömts, och förslaget innebär att avstånden till verksamheten blir kortare.",
    "Elever i årskurs {few} har deltagit i en dialog om trygghet på vägen till och från {place}.",
)
ENVIRONMENT = (
    "Transporterna minskar när leveranserna samordnas, och utsläppen bedöms minska något.",
    "Lokalen värms med fjärrvärme, och möbler återanvänds så långt det är möjligt.",
)

IMPACT_HEADINGS = (
    "Jämställdhet", "Konsekvenser för jämställdhet", "Konsekvenser för kvinnor och män", "Jämställdhetsanalys",
)  # fmt: skip
# One answer a memo: from nothing at all to one that an expert would be content with.
IMPACTS: tuple[tuple[str, ...], ...] = (
    (),
    ("Förslaget bedöms inte påverka jämställdheten.",),
    ("Förslaget gäller alla oavsett kön och har därför inga konsekvenser för jämställdheten.",),
    ("En jämställdhetsanalys kommer att göras i det fortsatta arbetet.",),
    (
        "Av besökarna är {p} procent kvinnor och {q} procent män.",
        "Kvinnor reser oftare med kollektivtrafik och män oftare med bil. De ändrade tiderna når därför fler kvinnor.",
        "För att männen inte ska få sämre tillgång behålls en öppen förmiddag i veckan.",
    ),
    (
        "Flickor använder {place} mer än pojkar: {p} respektive {q} procent av besöken.",
        "Skillnaden beror på att utbudet av grupper till stor del har vänt sig till flickor.",
        "Förvaltningen föreslår att två av de nya grupperna utformas tillsammans med pojkar i årskurs {few}.",
        "Förslaget bidrar till kommunens mål om jämställd fördelning av resurser.",
    ),
    (
        "Statistiken kan inte delas upp på kvinnor och män, eftersom besöken räknas i dörren.",
        "I enkäten svarade {p} procent av kvinnorna och {q} procent av männen att de känner sig trygga på kvällstid.",
        "Den bättre belysningen bedöms framför allt öka kvinnors möjlighet att delta.",
    ),
)
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "augusti", "september", "oktober", "november",
)  # fmt: skip
TABLES = (
    (("År", "Besök", "Kostnad, tkr"), 3),
    (("År", "Kvinnor", "Män", "Totalt"), 4),
    (("År", "Andel nöjda, procent", "Svarande"), 4),
)
