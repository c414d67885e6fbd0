"""The page: a shell over the desk like the commands, spoken to in ASGI, at home and inside a browser.

    serve(Path("案件"), today, webbrowser.open)       # on this computer alone, until nobody looks any more
    application(Bench(shelf, today, place))           # what a server, a browser's worker or a test speaks to

It reads no case, rule or template by itself: what a screen needs, the desk has, for both shells.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
