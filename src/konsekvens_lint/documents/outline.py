"""Headings and contents pages where the format does not say: shared by all readers.

A line is never a heading by its looks alone. What follows decides: a heading opens text, or is a name that
every memo has. The rules, in order, are in `promote`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.identity import title_index
from konsekvens_lint.documents.lines import (
    MAX_CHARACTERS,
    contents_title,
    is_body_name,
    is_contents_entry,
    is_contents_heading,
    is_document_type,
    is_form_field,
    is_known_section,
    is_label,
    is_letterhead,
    is_list_section,
    is_name,
    is_usual_section,
    looks_like_heading,
    number_depth,
    section_name,
)
from konsekvens_lint.documents.vocabulary import fold

#: The longest head of a paper in which its title is looked for.
HEAD = 15
#: Bare lines are taken for headings beside real ones when they are more than this, and so many times more.
FEW = 4
MANY_TIMES = 2
#: So many entries make a list a contents page, with the items of it that do not come back.
FEWEST_ENTRIES = 2
#: A heading that a contents page vouches for may be longer than one that only its looks tell.
MAX_LISTED = 250
_ASIDE = frozenset({"header", "footer", "contents"})


def mark_contents(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with a contents page, found by its heading and entries, as kind 'contents'.

    'Innehåll' opens a contents page only when what follows looks like entries: page numbers at the line ends,
    or lines that come back later as they are.
    """
    result = list(drafts)
    texts: _Texts | None = None
    for start, draft in enumerate(result):
        if draft.kind in ("paragraph", "heading") and is_contents_heading(draft.text):
            texts = texts or _Texts(result)
            end = _contents_end(result, texts, start + 1)
            if end > start + FEWEST_ENTRIES:
                end = _items_end(result, end)
            if end > start + 1:
                for index in range(start, end):
                    result[index] = result[index]._replace(kind="contents", level=None)
    return result


def _items_end(drafts: Sequence[Draft], end: int) -> int:
    """Where the list ends that the entries so far are items of: one that does not come back is an entry too."""
    while 0 < end < len(drafts) and drafts[end - 1].kind == drafts[end].kind == "list_item":
        end += 1
    return end


