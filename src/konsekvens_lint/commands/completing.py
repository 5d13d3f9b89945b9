"""What a shell offers after Tab for the names that options and arguments take. The rules are read when it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from konsekvens_lint.rulebook.book import Rulebook


def files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Files and folders, which the shell itself knows."""
    return paths(incomplete)


def rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Rules by code, and by name where the word begins one."""
    book = _book(ctx)
    codes = {rule["code"]: rule["title"] for rule in book.rules}
    return offered(codes, incomplete) or offered({r["name"]: r["title"] for r in book.rules}, incomplete)


def checklists(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Checklists by name."""
    return offered({entry["id"]: entry["title"] for entry in _book(ctx).checklists}, incomplete)


def profiles(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Profiles by name."""
    return offered({entry["id"]: entry["title"] for entry in _book(ctx).profiles}, incomplete)


def kinds(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Kinds of documents."""
    from konsekvens_lint.formats.words import KINDS

    return offered(KINDS, incomplete)


def templates(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Kinds of documents that there is a template for."""
    from konsekvens_lint.formats.words import KINDS

    return offered({kind: KINDS[kind] for kind in _book(ctx).templates}, incomplete)


def paths(incomplete: str) -> list[CompletionItem]:
    """What has the shell offer its own: files and folders."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def offered(words: Mapping[str, str], incomplete: str) -> list[CompletionItem]:
    """Of the words, each with what it means, those that the last part of `incomplete` begins: parts have commas between."""
    from click.shell_completion import CompletionItem

    before, comma, last = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{word}", help=meaning)
        for word, meaning in words.items()
        if word.casefold().startswith(last.casefold())
    ]


def _book(ctx: click.Context) -> Rulebook:
    """The rulebook with the packs that the line names; without those that are wrong, which a run tells of."""
    from konsekvens_lint.commands.books import rulebook
    from konsekvens_lint.rulebook.errors import PackError

    try:
        return rulebook(ctx.params.get("packs") or ())
    except PackError:
        return rulebook(())
