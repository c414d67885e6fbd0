"""Who receives a letter: by which rule, under what name, handed in how, and which doors are the wrong ones.

Everything said here is data (`data/*.toml`): a new body is a new file under `data/roles/`.

    load() → Directory                          the bundled data
    parse_address("浙江省杭州市…") → Division     the parts of an address, as written
    Directory.suggest("police", …) → Suggestion  the full name, the rule, what to check, what lacks
    lint(directory, on) → problems               facts unverified or checked too long ago
"""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
