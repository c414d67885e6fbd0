"""A phone beside the computer: for as long as somebody wants it, a door in the network through which files come in.

    door = PhoneDoor(addresses)
    await door.open(case.id, "192.168.1.5", keep)      # `keep` takes a file in, as the page of evidence does
    door.now.address                                   # what a phone reads as a picture, `qr_code(…)`
    await door.close()

A phone can bring files and do nothing else: nothing of a case is handed over to here, so none can go out.
"""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
