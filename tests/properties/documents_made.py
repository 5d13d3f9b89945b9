"""Documents as people write them, without any format: what a property is held against.

`made()` is any document, with odd characters and much that is merged, nested and wrapped; `memos()` are well-made papers,
whose sections every format can tell. All that is said of a document here comes from how it was made, and nothing from how
it is read.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from hypothesis import strategies as st

#: Words that every format and font can write.
LATIN = """
nämnden beslutar kvinnor män flickor pojkar verksamheten ökar insatser åtgärder överenskommelse jämställdhet och att i för
av med en tills som inte påverkas förslaget innebär taxan barn äldre bedöms medborgare region kommunen budget uppföljning
Socialnämnden Älvsunda Region Ärendet Kostnaden Enligt öppettider hälften statistik uppdelad redovisas saknas under 2025
1240 34,5 2025-03-11 71% (bilaga bilaga) t.ex. bl.a. dvs. ca 12 kap. "citat" könsfördelning, flick- ledamöter; följande:
idé é3 a/b-c SOU 2015:50 anna.ek@kommun.se https://kommun.se/a?b=1 §4 50/50 x,y 3.2 enkät! Varför?
""".split()
#: Words that hold what converters, phones and other languages bring along.
ODD = [
    "köns\u00adför\u00addelning", "icke\u2011binär", "50\u00a0000\u00a0kronor", "ma\u0308n", "a\u030aldrar", "o\u0308ver",
    "\ufb02icka", "o\ufb03ciell", "kv\u200binnor", "\ufefford", "vän👩\u200d👩\u200d👧ner", "🙂bra", "שלום", "مرحبا", "x²y",
    "İstanbul", "straße", "”svenskt”", "»citat»", "–tanke–", "e\u0301te\u0301", "n\u0303\u0301o", "ａｂｃ", "kö\u0323n",
    "R&D", "<b>fet</b>", "a<b", "&amp;", "C++", "snake_case", "a*b*c", "två|delar", "50\u202f000", "slut…", "rad\u2028bruten",
    "\u200fرقم", "Ǆungla", "㎡yta", "\u0430\u0431\u0432", "tab\u000bvertikal", "[x]", "[hakar](http://a.se)", "`kod`",
    "a\u0301\u0308b", "중앙", "한국", "ÅÄÖ", "\u212bngström", "dag\u2010bok", "\u2212\u0035\u0030\u0030",
]  # fmt: skip
#: Words of headers, footers and notes alone, and words that nobody shall see.
ASIDE = "Lindåkra kommun Kommunledningskontoret Enskilda Stöd Avgifter".split()
GONE = ["struket", "borttaget", "överspelat", "dolt"]
#: Names that sections of memos have in Sweden.
SECTIONS = [
    "Bakgrund", "Förslag till beslut", "Ärendet", "Sammanfattning", "Ekonomiska konsekvenser", "Konsekvenser för barn",
    "Konsekvenser för jämställdhet", "Uppföljning", "Beskrivning av ärendet",
]  # fmt: skip
#: What memos say of women and men, well and badly, and what stands at their head.
SENTENCES = [
    "Ärendet bedöms inte ha någon påverkan på jämställdheten.", "Av dem som tränar är 71 procent män.",
    "Taxan höjs med XX kronor.", "Taxan gäller från åååå-mm-dd.", "Förslaget berör både kvinnor och män.",
    "Fler flickor än pojkar söker sig till öppna verksamheter.", "Könsuppdelad statistik saknas för de äldre.",
    "Under 2024 fick 1 240 kvinnor och 860 män stöd.", "Förslaget bidrar till målet om en jämn fördelning av makt.",
    "Äldre kvinnor åker oftare buss än äldre män.", "Nämnden följer upp åtgärden år 2027, uppdelat på kön.",
    "Barnets bästa har prövats.", "Kostnaden ryms inom nämndens ram.", "Utrikes födda kvinnor står längre från arbete.",
    "Män gör 63 % av alla resor.", "Förslaget påverkar kvinnor och män lika, eftersom taxan är densamma.",
]  # fmt: skip
HEAD = [
    "Socialförvaltningen", "Dnr SN 2025/00123", "Handläggare: Åsa Öberg", "Datum: 12 mars 2025", "Tjänsteskrivelse",
    "Till socialnämnden", "Miljö- och byggnadsnämnden", "Fastställd: 2025-03-11",
]  # fmt: skip
_WORD = re.compile(r"\w{2,}")


@dataclass(frozen=True)
class Heading:
    """A heading; `level` from 1."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, with the footnote that it has, if any."""

    text: str
    note: str | None = None


