"""Text as a reader gathered it, with the elements that it was read from: for those who write in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree


class Strand:
    """Text in pieces, each with the element that it was read from."""

    __slots__ = ("elements", "parts")

    def __init__(self, text: str = "", element: etree._Element | None = None) -> None:
        self.parts: list[str] = []
        self.elements: list[etree._Element] = []
        if element is not None:
            self.add(text, element)

    def add(self, text: str, element: etree._Element) -> None:
        """One more piece."""
        self.parts.append(text)
        self.elements.append(element)

    @property
    def text(self) -> str:
        """The pieces as one text."""
        return "".join(self.parts)
