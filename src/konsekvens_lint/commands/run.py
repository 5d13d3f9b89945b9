"""The results of a run: judged by what holds for each document, from the cache where that can be, and held against the
baseline."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import click

from konsekvens_lint.commands.caching import check_once, opened_cache
from konsekvens_lint.commands.targets import Targets
from konsekvens_lint.documents.refusals import too_large
from konsekvens_lint.limits import MAX_FILE_BYTES
from konsekvens_lint.machine.system import reason
from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.running import failures
from konsekvens_lint.running.finding import real
from konsekvens_lint.running.sources import Piped, Source

if TYPE_CHECKING:
    from konsekvens_lint.running.cluster.cluster import Cluster
    from konsekvens_lint.running.jobs import Run

_STDIN_NAME = "stdin.md"
_NOTHING: Mapping[str, None] = MappingProxyType({})
Result = DocumentReport | Unread
_Use = Callable[[DocumentReport], DocumentReport]


class Means(NamedTuple):
    """How a run goes about it. `jobs` is the number of workers, 0 for as many as pay; `cache` and `baseline` say whether
    these are used, and `in_order` whether results wait for those of the documents before. `cluster` is where documents are
    judged, if not on this machine; its results come as they are ready.
    """

    jobs: int = 0
    ocr: bool = False
    cache: bool = True
    baseline: bool = True
    in_order: bool = True
    cluster: Cluster | None = None


def results(
    targets: Targets, means: Means, digests: Mapping[str, str | None] = _NOTHING
) -> Generator[Result, None, None]:
    """The result of each document, with the limit that holds for it. What the baseline knows is told
    apart, and what the configuration lets be unread has its reason. `digests` are the SHA-256 of documents that have been
    read already, by what they are called in their results.

    Errors, before any document is read: PackError and UnknownChoice; ClickException for a baseline that cannot be used.
    """
    known = _baselines(targets) if means.baseline else {}
    for result in _judged(targets, means, digests):
        if isinstance(result, Unread):
            yield _accepted(result, targets)
        else:
            settings = targets.settings[result.path]
            use = known.get(settings.baseline)
            yield (use(result) if use else result)._replace(fail_on=settings.fail_on)


def _judged(targets: Targets, means: Means, digests: Mapping[str, str | None]) -> Iterator[Result]:
    from konsekvens_lint.gate.remembering import ToJudge, judged, try_choices
    from konsekvens_lint.machine.scratch import sweep

    with opened_cache(wanted=means.cache) as cache:
        for configuration in targets.asked.resolver.configurations.all():
            packs = targets.asked.resolver.of(configuration.folder, is_folder=True).packs
            check_once(configuration, packs, cache)
        # Wrong choices are told before anyone is asked for a text, and where there is nothing to judge.
        try_choices(targets.usual.options, targets.usual.packs, cache)
        to_judge: list[ToJudge | Unread] = []
        for source in _sources(targets):
            if isinstance(source, Unread):
                to_judge.append(source)
            else:
                name = str(source)
                settings = targets.settings[name]
                to_judge.append(ToJudge(source, settings.options, settings.packs, digests.get(name)))
        try:
            yield from judged(to_judge, cache, _how_to_run(means))
        except failures.CannotStart as error:
            raise click.ClickException(
                f"processerna som granskar kan inte startas ({error}): kör med --jobs 1, som granskar utan dem"
            ) from error
        finally:
            if means.ocr:
                # A worker that was killed has left what it lent to the programs that recognise text.
                sweep()


def _how_to_run(means: Means) -> Run:
    from konsekvens_lint.limits import LIMITS, OCR_LIMITS
    from konsekvens_lint.running.runner import run_jobs

    limits = OCR_LIMITS if means.ocr else LIMITS
    if means.cluster:
        return partial(means.cluster.run, limits=limits)
    return partial(run_jobs, workers=means.jobs, limits=limits, in_order=means.in_order)


def _sources(targets: Targets) -> Iterator[Source | Unread]:
    if targets.stdin:
        yield _standard_input(targets.stdin, targets.asked.stdin_name or _STDIN_NAME)
    yield from targets.found.files


def _standard_input(path: str, name: str) -> Piped | Unread:
    """All of standard input, or why it cannot be had."""
    try:
        # It may have no end.
        data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        what_to_do = "kontrollera vad som skickas in och försök igen"
        message = f"Standard in gick inte att läsa ({reason(error)}): {what_to_do}."
        return Unread(path, "broken", message)
    if len(data) > MAX_FILE_BYTES:
        refusal = too_large(MAX_FILE_BYTES)
        return Unread(path, refusal.code, refusal.message)
    return Piped(path, data, name)


def _baselines(targets: Targets) -> dict[Path | None, _Use]:
    """What each baseline of the run does to a report; one that is told in two ways counts as one."""
    files = {each.baseline for each in targets.settings.values() if each.baseline}
    if not files:
        return {}
    from konsekvens_lint.gate.baseline_file import BaselineError
    from konsekvens_lint.gate.use import use_baseline

    try:
        uses = {real(file): use_baseline(file) for file in sorted(files)}
    except BaselineError as error:
        raise click.ClickException(str(error)) from error
    return {file: uses[real(file)] for file in files}


def _accepted(unread: Unread, targets: Targets) -> Unread:
    """The same with the configuration's reason to accept it. What was asked for by name is not accepted, but where a hook
    names all files; and what is not there never is.
    """
    is_named = unread.path in targets.named and not targets.asked.force_exclude
    if is_named or unread.code == "missing":
        return unread
    return unread._replace(accepted=targets.asked.resolver.accepts(Path(unread.path)))