class _Texts:
    """The texts of all drafts, folded, and where each stands for the first and for the last time."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._folded = [fold(draft.text) for draft in drafts]
        self._last = {text: index for index, text in enumerate(self._folded)}
        self._first = {text: index for index, text in reversed(list(enumerate(self._folded)))}

    def is_first(self, index: int) -> bool:
        return self._first[self._folded[index]] == index

    def is_last(self, index: int) -> bool:
        return self._last[self._folded[index]] == index


def _contents_end(drafts: Sequence[Draft], texts: _Texts, start: int) -> int:
    end = index = start
    while index < len(drafts):
        draft = drafts[index]
        if draft.kind == "contents" or is_contents_entry(draft.text):
            end = index + 1
        elif draft.kind in ("table", "quotation") or texts.is_last(index) or len(draft.text) > 160:
            break
        else:
            # The same line later: an entry without a page number. It must not swallow the first real section.
            end = index + 1 if texts.is_first(index) else end
            if end <= index:
                break
        index += 1
    return end


def complete(drafts: Sequence[Draft], bold_steps: bool = True) -> list[Draft]:
    """The outline of a text that may mark all of its headings, some, or only its title.

    With real headings, bold lines that open text are steps below them (if `bold_steps`); without, bold
    lines are the headings, and without those, bare lines. So are bare lines where they far outnumber the
    real headings.
    """
    top = title_index(drafts)
    real = [index for index, draft in enumerate(drafts) if draft.kind == "heading" and index != top]
    if not real:
        return _below_title(drafts, top)
    many = max(FEW, MANY_TIMES * len(real))
    if sum(map(_is_stub, drafts)) > many:
        bare = promote(drafts, _is_bare, top is not None, min(drafts[index].level or 1 for index in real))
        if sum(draft.kind == "heading" for draft in bare) - len(real) > many:
            return bare
    marked = promote_within(drafts, bold_steps)
    if top is None:
        head = promote(marked[: real[0]], _is_bold)
        marked[: real[0]] = [draft._replace(title=True) if draft.level == 1 else draft for draft in head]
    return marked


def _is_stub(draft: Draft) -> bool:
    """A cheap first look: a short paragraph that ends as no sentence does."""
    return draft.kind == "paragraph" and len(draft.text) <= MAX_CHARACTERS and draft.text[-1:] not in ".:;,"


def _is_bare(draft: Draft) -> bool:
    return looks_like_heading(_typed(draft))


def _is_bold(draft: Draft) -> bool:
    return draft.bold and looks_like_heading(_typed(draft))


def _below_title(drafts: Sequence[Draft], top: int | None) -> list[Draft]:
    if top is None:
        return promote_bold(drafts)
    rest = promote_bold(drafts[top + 1 :], titled=True)
    return [*drafts[: top + 1], *rest]


def promote_bare(drafts: Sequence[Draft]) -> list[Draft]:
    """Headings in a text that marks none: bare lines that open a section."""
    return promote(drafts, _is_bare)


def promote_bold(drafts: Sequence[Draft], titled: bool = False) -> list[Draft]:
    """Headings in a text that marks none but writes them in bold; bare lines if no bold line opens a section.

    `titled`: the title has been found already and stands above these drafts.
    """
    promoted = promote(drafts, _is_bold, titled)
    found = sum(draft.kind == "heading" and draft.level != 1 for draft in promoted)
    return promoted if found else promote(drafts, _is_bare, titled)


def promote_within(drafts: Sequence[Draft], bold_steps: bool) -> list[Draft]:
    """Lines between real headings as headings one step below: bold ones that open text (if `bold_steps`), and those
    that are a section's usual name, alone on their line.
    """
    result = list(drafts)
    level: int | None = None
    for index, draft in enumerate(result):
        if draft.kind == "heading":
            level = None if draft.title else draft.level
        elif level is not None and (
            _is_usual(draft) or (bold_steps and _is_bold_step(draft, _next(result, index)))
        ):
            result[index] = _as_heading(draft, level + 1)
    return result


def _is_usual(draft: Draft) -> bool:
    text = _typed(draft)
    if draft.kind != "paragraph" or draft.template or len(text) > MAX_CHARACTERS or is_label(text):
        return False
    return (draft.bold or number_depth(text) > 1) and is_usual_section(text) and looks_like_heading(text)


def _is_bold_step(draft: Draft, following: Draft | None) -> bool:
    return (
        draft.bold
        and draft.kind in ("paragraph", "list_item")
        and looks_like_heading(_typed(draft))
        and _is_prose(following)
    )


def promote(
    drafts: Sequence[Draft], candidate: Callable[[Draft], bool], titled: bool = False, base: int | None = None
) -> list[Draft]:
    """The drafts with the title and the headings among the candidates as kind 'heading'.

    1. The title is the first candidate at the head that is no body's name and no kind of paper.
    2. A candidate directly before text is a heading, but not as an item of a list that a colon opened, nor
       under 'Bilagor' or 'Skickas till', where a known name or a full sentence after it is needed.
    3. A known name is a heading wherever it stands alone.
    4. A line that the contents page names is a heading.
    5. A candidate after text and before a heading is one too: empty, or over a subheading.
    """
    result = list(drafts)
    flags = [
        draft.kind in ("paragraph", "list_item") and not draft.template and candidate(draft)
        for draft in result
    ]
    listed = _listed(result)
    flags = [
        (flag and not _in_list(result, index)) or _is_listed(result[index], listed)
        for index, flag in enumerate(flags)
    ]
    title = None if titled else _title_index(result)
    opens = _opens(result, flags)
    if base is None:
        base = 1 if title is None and not titled else 2
    if title is not None:
        result[title] = _as_heading(result[title], 1)
    state = _State(base, listed, titled or title is not None)
    for index, draft in enumerate(result):
        if draft.kind in _ASIDE or index == title:
            continue
        if flags[index] and state.is_heading(result, index, opens):
            result[index] = _as_heading(draft, state.level_of(draft))
        state.pass_by(result[index])
    return result


class _State:
    """What the forward pass remembers: the section it is in and what stood last."""

    def __init__(self, base: int, listed: frozenset[str], in_head: bool) -> None:
        self.base = base
        self.listed = listed
        self.in_head = in_head
        self.numbered = 0
        self.in_list_section = False
        self.after_colon = False
        self.after_text = False

    def is_heading(self, drafts: Sequence[Draft], index: int, opens: Sequence[int]) -> bool:
        text = _typed(drafts[index])
        if (is_usual_section(text) and not is_label(text)) or _is_listed(drafts[index], self.listed):
            return True
        if opens[index] == 0 or is_name(text) or (self.after_colon and number_depth(text) < 2):
            return False
        if self.in_head and is_body_name(text):
            return False
        if self.in_list_section:
            return opens[index] == 1 and _is_sentence(_next(drafts, index))
        if opens[index] == 1:
            return True
        return self.after_text or number_depth(text) > 0

    def level_of(self, draft: Draft) -> int:
        text = _typed(draft)
        depth = number_depth(text)
        if depth:
            self.numbered = depth
            return self.base + depth - 1
        if self.numbered and not is_known_section(text):
            return self.base + self.numbered
        self.numbered = 0
        return self.base

    def pass_by(self, draft: Draft) -> None:
        self.in_head = self.in_head and draft.kind == "paragraph" and not _is_prose(draft)
        if draft.kind == "heading":
            self.in_list_section = is_list_section(draft.text)
            self.after_colon = self.after_text = False
            return
        self.after_text = _is_prose(draft)
        opens_list = draft.kind == "paragraph" and draft.text.rstrip().endswith((":", ";"))
        if opens_list or not looks_like_heading(_typed(draft)):
            self.after_colon = opens_list and not self.in_list_section


def _opens(drafts: Sequence[Draft], flags: Sequence[bool]) -> list[int]:
    """For each candidate: 1 before text, 2 before a line that opens text or a known name, else 0."""
    opens = [0] * len(drafts)
    following: int | None = None
    for index in range(len(drafts) - 1, -1, -1):
        if drafts[index].kind in _ASIDE:
            continue
        if flags[index] and following is not None:
            if not flags[following] and _is_prose(drafts[following]):
                opens[index] = 1
            elif drafts[following].kind == "heading" or (
                flags[following] and (opens[following] == 1 or is_usual_section(_typed(drafts[following])))
            ):
                opens[index] = 2
        following = index
    return opens


def _title_index(drafts: Sequence[Draft]) -> int | None:
    """The title among the first drafts: before any text, and not a section's usual name."""
    seen = 0
    spare: int | None = None
    for index, draft in enumerate(drafts):
        if draft.kind in _ASIDE:
            continue
        text = _typed(draft)
        seen += 1
        if seen > HEAD or draft.kind not in ("paragraph", "heading"):
            return spare
        if (is_usual_section(text) and not is_label(text)) or number_depth(text):
            return spare
        if looks_like_heading(text) and not (is_body_name(text) or is_name(text) or draft.template):
            if not _among_fields(drafts, index):
                return index
            if spare is None and not is_form_field(text):
                spare = index
        elif _is_prose(draft) and not is_document_type(text):
            return spare
    return spare


