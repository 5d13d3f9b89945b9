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
#: A plain text or Markdown file: MAX_CHARACTERS, of two bytes and more where it is not in Latin letters.
MAX_TEXT_BYTES: Final = 20 * MIB
#: Pages of a PDF; the longest government inquiries have some 1 500.
MAX_PAGES: Final = 3_000
#: Characters of a whole document, whatever its format: some 2 500 pages; the longest government inquiries have 4.5
#: million. Understanding and judging takes some 5 seconds a million where every sentence is about women and men.
MAX_CHARACTERS: Final = 8_000_000
#: Characters of one paragraph, and of one line of a text file: some 60 pages. The longest met has 2 500.
MAX_PARAGRAPH: Final = 200_000
#: Pieces that Word has made of one paragraph, by how it is formatted.
MAX_PIECES: Final = 50_000
#: Lines of a text file: 1 500 pages have 60 000, and twice that with blank ones between.
MAX_LINES: Final = 250_000
#: Paragraphs, headings and items of a document, those in cells and boxes too; 1 500 pages with a table on each have
#: some 150 000.
MAX_PARAGRAPHS: Final = 250_000
#: Cells of all tables of a document, and columns of one: a broken gridSpan can claim millions.
MAX_CELLS: Final = 250_000
MAX_COLUMNS: Final = 1_000
#: Text boxes and tables within each other.
MAX_NESTING: Final = 40
#: Characters of what stands as YAML before a Markdown text; a longer one says nothing, and is no text either. A
#: document's has some hundred.
MAX_FRONT_MATTER: Final = 20_000

#: Files in a Word package, and bytes of the list of them at its end: that of 10 000 pictures has less than one MiB.
MAX_ZIP_ENTRIES: Final = 10_000
MAX_ZIP_LIST_BYTES: Final = 2 * MIB
#: One part of a Word package, unpacked; a book of 1 000 pages is some 30 MiB of XML, and 50 where Word has formatted
#: every few words anew.
MAX_PART_BYTES: Final = 96 * MIB
#: All parts that are read of one package, unpacked.
MAX_PACKAGE_BYTES: Final = 128 * MIB
#: Tags, and attributes times two, of all XML that is read of a package: each such unit takes a hundred bytes of memory.
#: The book of 1 000 pages has 1 to 4 million, by how Word has formatted it.
MAX_MARKUP: Final = 6_000_000
#: Parts, pictures and links that one part of a package points to.
MAX_RELATIONS: Final = 50_000
#: Comments to the tool in a Word file, and the pieces of text that they stand at, each comment counted by itself: one
#: for a paragraph has a handful of pieces.
MAX_REMARKS: Final = 500
MAX_REMARKED: Final = 500_000
#: Unpacked to packed. Word's own XML reaches 60; a zip bomb has 1 000. Counts for parts above RATIO_FLOOR.
MAX_RATIO: Final = 200
RATIO_FLOOR: Final = 8 * MIB

#: Characters in a cell of a workbook, which is as many as Excel takes.
MAX_CELL_CHARACTERS: Final = 32_767

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
