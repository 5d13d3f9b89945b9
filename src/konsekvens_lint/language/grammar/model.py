"""The model that reads sentences: an installed spaCy pipeline, loaded when a first sentence needs it."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from threading import Lock
from types import ModuleType
from typing import Any, Protocol

from konsekvens_lint.language.grammar.parsed import Parsed, Token
from konsekvens_lint.pipelines import installed

# What no question here asks for.
_UNUSED = ("ner", "trainable_lemmatizer", "lemmatizer", "attribute_ruler", "tagger", "senter")
# What a broken installation raises: spaCy's own errors are ValueErrors and OSErrors, those of its libraries RuntimeErrors.
_FAILURES = (
    ImportError,
    OSError,
    RuntimeError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    AssertionError,
)
# spaCy imports it for its command line alone, which downloads; a library beneath it opens a socket when it is loaded, to
# see what the machine has.
_DOWNLOADS = "requests"
_MARKS = frozenset("*_|•")
# A page that is judged while it is written asks for the same sentences again and again.
_MOST_KNOWN = 2000


class Grammar(Protocol):
    """What reads sentences."""

    def parse(self, sentences: Sequence[str]) -> Mapping[str, Parsed]:
        """Each different sentence, read; nothing for one that the model fails on."""


class Model:
    """An installed spaCy pipeline. It is loaded when it is first asked, and remembers what it has read.

    One that cannot be loaded, or fails, reads nothing from then on: words alone decide, as without it.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.is_broken = False
        self._pipeline: Any = None
        self._known: dict[str, Parsed] = {}
        # spaCy's memory zones are the pipeline's, not the thread's.
        self._lock = Lock()

    def parse(self, sentences: Sequence[str]) -> Mapping[str, Parsed]:
        """Each different sentence, read. All that are new are read in one batch."""
        with self._lock:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self._known]
            if new and not self.is_broken:
                try:
                    self._known.update(zip(new, self._read(new), strict=True))
                except _FAILURES:
                    self.is_broken = True
            return {sentence: self._known[sentence] for sentence in sentences if sentence in self._known}

    def _read(self, sentences: Sequence[str]) -> list[Parsed]:
        if self._pipeline is None:
            self._pipeline = self._loaded()
        # What the pipeline notes of words in the zone is forgotten after it: memory stays flat over thousands of documents.
        with self._pipeline.memory_zone():
            cleaned = [_cleaned(sentence) for sentence in sentences]
            read = self._pipeline.pipe(text for text, _ in cleaned)
            return [_parsed(each, places) for each, (_, places) in zip(read, cleaned, strict=True)]

    def _loaded(self) -> Any:
        with warnings.catch_warnings():
            # A pipeline of another spaCy warns, and works or does not.
            warnings.simplefilter("ignore")
            with _put_off(_DOWNLOADS):
                return import_module(self.name).load(exclude=list(_UNUSED))


@lru_cache(maxsize=4)
def model(name: str | None = None) -> Model | None:
    """The pipeline with the name, else the first that is installed; None where there is none. One for the process."""
    found = installed(name)
    return Model(found) if found else None


class _Later(ModuleType):
    """Stands for a module until something of it is used. (Python's own LazyLoader loads it when it is imported: before 3.12
    an import looks into it.)
    """

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


@contextmanager
def _put_off(name: str) -> Iterator[None]:
    """Whoever imports the module meanwhile gets it when it is first used, and not before."""
    later = _Later(name)
    is_ours = sys.modules.setdefault(name, later) is later
    try:
        yield
    finally:
        if is_ours and sys.modules.get(name) is later:
            del sys.modules[name]


def _cleaned(sentence: str) -> tuple[str, Sequence[int]]:
    """The sentence without marks of emphasis, lists and line ends, which no treebank has; and where each letter stood."""
    kept = [
        at
        for at, letter in enumerate(sentence)
        if letter not in _MARKS and not (letter.isspace() and sentence[at - 1 : at].isspace())
    ]
    return "".join(" " if sentence[at].isspace() else sentence[at] for at in kept), kept


def _parsed(read: Any, places: Sequence[int]) -> Parsed:
    return tuple(
        Token(
            places[token.idx],
            places[token.idx + len(token.text) - 1] + 1,
            token.pos_,
            frozenset(str(token.morph).split("|")),
            token.dep_,
            token.head.i,
        )
        for token in read
    )