def _among_fields(drafts: Sequence[Draft], index: int) -> bool:
    """One line of a form: 'Dokumentet gäller tillsvidare' between 'Beslutad av: …' and 'Ansvarig: …'."""
    around = [drafts[at].text for at in (index - 1, index + 1) if 0 <= at < len(drafts)]
    fields = [is_form_field(text) or is_letterhead(text) for text in around]
    return (is_form_field(drafts[index].text) and any(fields)) or (len(fields) == 2 and all(fields))


def _listed(drafts: Sequence[Draft]) -> frozenset[str]:
    """The headings that the contents page names."""
    return frozenset(contents_title(draft.text) for draft in drafts if draft.kind == "contents") - {""}


def _is_listed(draft: Draft, listed: frozenset[str]) -> bool:
    return bool(listed) and len(draft.text) <= MAX_LISTED and section_name(_typed(draft)) in listed


def _in_list(drafts: Sequence[Draft], index: int) -> bool:
    """One of several items, not a heading that happens to begin with a number."""
    draft = drafts[index]
    if draft.kind != "list_item":
        return False
    if not draft.marker[:1].isdigit() and not draft.bold:
        return True
    neighbours = [drafts[at] for at in (index - 1, index + 1) if 0 <= at < len(drafts)]
    return any(other.kind == "list_item" and not (draft.bold and not other.bold) for other in neighbours)


def _next(drafts: Sequence[Draft], index: int) -> Draft | None:
    return next((draft for draft in drafts[index + 1 :] if draft.kind not in _ASIDE), None)


def _is_prose(draft: Draft | None) -> bool:
    """Text that a heading can stand over: a paragraph of more than a stub, an item, table or quotation."""
    if draft is None:
        return False
    if draft.kind in ("list_item", "table", "quotation", "caption"):
        return True
    return draft.kind == "paragraph" and not looks_like_heading(draft.text) and not is_letterhead(draft.text)


def _is_sentence(draft: Draft | None) -> bool:
    return draft is not None and draft.kind == "paragraph" and draft.text.rstrip().endswith(".")


def _typed(draft: Draft) -> str:
    """The text with the number that was typed before it."""
    return draft.marker + draft.text if draft.marker[:1].isdigit() else draft.text


def _as_heading(draft: Draft, level: int) -> Draft:
    return draft._replace(kind="heading", text=_typed(draft).strip(), level=level, marker="")
