"""The end of a talk: what can be written, what is left open, what a person chooses there."""
