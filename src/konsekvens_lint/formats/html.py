"""Stands in for the HTML report until it comes."""

from __future__ import annotations

from html import escape

from konsekvens_lint.report import DocumentReport, Report

STYLE = "body { font-family: sans-serif } mark { background: #ffe58a }"


def render(report: Report, version: str) -> str:
    """One self-contained page."""
    (document,) = report.documents
    assert isinstance(document, DocumentReport)
    assert document.document
    blocks = "".join(f"<p>{escape(block.text)}</p>" for block in document.document.blocks)
    found = "".join(f"<p><mark>{escape(finding.message)}</mark></p>" for finding in document.findings)
    head = f'<meta charset="utf-8"><title>{escape(document.path)}</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="sv"><head>{head}</head><body>{found}{blocks}</body></html>'
