"""Attacks on this project, each counted: hostile case files, templates, references, archives; kills; commands at once.

Corpora and runners. `python -m attacks` runs them all; the tests run a short form of each.
"""
