"""The interview: a case file comes into being by answering questions.

`engine` is pure: a state (the text of the case file), its next question, an answer that gives the next state. Who asks
and where the text is stored is told elsewhere. `script` is the data read; `asking` makes a question of it, `words` and
`readers` find out what a typed line says, `rules` does what an answer does beyond filling a field.
"""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
