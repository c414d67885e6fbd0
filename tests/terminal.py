"""A person at a terminal who types keys."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")


def typed(keys: str, *arguments: object) -> tuple[int, str, str]:
    """Run `letters` with these arguments while the keys are typed: status, standard output, standard error."""
    import pty

    master, slave = pty.openpty()
    command = [sys.executable, "-m", "letters", *map(str, arguments)]
    with subprocess.Popen(  # noqa: S603  our own command
        command,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        os.write(master, keys.encode())
        try:
            out, err = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()  # it waits for a key that nobody types
            raise
    os.close(slave)
    os.close(master)
    return process.returncode, out.decode(), err.decode()
