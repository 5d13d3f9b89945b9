"""The zip that a Word file is. What it says of itself is believed nowhere: sizes, counts and places may all be lies."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from io import BytesIO
from urllib.parse import unquote

from konsekvens_lint.documents import refusals
from konsekvens_lint.limits import (
    MAX_PACKAGE_BYTES,
    MAX_PART_BYTES,
    MAX_RATIO,
    MAX_ZIP_ENTRIES,
    MAX_ZIP_LIST_BYTES,
    MIB,
    RATIO_FLOOR,
)

#: What reading a damaged zip may raise.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    KeyError,
    OverflowError,
)
# The package format allows no others; those can take any amount of memory for a few bytes.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = MIB


def part_name(filename: str) -> str:
    """What a part is known by, whether a file in the zip or a relation names it: names are compared without regard to
    case. A few writers use backslashes or a leading slash.
    """
    return unquote(filename).replace("\\", "/").lstrip("/").lower()


class _File(BytesIO):
    """The bytes of the zip, of which the list of its files is read in one go: a larger one is not read at all."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > MAX_ZIP_LIST_BYTES:
            raise refusals.too_many_parts(MAX_ZIP_ENTRIES)
        return super().read(size)


class Archive:
    """The files of a zip by `part_name`; of two with one name the last counts. `unpacked` are the bytes read so far.

    Errors of all methods: DocumentError broken, encrypted, too_large.
    """

    def __init__(self, data: bytes) -> None:
        self._size = len(data)
        self.unpacked = 0
        try:
            self._zip = zipfile.ZipFile(_File(data))
        except BROKEN:
            raise refusals.broken_zip() from None
        infos = self._zip.infolist()
        if len(infos) > MAX_ZIP_ENTRIES:
            raise refusals.too_many_parts(MAX_ZIP_ENTRIES)
        self._parts = {part_name(info.filename): info for info in infos}

    def __contains__(self, name: str) -> bool:
        return part_name(name) in self._parts

    @property
    def names(self) -> Iterable[str]:
        """The names of all files."""
        return self._parts.keys()

    def read(self, name: str, watch: Callable[[bytes], None] | None = None) -> bytes | None:
        """The bytes of a file, or None where there is no such file. `watch` is given each piece as it is unpacked, and may
        raise: what comes after it is then not unpacked.
        """
        info = self._parts.get(part_name(name))
        if info is None:
            return None
        if info.compress_type not in _METHODS:
            raise refusals.odd_packing()
        data = BytesIO()
        try:
            with self._zip.open(info) as file:
                while piece := file.read(_CHUNK):
                    self._weigh(data.tell() + len(piece), len(piece), info)
                    if watch:
                        watch(piece)
                    data.write(piece)
        except RuntimeError:
            raise refusals.encrypted() from None
        except BROKEN:
            raise refusals.broken_zip() from None
        return data.getvalue()

    def _weigh(self, size: int, more: int, info: zipfile.ZipInfo) -> None:
        """Whether this much of one file may be unpacked, `more` of it being new."""
        self.unpacked += more
        packed = max(1, min(info.compress_size, self._size))
        swollen = size > RATIO_FLOOR and size > MAX_RATIO * packed
        if size > MAX_PART_BYTES or self.unpacked > MAX_PACKAGE_BYTES or swollen:
            raise refusals.zip_bomb()
