"""What a file is, by its bytes and not by its name; and text from bytes."""

from __future__ import annotations

from typing import Literal

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.composing import composed

Content = Literal["zip", "ole", "pdf", "rtf", "html", "xml", "picture", "text", "binary"]

_MAGIC: tuple[tuple[bytes, Content], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HEAD = 4096
#: Control characters that no text has; a few stray ones of the others come with old word processors.
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b\x07\x08\x1f\x1e\x02"))


def content_of(data: bytes) -> Content:
    """What the bytes are: a known format by its magic number, else text, else binary."""
    for magic, content in _MAGIC:
        if data.startswith(magic):
            return content
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024] and b"\x00" not in head[:64]:
        return "pdf"
    marked = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if marked.startswith((b"<!doctype html", b"<html")):
        return "html"
    if marked.startswith(b"<?xml"):
        return "html" if b"<html" in marked else "xml"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    return "binary" if _is_binary(head) else "text"


def _is_binary(head: bytes) -> bool:
    """Zero bytes, or more control characters than a text with a few stray ones has."""
    return b"\x00" in head or (len(head) - len(head.translate(None, _CONTROL))) * 50 > len(head)


def text_of(data: bytes) -> str:
    """The text, with `\\n` as its only line end and its letters composed. UTF-8, UTF-16 with a mark, else Windows-1252.

    Errors: DocumentError unreadable_text for UTF-16 that cannot be decoded.
    """
    return composed(decoded(data))


def decoded(data: bytes) -> str:
    """The same with its letters as they are written: composing those of a long text takes seconds."""
    return _decoded(data).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                if encoding == "utf-8-sig":
                    break
                raise refusals.bad_encoding() from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # cp1252 has five unused bytes; a single stray one must not cost the whole document.
        return data.decode("cp1252", errors="replace")


def ole_content(data: bytes) -> Literal["encrypted", "word", "other"]:
    """What an OLE container holds, by the names in its directory.

    A password-protected .docx is an OLE file with a stream EncryptedPackage ([MS-OFFCRYPTO] 2.3.4).
    """
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted"
    others = ("Workbook", "PowerPoint Document", "__properties_version1.0")
    if "WordDocument".encode("utf-16-le") in data:
        return "word"
    return "other" if any(name.encode("utf-16-le") in data for name in others) else "word"
