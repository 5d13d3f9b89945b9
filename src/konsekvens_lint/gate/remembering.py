"""Remembering what earlier runs have judged: only what has changed is judged."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from konsekvens_lint.documents.files import digest_of
from konsekvens_lint.gate.cache.keys import Key, key_of_choices, key_of_document
from konsekvens_lint.report import GRAMMAR_BROKEN, DocumentReport, Unread
from konsekvens_lint.running.jobs import Job, Known, Run
from konsekvens_lint.running.runner import run_jobs
from konsekvens_lint.running.sources import Source
from konsekvens_lint.running.work import Result, Work
from konsekvens_lint.settings.options import Options

if TYPE_CHECKING:
    from konsekvens_lint.gate.cache.results import Cache

#: Why a document is refused, whatever machine it is on.
_LASTING = frozenset(
    {"empty", "encrypted", "legacy_doc", "no_text_layer", "not_a_document", "unreadable_text"}
)


class ToJudge(NamedTuple):
    """A document, and what it is to be judged by. `sha256` is that of its bytes, where somebody has read them already."""

    source: Source
    options: Options
    packs: tuple[Path, ...] = ()
    sha256: str | None = None


def try_choices(options: Options, packs: Sequence[Path] = (), cache: Cache | None = None) -> None:
    """Whether documents can be judged by the choices, also where there are none. Choices that earlier runs have used
    need no rulebook for it. Errors: PackError, UnknownChoice.
    """
    _Choices(options, tuple(packs), cache)


def judged(
    documents: Sequence[ToJudge | Unread], cache: Cache | None = None, run: Run = run_jobs
) -> Generator[Result, None, None]:
    """Each document's report, or why it could not be judged, as soon as it can be told. `run` says where documents are
    judged, and in which order they are told.

    What the cache holds is taken from it, and what it does not is put there, but for documents that are no files, what
    may go better next time, and reports that hold the text. All are looked up at the call, before the first result:
    workers pay only where many are left to judge.

    Errors, at the call: PackError and UnknownChoice for any of the options, and those of `run`. Close the iterator, or
    exhaust it, to stop the workers; the cache stays open.
    """
    chosen = dict.fromkeys((each.options, each.packs) for each in documents if isinstance(each, ToJudge))
    choices = {(options, packs): _Choices(options, packs, cache) for options, packs in chosen}
    return run(
        [
            each
            if isinstance(each, Unread)
            else _Document(each, choices[each.options, each.packs], run).look_up()
            for each in documents
        ]
    )


class _Choices:
    """What documents are judged by. That it can be is tried at once: by earlier runs, or with the rulebook."""

    def __init__(self, options: Options, packs: tuple[Path, ...], cache: Cache | None) -> None:
        self._options = options
        self._packs = packs
        self.cache = cache
        self.key = key_of_choices(options, packs) if cache else None
        # The same, where an earlier run has used these choices; else there is no result to look for.
        self.familiar_key = self.key if cache and self.key and cache.accepts(self.key) else None
        if self.familiar_key:
            return
        self.work()
        if cache and self.key:
            cache.accept(self.key)

    def decide(self, result: Result) -> bool:
        """Whether the result is for what the document holds alone. A library may call a file broken that it had no
        memory for, what recognises text in pictures may be installed tomorrow, and a broken language model mended.
        """
        if isinstance(result, DocumentReport):
            return GRAMMAR_BROKEN not in result.notes
        return result.code in _LASTING and not self._options.pdf.ocr

    def work(self) -> Work:
        """The judging itself. Errors: PackError, UnknownChoice."""
        from konsekvens_lint.running.judging import judging

        return judging(self._options, self._packs)


class _Document:
    """A document on its way through the cache."""

    def __init__(self, asked: ToJudge, choices: _Choices, run: Run) -> None:
        self._source = asked.source
        self._sha256 = asked.sha256
        self._choices = choices
        self._run = run

    def look_up(self) -> Job | Known:
        """Its result of an earlier run, or the job of judging it. The file is read only where there may be such a result
        and nobody has read it, and a pipe never: it can be read but once. A job reads the file again, since it may wait
        for long, or be done in another process.
        """
        cache, key = self._choices.cache, self._choices.familiar_key
        if (
            cache
            and key
            and isinstance(self._source, Path)
            and (digest := self._sha256 or digest_of(self._source))
        ):
            key = key_of_document(key, digest, self._source.suffix)
            if cache.holds(key):
                return Known(partial(self._known, cache, key))
        return self._job()

    def keep(self, result: Result) -> None:
        """Keep what was judged just now, under what was judged: the file may have changed since."""
        cache, key = self._choices.cache, self._choices.key
        if (
            cache
            and key
            and result.sha256
            and isinstance(self._source, Path)
            and self._choices.decide(result)
        ):
            cache.keep(key_of_document(key, result.sha256, self._source.suffix), result)

    def _job(self) -> Job:
        return Job(self._source, self._choices.work(), self.keep)

    def _known(self, cache: Cache, key: Key) -> Result:
        """The result under the key, judged anew where it is gone or damaged after all."""
        found = cache.find(key, str(self._source))
        if found is not None:
            return found
        (result,) = self._run([self._job()])
        return result
