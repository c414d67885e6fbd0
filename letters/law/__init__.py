"""The law as dated data: which provision applies on which day, and when a letter may cite it."""

from letters.law.book import Horizon, Law, Status
from letters.law.citation import cite_text
from letters.law.concordance import Change
from letters.law.limit import Limit
from letters.law.lint import Finding, lint, lint_rates
from letters.law.load import load, topics
from letters.law.provision import Act, Condition, Ground, Provision, Version
from letters.law.rates import Doubt, Rate, RateAnswer, Rates, load_rates
from letters.law.search import search
from letters.law.topic import Topic, TopicName

__all__ = [
    "Act",
    "Change",
    "Condition",
    "Doubt",
    "Finding",
    "Ground",
    "Horizon",
    "Law",
    "Limit",
    "Provision",
    "Rate",
    "RateAnswer",
    "Rates",
    "Status",
    "Topic",
    "TopicName",
    "Version",
    "cite_text",
    "lint",
    "lint_rates",
    "load",
    "load_rates",
    "search",
    "topics",
]
