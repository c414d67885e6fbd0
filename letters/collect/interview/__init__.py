"""The interview: a case file comes into being by answering questions.

`engine` is pure: a state (the text of the case file), its next question, an answer that gives the next state. Who asks
and where the text is stored is told elsewhere.
"""
