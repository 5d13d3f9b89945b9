"""docs/revision.md: what an audit's database holds, from its schema."""

from __future__ import annotations

from collections.abc import Iterator

from konsekvens_lint.audit.comparison import APART, MANY
from konsekvens_lint.audit.figures import FEW
from konsekvens_lint.audit.schema import TABLES, Table, version
from konsekvens_lint.version import __version__
from pages.markdown import code, joined, table

_ABOUT = f"""\
<!-- Genererad av scripts/generate_docs.py ur src/konsekvens_lint/audit/schema.py. Ändra där. -->

# En revision: många dokument i en databas

```sh
konsekvens-lint audit beslut --into revision.db --meta "{{enhet}}/{{år}}/*"
konsekvens-lint report revision.db --html rapport.html --xlsx rapport.xlsx
konsekvens-lint export revision.db --format csv -o revision.csv
konsekvens-lint compare 2023.db 2024.db
```

`audit` går igenom mapparna, granskar varje dokument och sparar allt om det i en SQLite-fil. Stoppas körningen fortsätter
samma kommando med `--resume`: dokument som finns i databasen med samma innehåll, samma inställningar och samma version av
verktyget granskas inte igen. Ange samma flaggor som förut, också `--meta` och `--meta-csv`: utan dem granskas allt på nytt, och
enhet och år läses bara ur dokumenten. Ett nytt försök med dem som gavs upp (`timeout`, `out_of_memory`, `crashed`) kräver en ny
databas; de andra hämtas då ur det som verktyget har sparat på datorn.

## Vad som sparas, och vad det betyder för sekretessen

Databasen **håller citat ur dokumenten**, med sidor och rubriker, så att varje siffra kan visas. Den är lika känslig som
dokumenten: förvara den som dem. Den skapas så att bara ägaren kan läsa den (på Windows gäller mappens rättigheter); en som redan finns behåller sina rättigheter.
Rapporterna får de rättigheter som nya filer får på datorn, så välj en mapp som bara de som får se dokumenten kommer åt. Med `--no-quotes` sparas inget av dokumentens text utom titel, diarienummer,
datum och enhet: inga citat, inga rubriker, och inga ord i fynd och förslag som kan upprepa texten. Var något står (sida, stycke, tecken) finns
kvar. Då sparas inte heller de resultat, med citat, som verktyget annars har kvar på datorn till nästa körning (det som
`--no-cache` stänger av). `export` skriver det som finns i databasen. Inget om den som kör sparas, mer än sökvägarna som
angavs.

Varje dokument skrivs för sig, med allt om det, innan nästa. Dödas körningen saknas bara dokument som ännu inte var
skrivna (högst några tiotal var på väg, och granskas om); vid strömavbrott kan de sista saknas. Filen är hel i båda
fallen. Medan `audit` kör kan inget annat program läsa filen.

## Vad som räknas

- **Granskat** (`judged`): dokumentet har sitt resultat.
- **Inte granskat** (`unread`): med skälet, som kod och i ord.
- **Dubblett** (`duplicate`): samma innehåll och samma ändelse som ett tidigare dokument i ordningen, som raden pekar på.
  Den räknas inte. En länk till en fil eller mapp som redan är med ger ingen rad.

Vad som utelämnas står i [konfigurationen](konfiguration.md) (`exclude`, med mönster som i .gitignore).

## Enhet, datum, typ och diarienummer

`--meta` är ett mönster för hela sökvägen från mappen som angavs. Fälten `{{enhet}}`, `{{datum}}`, `{{år}}`, `{{typ}}` och
`{{diarienummer}}` är en del av ett namn, `*` är vilken del som helst, och `**/` är mappar hur djupt som helst:
`"{{enhet}}/{{år}}/*"` läser `Socialnämnden/2024/beslut.docx`, och `"**/{{datum}} *"` läser `vad/som/helst/2024-03-21 beslut.pdf`.

`--meta-csv` är en tabell (UTF-8 eller som Excel sparar den) med semikolon, komma eller tabb och rubrikerna
`path;enhet;datum;år;typ;diarienummer`: `path` och de som behövs. Sökvägarna räknas från mappen som angavs, eller skrivs
som dokumenten heter i resultatet. Ett datum skrivs 2024-03-21; ett år får stå ensamt. Tabellen går före sökvägen, och
det som dokumentet självt säger kommer sist.

Ur dokumentet läses diarienummer, datum och enhet, där brevhuvudet, sidhuvudet eller inledningen (YAML mellan `---` i en
.md-fil: `datum`, `enhet`, `nämnd`, `förvaltning`) säger dem:

- **Datum**: det som står efter ”Datum” eller ensamt i brevhuvudet; annars sammanträdets (”Sammanträdesdatum”), annars
  beslutets (”Beslutsdatum”, ”Antagen av … 2024-03-21”). Inte datum i den löpande texten, när något gäller till eller
  reviderades, och inte filens egna uppgifter i Word.
- **Enhet**: det som står efter ”Förvaltning”, ”Nämnd” eller ”Enhet”, annars namnet på en nämnd, styrelse, förvaltning
  eller ett kontor som står för sig självt. Av Socialförvaltningen och Socialnämnden är det Socialförvaltningen.

Säger dokumentet flera olika, utan att det framgår vilket som är dess eget, lämnas fältet tomt. Typen läses inte ur
dokumentet: dess slag (`kind`) finns ändå.

## `report`

```sh
konsekvens-lint report revision.db                                          # en kort sammanfattning på skärmen
konsekvens-lint report revision.db revision-2024.db --html rapport.html     # med utvecklingen sedan 2024
konsekvens-lint report revision.db --xlsx rapport.xlsx --top beslut/budget-2026.pdf
```

- `--html`: en webbsida i en enda fil, som kan skickas och öppnas utan nätverk.
- `--xlsx`: en Excel-fil med ett blad för varje del, siffror som går att räkna vidare på, filter och diagram. Texter ur
  dokumenten blir aldrig formler eller länkar. Bladet *Dokument* säger för varje dokument vad det har (mått för mått), och
  *Grupper* hur många kvinnor och män det finns i varje grupp som dokumenten anger.
- Båda visar enheterna år för år, så att det syns vilka som förbättras. Det kräver att enhet och år är kända (`--meta`).
- Utan dem visas antal, andelar, de fem vanligaste bristerna och var det är bäst att börja.
- Tidigare revisioner av samma slag anges efter databasen, i valfri ordning, och ger en trend. Hade en fråga en annan
  ordalydelse då står det där.
- `--top` är dokumentet överst i styrkedjan, med sökvägen som i revisionen eller slutet av den: dess mål om kvinnor och män
  söks bland målen om kvinnor och män i alla andra dokument, oavsett år. Ett mål som står kvar men har tappat kvinnor och män
  hittas alltså inte. Hur mål känns igen står i [matt.md](matt.md#målen-i-styrkedjan). Kräver citat: går inte med `--no-quotes`.

**Så räknas andelar.** En andel är alltid har ÷ (har + har inte), och står med vad den är av och hur många som inte kunde
bedömas: ”62 % (31 av 50), 4 ej bedömda”. *Delvis* räknas till har inte, och visas för sig. Dokument som frågan inte gäller
räknas inte, liksom dubbletter och dokument som inte kunde granskas. Andelar av färre än fem bedömda dokument säger lite: då
står antalet i stället i värmekartan, och ”Här kan ni börja” ordnas efter antalet dokument att förbättra, inte efter andelen.

Vad som räknas står i [matt.md](matt.md), och i rapporten bredvid varje andel. Egna mått följer med ett regelpaket (`--pack`).

**Vad dokumenten visar** gäller de av SKR:s tio punkter som syns i dokument (5–8): nivå 3, 2 eller 1 efter hur stor andel av
dokumenten som har det, och ingen nivå där för få är bedömda. Gränserna står i rapporten. Det är inte organisationens
självskattning.

Länkarna till dokumenten gäller från mappen där rapporten skrivs, så kör `report` i samma mapp som `audit`. Hos den som inte
når dokumenten fungerar allt utom länkarna. I Excel-filen länkas exemplen och grupperna, och bara de filer som finns när den
skrivs.

## `compare`

`konsekvens-lint compare 2023.db 2024.db` jämför två revisioner fråga för fråga: två år, eller två organisationer.
Frågorna är måtten i `report` och punkterna i checklistorna. För varje fråga som finns i båda visas andelen (har ÷ (har +
har inte)), antalen bakom den, och skillnaden i procentenheter mellan andelarna som visas; störst först. ”Delvis” räknas som
har inte, och visas för sig. Är färre än {FEW} bedömda i någon av revisionerna visas ingen skillnad, bara antalen. Frågor
som bara finns i den ena står sist.

Exemplen är dokument som finns i båda och har gått från delvis eller saknas till uppfyllt, eller tvärtom, med citat ur
båda. Har inget dokument gjort det visas i stället ett exempel ur vardera på hur ett uppfyllt svar kan se ut.

Ett dokument är samma i båda om det har samma sökväg från mappen som granskades, annars samma diarienummer och
dokumentslag, annars samma rubrik och dokumentslag. Det som flera dokument i en revision har gemensamt räknas inte, och
dokument ur två olika enheter är aldrig samma. Två organisationer kan ha filer som heter lika: hur många som känts igen
på vad står överst.

Först sägs det som kan göra att siffrorna inte går att jämföra: olika versioner av verktyget, profiler, checklistor eller
ordalydelser, en revision som inte är klar, och få dokument (under {MANY}). Vid frågan sägs när få är bedömda, och när
andelarna ej bedömda skiljer sig mer än {APART} procentenheter. Ingen statistisk prövning görs.

Bara databaser jämförs. Ligger båda åren i en och samma revision visas de i `report`, år för år och enhet för enhet.

## `export`

- `csv`: en rad för varje dokument och punkt i en checklista, som Excel öppnar med ett dubbelklick. Ett dokument utan
  checklista, ett som inte granskades och en dubblett har en rad var. Andelar räknas på raderna med `Granskat`.
- `jsonl`: ett dokument per rad, som i [JSON-rapporten](json.md), med `metadata` (`unit`, `date`, `year`, `type`,
  `diary_number`). En dubblett har `duplicate_of` i stället för resultat eller `error`.

## Tabellerna

Format {version()} (`PRAGMA user_version`). En nyare version av verktyget för en äldre databas framåt när den öppnas; en
databas från en nyare version öppnas inte. Texter, citat och JSON är UTF-8.

Format 2 har fler fakta: avsnittets text (`headed_text`), om dokumentet talar om kvinnor och män (`gender_content`), de
globala målen, resultatkedjans nivåer, kvinnor och män i grupper och dokumentets mål. Dokument som granskades med format 1
har dem inte, och räknas som ej bedömda där de behövs. `audit --resume` granskar dem på nytt, eftersom verktygets version
är en annan.
"""

