"""The names that a concept's `ambiguous` may ask for. They need no library: packs are checked where none is installed."""

from __future__ import annotations

#: The names at a word, which a concept's `ambiguous` may ask for beside the concepts of the sentence and its neighbours.
WORD_NAMES: dict[str, str] = {
    "is_noun": "The word is a noun",
    "is_pronoun": "… a pronoun",
    "is_common": "It has the gender of en-words",
    "before_noun": "It belongs to a noun that follows (alla nämnder)",
    "before_adjective": "It belongs to an adjective or participle that stands for a noun (alla anställda)",
    "after_number": "A number stands before it",
    "is_predicate": "It is said of the subject (systemet är äldre)",
}
#: Before a concept's name: the noun or adjective that the word belongs to, or the subject that it is said of, has it.
OF = "of:"
#: Before a concept's name: a heading of the document has it, or the first row of a table.
HEADING = "heading:"
