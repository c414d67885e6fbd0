"""`python -m letters` is the same command as `letters`."""

from letters.cli import main

main()
