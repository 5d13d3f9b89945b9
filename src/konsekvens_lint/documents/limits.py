"""How much of a file is read: every limit of the readers, in one place."""

from __future__ import annotations

from typing import Final

MIB: Final = 1024 * 1024

#: A file on disk; pictures make honest Word files big, text never does.
MAX_FILE_BYTES: Final = 200 * MIB
#: A plain text or Markdown file: some 5 000 pages.
MAX_TEXT_BYTES: Final = 20 * MIB
#: Pages of a PDF; the longest government inquiries have some 1 500.
MAX_PAGES: Final = 3_000
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
#: What a heading may hold at most; a longer paragraph in a heading's style is prose.
MAX_HEADING: Final = 250