_CLUSTER = f"""\
## Många datorer: ett Dask-kluster

Ett arkiv som tar för lång tid på en dator kan granskas av flera, i ett [Dask](https://distributed.dask.org)-kluster som
är ert eget. Installera **samma version** av verktyget och dess bibliotek på alla datorer i klustret, och starta det:

```sh
pip install "konsekvens_lint-{__version__}-py3-none-any.whl[dask]" sv_konsekvens_lint-{__version__}-py3-none-any.whl   # på alla datorer, också den som frågar
dask scheduler                                # på en dator; skriver ut sin adress
dask worker tcp://10.0.0.5:8786 --nthreads 4   # på var och en av de andra
konsekvens-lint audit beslut --into revision.db --dask tcp://10.0.0.5:8786
```

Allt annat är som utan `--dask`: samma databas, samma `--meta`, samma egna regler (`--pack` skickas med) och kända fynd.
Det som finns i databasen, eller är sparat på datorn sedan förut, skickas inte. `--jobs` gäller inte: varje arbetare
granskar så många dokument samtidigt som den har trådar (`--nthreads`; lika många som kärnor är lagom, med 1 GiB minne för
var och en utöver Dasks eget). Med `--ocr` ska programmen för textigenkänning finnas hos arbetarna.

- **Vad som lämnar datorn.** Dokumenten skickas i sin helhet till schemaläggaren och vidare till en arbetare, och
  resultaten, med citat, tillbaka. Det går **i klartext** om inte klustret har TLS: ställ in certifikat i Dasks egen
  konfiguration (`distributed.comm.tls`, och `distributed.comm.require-encryption: true`) på alla datorer och ange
  adressen som `tls://…`. Den som når schemaläggaren kan köra program på arbetarna: håll klustret på ett nät som bara ni
  når. Verktyget sparar inget på arbetarnas diskar, men Dask kan lägga det som inte får plats i minnet i sin
  arbetsmapp. Utan `--dask` skickas inget dokument någonstans.
- **Ett dokument som hänger sig, kraschar eller tar för mycket minne** kostar bara sig självt: arbetaren granskar det i en
  egen process, med samma gränser som annars. Det sparas med sitt skäl.
- **En arbetare som dör** kostar inget: en annan granskar det som den hade. Nya arbetare får komma till medan det pågår.
  Dör flera arbetare i rad med samma dokument sparas det som kraschat.
- **Alla bedömer lika, eller ingen.** Är version, regler eller bibliotek olika på någon dator i klustret avbryts
  revisionen (avslutskod 2), med vad som skiljer.
- **Försvinner schemaläggaren**, svarar den inte på en minut, eller är alla arbetare borta så länge, avslutas körningen med 2. Det som är granskat är
  sparat: starta klustret igen och kör samma kommando med `--resume`, med eller utan `--dask`. Detsamma efter Ctrl-C; ett
  dokument som en arbetare redan höll på med granskas där till slut, utan att sparas.
"""


def page() -> str:
    """The page's text."""
    return joined(_ABOUT, (block for each in TABLES for block in _part(each)), _CLUSTER)


def _part(each: Table) -> Iterator[str]:
    yield f"### {each.name}"
    yield each.means
    rows = [[code(column.name), code(column.type.partition(" ")[0]), column.means] for column in each.columns]
    yield table(["Kolumn", "Typ", "Betyder"], rows)