@dataclass(frozen=True)
class Item:
    """An item of a list; `depth` from 0."""

    text: str
    depth: int = 0


@dataclass(frozen=True)
class GridCell:
    """A cell, with its place and how far it reaches."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Grid:
    """A table of so many rows and columns; a merged cell stands once."""

    height: int
    width: int
    cells: tuple[GridCell, ...]

    def at(self, row: int, column: int) -> GridCell | None:
        """The cell that covers the place."""
        return next(
            cell
            for cell in self.cells
            if cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns
        )


@dataclass(frozen=True)
class Box:
    """Paragraphs in a frame of their own: a text box, where the format has one."""

    texts: tuple[str, ...]


Block = Heading | Paragraph | Item | Grid | Box


@dataclass(frozen=True)
class Made:
    """A document: its title and blocks, and what stands over and under each page."""

    title: str
    blocks: tuple[Block, ...]
    header: str = ""
    footer: str = ""

    @property
    def body(self) -> list[str]:
        """The texts of the body in their order, cell by cell."""
        return [self.title, *(text for block in self.blocks for text in texts_of(block) if text)]

    @property
    def notes(self) -> list[str]:
        """The footnotes, in order."""
        return [block.note for block in self.blocks if isinstance(block, Paragraph) and block.note]

    @property
    def sections(self) -> list[tuple[tuple[str, ...], str]]:
        """Each text of the body below the title, with the headings over it."""
        over: list[Heading] = []
        told = []
        for block in self.blocks:
            if isinstance(block, Heading):
                over = [*(each for each in over if each.level < block.level), block]
            told += [(tuple(each.text for each in over), text) for text in texts_of(block) if text]
        return told


def texts_of(block: Block) -> list[str]:
    """The texts that a block holds, in order."""
    if isinstance(block, Grid):
        return [cell.text for cell in block.cells]
    return list(block.texts) if isinstance(block, Box) else [block.text]


def words(text: str) -> list[str]:
    """The words of a text: two letters or figures, or more. A sign or one letter may be a list's mark, and a number of two
    figures too; a word that a reader may show in another form of its characters counts as the same.
    """
    same = re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", unicodedata.normalize("NFKC", text))
    return [word for word in _WORD.findall(same) if not (word.isdecimal() and len(word) < 3)]


def _line(pool: list[str], fewest: int, most: int) -> st.SearchStrategy[str]:
    space = st.sampled_from([" "] * 12 + ["\u00a0", "  "])
    word = st.sampled_from(pool)
    pairs = st.lists(st.tuples(space, word), min_size=fewest, max_size=most)
    return pairs.map(lambda pairs: "".join(space + word for space, word in pairs).strip())


def _prose(pool: list[str], most: int = 30) -> st.SearchStrategy[str]:
    end = st.sampled_from([".", ".", ".", "", ":", "?"])
    return st.tuples(_line(pool, 1, most), end).map(lambda each: each[0][:1].upper() + each[0][1:] + each[1])


@st.composite
def grids(draw: st.DrawFn, pool: list[str], *, merged: bool = True) -> Grid:
    """A table, maybe with merged cells, and with empty ones."""
    height, width = draw(st.integers(2, 4)), draw(st.integers(2, 4))
    held: dict[tuple[int, int], GridCell] = {}
    for row in range(height):
        for column in range(width):
            if (row, column) in held:
                continue
            text = draw(st.one_of(_line(pool, 1, 4), st.just("") if row and column else _line(pool, 1, 2)))
            tall = draw(st.integers(1, height - row)) if merged and draw(st.integers(0, 5)) == 5 else 1
            broad = draw(st.integers(1, width - column)) if merged and draw(st.integers(0, 5)) == 5 else 1
            over = [(row + down, column + right) for down in range(tall) for right in range(broad)]
            tall, broad = (1, 1) if held.keys() & set(over) else (tall, broad)
            cell = GridCell(text, row, column, tall, broad)
            held |= {(row + down, column + right): cell for down in range(tall) for right in range(broad)}
    return Grid(height, width, tuple(dict.fromkeys(held[at] for at in sorted(held))))


def _blocks(pool: list[str]) -> st.SearchStrategy[Block]:
    note = st.one_of(st.none(), st.none(), st.none(), _prose(ASIDE, 8))
    heading = st.builds(Heading, st.integers(1, 4), _line(pool, 1, 6) | st.sampled_from(SECTIONS))
    paragraph = st.builds(Paragraph, _prose(pool), note)
    item = st.builds(Item, _prose(pool, 10), st.integers(0, 2))
    box = st.builds(Box, st.lists(_prose(pool, 8), min_size=1, max_size=2).map(tuple))
    block = st.one_of(paragraph, paragraph, heading, item, grids(pool), box)
    return block.filter(lambda block: isinstance(block, Grid) or all(map(has_letters, texts_of(block))))


def made(pool: list[str] | None = None, most: int = 8) -> st.SearchStrategy[Made]:
    """Any document of words from the pool: all there are, where none is given."""
    pool = [*LATIN, *ODD] if pool is None else pool
    aside = st.one_of(st.just(""), _line(ASIDE, 2, 4))
    blocks = st.lists(_blocks(pool), min_size=1, max_size=most).map(tuple)
    return st.builds(Made, _line(pool, 1, 6).filter(has_letters), blocks, aside, aside)


def has_letters(text: str) -> bool:
    """Whether the text holds a word of letters: a number alone is a page's."""
    return any(not word.isdecimal() for word in words(text))


