"""Every limit on what comes from outside, in one place: how much is read, and what one document may cost.

docs/granser.md is made from this module and says in Swedish what is refused. How a run paces itself is in
`running/pace.py`: that refuses nothing.
"""

from __future__ import annotations

from typing import Final, NamedTuple

MIB: Final = 1024 * 1024


class Limits(NamedTuple):
    """What one document may cost: `seconds` of wall time, and `memory` in MiB on top of what the tool needs itself."""

    seconds: float
    memory: int


#: Seconds: 900 pages took 3.6 on a 2.5 GHz core, so an honest book passes on a slow machine too, and a folder run is
#: held up by at most a minute for each file that would hang.
#: Memory: the same 900 pages took 110 MiB. A worker of this size for each of four cores fits a machine with 8 GiB.
LIMITS: Final = Limits(seconds=60, memory=1024)
#: Where text is recognised in pictures: a page takes seconds, and the programs that do it need their own memory.
OCR_LIMITS: Final = Limits(seconds=1800, memory=4096)

#: A file on disk; pictures make honest Word files big, text never does.
MAX_FILE_BYTES: Final = 200 * MIB
#: A plain text or Markdown file: some 5 000 pages.
MAX_TEXT_BYTES: Final = 20 * MIB
#: Characters of a whole document, whatever its format: some 2 500 pages; the longest government inquiries have 4.5
#: million. Understanding and judging takes some 5 seconds a million where every sentence is about women and men.
MAX_CHARACTERS: Final = 8_000_000
#: Pages of a PDF; the longest government inquiries have some 1 500.
MAX_PAGES: Final = 3_000
#: Words on a page of a PDF: one set as densely as a register has 2 000, and a table that is printed on one huge sheet some
#: ten thousand.
MAX_PAGE_WORDS: Final = 30_000
#: Letters on a page, counted before they are made words, and pieces of text that they are drawn in. The most of any
#: page that we have met are 6 600, in 700 pieces.
MAX_PAGE_LETTERS: Final = 300_000
MAX_PAGE_TEXTS: Final = 50_000
#: Lines and shapes of a page that are looked at: a map can have millions, and what is past these is passed over.
MAX_DRAWN: Final = 20_000
#: Points of a page's side: 14 400 is the most that a PDF can say without a unit of its own.
MAX_PAGE_SIDE: Final = 200_000
#: Letters of a page by the second reader, which takes a KiB for each and is ten times as slow. And the bytes of content
#: that it draws of a page, one MiB a second; a drawing within it counts as SLOW_FIGURE_BYTES at least.
SLOW_PAGE_LETTERS: Final = 50_000
SLOW_PAGE_BYTES: Final = 4 * MIB
SLOW_FIGURE_BYTES: Final = 1024
#: Bytes of one object that it takes apart sign by sign, one MiB a second too; and fonts that it makes for one page, each in
#: a millisecond. A merged document has hundreds of fonts, but not on one page.
SLOW_OBJECT_BYTES: Final = 3 * MIB // 4
SLOW_FONTS: Final = 1_000
#: Arrays, dictionaries and saved states of a PDF within each other: the format's own guide is 28 states.
MAX_DEPTH: Final = 1_000
#: Codes that the letters of one font may stand for, and their bytes: a font has 65 536 codes at most.
MAX_FONT_CODES: Final = 2_000_000
#: Digits of what one code of a font stands for: a ligature of three letters has twelve, and the format allows 1 024.
MAX_LETTER_DIGITS: Final = 2048
#: One stream of a PDF, inflated, and all of them: the largest content of a page that is a map has some tens of MiB. Pictures
#: are not inflated and not counted. What is packed closer than MAX_RATIO, below, is refused at RATIO_FLOOR.
MAX_STREAM_BYTES: Final = 128 * MIB
MAX_INFLATED_BYTES: Final = 512 * MIB
#: Filters that one stream goes through; two is usual.
MAX_FILTERS: Final = 8
#: Streams and objects of a PDF that begin and do not end: a damaged file has a few, and each costs a search to its end.
MAX_UNENDED: Final = 1_000
#: Steps from a reference to a reference that leads to an object; one is usual.
MAX_REFERENCES: Final = 32
#: What a worker's memory may grow by while it reads one page of a PDF, in MiB, and more for each byte of the file: a map
#: of a million lines, 10 MiB, needs 270. And seconds of work for one page, and more for each MiB of the file: PDFium does
#: that map in one, pdfminer a page in 0.1, and where the table of objects is damaged all of the file is looked through.
PAGE_GROWTH: Final = 120
PAGE_GROWTH_PER_BYTE: Final = 20
PAGE_SECONDS: Final = 3.0
PAGE_SECONDS_PER_MIB: Final = 0.2
#: Files in a Word package.
MAX_ZIP_ENTRIES: Final = 10_000
#: One part of a Word package, unpacked; a book of 1 000 pages is some 30 MiB of XML.
MAX_PART_BYTES: Final = 128 * MIB
#: All parts that are read of one package, unpacked.
MAX_PACKAGE_BYTES: Final = 256 * MIB
#: Unpacked to packed. Word's own XML reaches 60; a zip bomb has 1 000. Counts for parts above RATIO_FLOOR.
MAX_RATIO: Final = 200
RATIO_FLOOR: Final = 8 * MIB
#: Text boxes and tables within each other.
MAX_NESTING: Final = 40
#: Grid columns of one table; a broken gridSpan can claim millions.
MAX_COLUMNS: Final = 1_000

#: What the page of serve takes in of one document, where --max-mib says nothing else.
UPLOAD_MIB: Final = 50
#: Bytes of an impact section that is written on the page: some fifty pages.
MAX_SECTION_BYTES: Final = MIB // 8
#: Documents of one client that come in, wait or are judged at once: the page sends four at a time.
UPLOADS_EACH: Final = 10
#: Bytes of all documents that the page has in memory at once.
MAX_UPLOADS_BYTES: Final = 768 * MIB
#: Connections at once; a unit's browsers have a handful each. More are told so, and twice as many are not even that.
MAX_CONNECTIONS: Final = 400
#: Seconds for all that stands before the body of a request.
HEAD_SECONDS: Final = 10.0
#: Seconds without a byte of a body that is on its way.
IDLE_SECONDS: Final = 20.0
#: Seconds that one may wait for a turn.
WAIT_SECONDS: Final = 30.0
#: Seconds that a document may take to come, as long as it comes.
UPLOAD_SECONDS: Final = 600.0
#: Bytes of a login, and seconds that it may take to come.
MAX_LOGIN_BYTES: Final = 4096
LOGIN_SECONDS: Final = 5.0
