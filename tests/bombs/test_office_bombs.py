"""What is copied into a Word file that is written, without anybody having looked into it."""

from __future__ import annotations

import tracemalloc
import zipfile
from io import BytesIO

import pytest
from builders import docx, para

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.limits import MIB
from konsekvens_lint.office import rewriting
from konsekvens_lint.office.rewriting import rewritten

PICTURE = "word/media/image1.bmp"


def with_picture(mebibytes: int) -> bytes:
    """A Word file with a picture of zeros."""
    out = BytesIO(docx(para("Nämnden antar taxan.")))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(PICTURE, bytes(mebibytes * MIB))
    return out.getvalue()


def test_a_picture_that_is_a_thousand_times_as_large_unpacked_is_copied_in_pieces() -> None:
    data = with_picture(48)
    assert len(data) < MIB
    tracemalloc.start()
    try:
        done = rewritten(data, {"word/comments.xml": b"<x/>"})
        assert tracemalloc.get_traced_memory()[1] < 16 * MIB
    finally:
        tracemalloc.stop()
    with zipfile.ZipFile(BytesIO(done)) as package:
        assert package.getinfo(PICTURE).file_size == 48 * MIB
        assert package.testzip() is None
        assert package.read("word/comments.xml") == b"<x/>"


def test_more_than_any_word_file_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewriting, "MAX_PACKAGE_BYTES", MIB)
    monkeypatch.setattr(rewriting, "MAX_FILE_BYTES", MIB)
    with pytest.raises(DocumentError) as caught:
        rewritten(with_picture(3), {})
    assert caught.value.code == "too_large"
