"""What a person does with a case, once for every shell. Values in, frozen values out; nothing is printed.

A deed takes the text of a case file and the day, which its shell knows, and gives what came of it and what is to be
stored. Loading and storing stand outside: a shell reads from a store, calls a deed, and stores what it gives back.

    store = desk.FolderStore(folder)
    stored = store.read("case.toml")                       # a page awaits this
    opened = desk.open_case(stored.text, today)
    [letter] = desk.preview_letters(opened, desk.open_desk(), "complaint/police")

What is named here is what others may call; deeds of one kind stand together in a module: `talk` (a case file by
questions), `importing` (logs), `exhibits` (evidence), `plans` (ways of paying), `filings`, `sending`, `replies` and
`due_next` (what became of letters), `rights` (what the law gives), `lawbook`, `own_templates`, `secrecy` (wipe,
lock). A door is loaded when it is first used, so that a shell that only shows its help waits for nothing.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
