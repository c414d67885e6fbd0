"""The command line: options in, one call, words and an exit status out. It alone knows the clock and prints."""

from __future__ import annotations


def main() -> None:
    """Run the command line and leave the process with its exit status."""
    from letters.cli.run import run

    raise SystemExit(run())
