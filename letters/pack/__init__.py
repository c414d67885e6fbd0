"""A plan becomes files: letters with their annexes, the cover note, saved whole or not at all."""
