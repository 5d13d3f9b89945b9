"""Charts as SVG that stands in the page: without scripts, styles or addresses, coloured by the page's stylesheet.

A chart is a picture of a table beside it, and is named for those who do not see it. The stylesheet of a page with charts has
`STYLE` in it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from lxml import etree
from markupsafe import Markup
from pygal.style import Style

from konsekvens_lint.formats.html.environment import held
from konsekvens_lint.formats.paper import flat

#: How the charts of a page are coloured, with the colours themselves.
STYLE = (Path(__file__).parent / "charts.css").read_text(encoding="utf-8")

#: Width of a chart in pixels, the height of a bar, and of what is round them.
WIDTH = 860
BAR, FRAME = 24, 60
# The most characters of a label.
_LABEL = 50
_STYLE = Style(font_family="sans-serif", label_font_size=12, major_label_font_size=12, legend_font_size=12, value_font_size=12)  # fmt: skip
#: What pygal is told for every chart.
PLAIN: dict[str, Any] = {
    "js": [],
    "explicit_size": True,
    "style": _STYLE,
    "margin": 8,
    "show_legend": False,
}
# What pygal writes for its scripts, and for the styles that the page has itself.
_UNWANTED = {"defs", "title", "desc", "script", "style"}
_UNWANTED_CLASSES = {"background", "tooltip", "tooltip-overlay", "titles"}
_SPARE_CLASSES = {"reactive", "tooltip-trigger", "always_show", "nofill", "vertical", "horizontal", "graph"}
_KEPT = {"class", "d", "x", "y", "width", "height", "cx", "cy", "r", "transform", "viewBox"}
_DECIMALS = re.compile(r"-?\d+\.\d+")


def short(label: str, most: int = _LABEL) -> str:
    """The label on one line, its end left out where it is long."""
    label = held(flat(label))
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def drawn(chart: Any, name: str) -> Markup:
    """The chart with no more than its shapes and words; `name` is what it shows, for those who do not see it."""
    root = chart.render_tree()
    for element in list(root.iter()):
        classes = (element.get("class") or "").split()
        if not isinstance(element.tag, str) or _is_unwanted(element, classes):
            element.getparent().remove(element)
            continue
        element.tag = etree.QName(element).localname
        kept = {
            key: _DECIMALS.sub(_rounded, each)
            for key, each in element.attrib.items()
            if key in _KEPT and each
        }
        kept |= {"class": " ".join(word for word in classes if word not in _SPARE_CLASSES)} if classes else {}
        element.attrib.clear()
        element.attrib.update(kept)
    for group in reversed(list(root.iter("g"))):
        if not len(group):
            group.getparent().remove(group)
    etree.cleanup_namespaces(root)
    root.attrib.update({"role": "img", "aria-label": held(flat(name))})
    # What lxml writes is escaped.
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704


def _is_unwanted(element: Any, classes: list[str]) -> bool:
    name = etree.QName(element).localname
    is_empty_bar = name == "rect" and "rect" in classes and element.get("width") is None
    return name in _UNWANTED or bool(_UNWANTED_CLASSES & set(classes)) or is_empty_bar


def _rounded(found: re.Match[str]) -> str:
    return f"{float(found[0]):.1f}".removesuffix(".0")
