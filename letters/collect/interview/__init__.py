"""The interview: a case file comes into being by answering questions.

`engine` is pure: a state (the text of the case file), its next question, an answer that gives the next state.
`session` leads the talk through a shell (`plain`, `screen`), saving after every answer.
"""
