"""The law as dated data: which provision applies on which day, and when a letter may cite it."""

from letters.law.book import Horizon, Law, Status
from letters.law.concordance import Change
from letters.law.lint import Finding, lint
from letters.law.load import load
from letters.law.model import Act, Condition, Ground, Limit, Provision, Topic, Version
from letters.law.search import search
from letters.law.text import cite_text

__all__ = [
    "Act",
    "Change",
    "Condition",
    "Finding",
    "Ground",
    "Horizon",
    "Law",
    "Limit",
    "Provision",
    "Status",
    "Topic",
    "Version",
    "cite_text",
    "lint",
    "load",
    "search",
]
