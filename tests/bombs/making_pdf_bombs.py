"""PDFs made to bring down whoever reads them: little to store, endless to read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from bombs import pdf_drawings as drawings
from bombs import pdf_fonts as fonts
from bombs import pdf_packings as packings
from bombs import pdf_structures as structures
from bombs.bomb import Bomb

Code = Literal["", "broken", "too_large", "no_text_layer", "encrypted"]


class Made(NamedTuple):
    """A hostile PDF, and the code that each reader refuses it by; "" where it reads what there is to read.

    `watched`: PDFium cannot be stopped, and its worker is ended.
    """

    make: Callable[[], bytes]
    pypdfium2: Code
    pdfminer: Code
    watched: bool = False


def _watched(make: Callable[[], bytes], pdfminer: Code) -> Made:
    return Made(make, "too_large", pdfminer, watched=True)


_STRUCTURES = (
    Made(structures.page_is_its_own_parent, "broken", ""),
    Made(structures.count_lies, "", ""),
    Made(structures.count_of_phantoms, "broken", ""),
    Made(structures.count_negative, "", ""),
    Made(structures.kids_all_the_same, "too_large", "too_large"),
    Made(structures.kids_the_same_few, "too_large", "too_large"),
    Made(structures.pages_within_pages, "broken", "broken"),
    Made(structures.parents_in_a_ring, "", ""),
    Made(structures.outlines_in_a_ring, "", ""),
    Made(structures.prev_in_a_ring, "", "broken"),
    Made(structures.size_lies, "", ""),
    Made(structures.xref_section_lies, "", ""),
    Made(structures.xref_sections_many, "", ""),
    Made(structures.xref_stream_bomb, "too_large", "too_large"),
    Made(structures.xref_stream_wide, "broken", "broken"),
    Made(structures.xref_stream_index, "broken", "broken"),
    Made(structures.xref_stream_no_width, "broken", "broken"),
    Made(structures.xref_streams_in_a_ring, "", "broken"),
    Made(structures.length_is_itself, "", "broken"),
    Made(structures.lengths_in_a_ring, "", "broken"),
    Made(structures.length_lies, "", "no_text_layer"),
    Made(structures.no_table, "broken", "broken"),
    Made(structures.streams_without_end, "broken", "broken"),
    Made(structures.object_stream, "", ""),
    Made(structures.object_stream_bomb, "too_large", "too_large"),
    Made(structures.object_stream_many, "too_large", "too_large"),
    Made(structures.object_stream_lies, "", ""),
    Made(structures.object_stream_extends_itself, "", ""),
    Made(structures.object_stream_in_itself, "", "broken"),
)
_PACKINGS = (
    Made(packings.content_bomb, "too_large", "too_large"),
    Made(packings.content_of_text_bomb, "too_large", "too_large"),
    Made(packings.content_bombs, "too_large", "too_large"),
    _watched(packings.content_bomb_said_to_be_a_picture, "too_large"),
    Made(packings.content_bomb_with_odd_names, "too_large", "too_large"),
    Made(packings.content_bomb_short_length, "too_large", "too_large"),
    _watched(packings.content_repeated, "too_large"),
    _watched(packings.filters_in_a_row, "broken"),
    _watched(packings.filters_two, "too_large"),
    _watched(packings.filters_hex_then_flate, "too_large"),
    Made(packings.filters_thousands, "no_text_layer", "too_large"),
    Made(packings.run_lengths, "too_large", "too_large"),
    Made(packings.ascii85, "too_large", "too_large"),
    _watched(packings.lzw, "too_large"),
    Made(packings.predictor_wide, "no_text_layer", "no_text_layer"),
    Made(packings.predictor_colours, "no_text_layer", "no_text_layer"),
    Made(packings.predictor_of_nothing, "too_large", "too_large"),
    Made(packings.picture_flat, "", ""),
    Made(packings.picture_jbig2, "", ""),
    Made(packings.picture_jpx, "", ""),
    Made(packings.inline_picture, "", ""),
)
_DRAWINGS = (
    Made(drawings.operators_of_text, "too_large", "too_large"),
    _watched(drawings.form_draws_itself, ""),
    _watched(drawings.forms_laugh, "too_large"),
    _watched(drawings.forms_laugh_empty, "too_large"),
    _watched(drawings.form_drawn_often, "too_large"),
    _watched(drawings.forms_in_object_stream, "too_large"),
    Made(drawings.pattern_in_itself, "", ""),
    Made(drawings.type3_in_itself, "", ""),
    Made(drawings.states_saved, "too_large", "too_large"),
    _watched(drawings.states_saved_few, "broken"),
    _watched(drawings.marks_nested, "too_large"),
    Made(drawings.arrays_nested_in_content, "no_text_layer", "broken"),
    Made(drawings.dictionaries_nested_in_content, "no_text_layer", "broken"),
    Made(drawings.arrays_nested, "", "broken"),
    Made(drawings.arrays_nested_whole, "", "broken"),
    Made(drawings.dictionaries_nested, "", "broken"),
    _watched(drawings.arrays_nested_in_object_stream, "broken"),
    Made(drawings.string_long, "too_large", "too_large"),
    Made(drawings.words_on_a_page_some, "too_large", "too_large"),
    Made(drawings.path_long, "too_large", "too_large"),
    Made(drawings.numbers_absurd, "no_text_layer", ""),
    Made(drawings.box_endless, "", ""),
)
_FONTS = (
    Made(fonts.to_unicode_endless, "", "too_large"),
    Made(fonts.to_unicode_ranges, "", "too_large"),
    Made(fonts.to_unicode_list, "", "too_large"),
    Made(fonts.to_unicode_amplified, "too_large", "too_large"),
    Made(fonts.to_unicode_range_amplified, "too_large", "too_large"),
    Made(fonts.to_unicode_bomb, "too_large", "too_large"),
    Made(fonts.cid_widths_endless, "", "too_large"),
    Made(fonts.cid_widths_many, "", "too_large"),
    Made(fonts.widths_many, "", "too_large"),
    Made(fonts.differences_many, "", "too_large"),
    Made(fonts.font_program_endless, "", "too_large"),
    Made(fonts.font_program_bomb, "too_large", "too_large"),
    Made(fonts.actual_text, "too_large", "too_large"),
    _watched(fonts.actual_text_shared, "too_large"),
    Made(fonts.encrypted, "encrypted", "encrypted"),
    Made(fonts.encrypted_in_a_ring, "encrypted", "broken"),
    _watched(fonts.encrypted_content_bomb, "too_large"),
    Made(fonts.scripts, "", ""),
)

#: All hostile PDFs, by name.
MADE = {
    each.make.__name__.replace("_", " "): each for each in (*_STRUCTURES, *_PACKINGS, *_DRAWINGS, *_FONTS)
}

#: Those that are refused whichever reader is asked for, by the code that they are refused by as usual.
BOMBS: dict[str, Bomb] = {
    name: Bomb(name, ".pdf", made.make, made.pypdfium2)
    for name, made in MADE.items()
    if made.pypdfium2 and made.pdfminer
}
