"""The law in plain words, for somebody who never read a statute."""
