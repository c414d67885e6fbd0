"""What a person does with a case, once for every shell. Values in, frozen values out; nothing is printed.

A deed takes the text of a case file and the day, which its shell knows, and gives what came of it and what is to be
stored. Loading and storing stand outside: a shell reads from a store, calls a deed, and stores what it gives back.

    store = desk.FolderStore(folder)
    stored = store.read("case.toml")                       # a page awaits this
    opened = desk.open_case(stored.text, today)
    [letter] = desk.preview_letters(opened, desk.open_desk(), "complaint/police")

What is named here is what others may call. Deeds of one kind stand together in a room: `keeping` (where a case lies),
`logs` and `evidence` (what is taken in), `ending` (what the talk comes to), `seen` and `writing` (letters looked at and
written), `delivery` (on their way out), `tracking` (what became of them), `money` (ways of paying), `clinic` (many
people's cases). Beside the rooms stands what all of them use (`bench`, `opening`), the talk itself, and what is called
as a module: `talk`, `lawbook`, `own_templates`, `secrecy` (wipe, lock), `sealed_copies`, `steering`.
A door is loaded when it is first used, so that a shell that only shows its help waits for nothing.
"""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
