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
#: Folders in each other, below one that is given: the system goes through all above a file each time it is asked for.
MAX_FOLDERS: Final = 300
#: A plain text or Markdown file: MAX_CHARACTERS, of two bytes and more where it is not in Latin letters.
MAX_TEXT_BYTES: Final = 20 * MIB
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
#: Bytes of a stream whose rows are told by how they differ from each other, which it puts together byte by byte.
SLOW_PREDICTED_BYTES: Final = 16 * MIB
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

#: A file that says how documents are judged: a rule file, a configuration (YAML or TOML). Ours have 28 kB at most.
MAX_SETTINGS_BYTES: Final = MIB // 2
#: Keys and values of one such file: a second or so to read. Ours have 1 900 at most.
MAX_SETTINGS_VALUES: Final = 20_000
#: How deep lists and mappings may stand in each other there: no file of ours needs the half.
MAX_SETTINGS_DEPTH: Final = 50
#: Configurations that one builds on, and the steps between it and the last.
MAX_EXTENDED: Final = 100
MAX_EXTENDED_STEPS: Final = 20
#: Characters of a pattern for paths, and its stars and double stars. What a pattern is matched with tries every way to
#: share a name among the stars: four of them in the longest name that a system allows take a second, five a minute.
MAX_PATTERN: Final = 1_000
MAX_PATTERN_STARS: Final = 4
MAX_PATTERN_FOLDERS: Final = 2
#: Rule files of one pack, and their bytes together; ours are 200, and 0.6 MiB.
MAX_PACK_FILES: Final = 2_000
MAX_PACK_BYTES: Final = 4 * MIB
#: Characters of a regular expression in a rule file; ours have 456 at most. How long one may look is a matter of LIMITS.
MAX_EXPRESSION: Final = 2_000

#: A baseline, and what JSON parts in it (values, lists, objects): some 60 000 findings, of ten such each.
MAX_BASELINE_BYTES: Final = 16 * MIB
MAX_BASELINE_VALUES: Final = 1_000_000

#: The table of metadata of an audit (CSV): its bytes, the documents in it and its columns; a diary has ten of these.
MAX_METADATA_BYTES: Final = 16 * MIB
MAX_METADATA_ROWS: Final = 200_000
#: Bytes of a result that an earlier run has kept, as JSON; a memo's has six thousand, and one on hundreds of pages ten.
MAX_RESULT_BYTES: Final = 4 * MIB
#: Bytes of all of them: when the file is larger, a quarter goes, those first that were not used for longest. Some 70 000
#: memos.
MAX_CACHE_BYTES: Final = 256 * MIB

#: Bytes of one value in an audit's database: a document's facts have some thousand.
MAX_VALUE_BYTES: Final = 8 * MIB
#: The rows of a table of votes that are read, and the columns of a row, here and in a table of metadata.
MAX_VOTES: Final = 50_000
MAX_TABLE_COLUMNS: Final = 300

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
