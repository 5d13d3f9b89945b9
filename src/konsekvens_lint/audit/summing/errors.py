"""Why an audit cannot be summed up."""

from __future__ import annotations


class CannotSum(Exception):
    """What is asked of the audit is not to be had; the message says why and what to do, in Swedish."""
