"""The page: a shell over the desk like the commands, spoken to in ASGI, at home and inside a browser.

    serve(Path("案件"), today, webbrowser.open)       # on this computer alone, until nobody looks any more
    application(Bench(shelf, today, place))           # what a server, a browser's worker or a test speaks to

It reads no case, rule or template by itself: what a screen needs, the desk has, for both shells.

Screens that belong together stand in a room: `talk` (the beginning, the questions), `evidence`, `ending` (letters
looked at, ticked, printed), `tracking` (what became of them), `leaving` (copies, clearing away); `screens` is what all
of them are made with. `application` gathers their addresses. It works in either of two homes, and no screen knows in
which: `home` (a server on this computer, cases in folders) and `browser` (a worker, cases in its storage). `phone` is
the door for a phone beside a computer. What stands beside the rooms is used by several of them: `bench`, what a home
offers (`shelf`), bytes and headers on their way.
"""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