@st.composite
def memos(draw: st.DrawFn, *, deep: bool = False) -> Made:
    """A well-made paper: a title, sections with names that memos have, and whole sentences under each. `deep`: sections stand
    in each other.
    """
    # No full stop within, no figures and no marks: what a section is must not hang on those.
    pool = [word for word in LATIN if word.isalpha() and word.islower() and len(word) > 3]
    sentence = _line(pool, 8, 24).map(lambda text: " ".join(text.split()).capitalize() + ".")
    blocks: list[Block] = []
    for name in draw(st.lists(st.sampled_from(SECTIONS), min_size=1, max_size=4, unique=True)):
        blocks.append(Heading(draw(st.integers(2, 3)) if deep else 2, name))
        blocks += [Paragraph(text) for text in draw(st.lists(sentence, min_size=1, max_size=3))]
    return Made(
        "Nya öppettider för " + draw(st.sampled_from(["badhuset", "återbruket", "ishallen"])), tuple(blocks)
    )


@st.composite
def papers(draw: st.DrawFn) -> Made:
    """A memo that says something that can be judged, with a head."""
    blocks: list[Block] = [
        Paragraph(text) for text in draw(st.lists(st.sampled_from(HEAD), max_size=3, unique=True))
    ]
    for name in draw(st.lists(st.sampled_from(SECTIONS), min_size=1, max_size=4, unique=True)):
        blocks.append(Heading(2, name))
        told = draw(
            st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=1, max_size=3)
        )
        blocks += [Paragraph(" ".join(sentences)) for sentences in told]
    return Made(
        "Nya öppettider för " + draw(st.sampled_from(["badhuset", "återbruket", "ishallen"])), tuple(blocks)
    )
