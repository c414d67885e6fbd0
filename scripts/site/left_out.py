"""What of Python, the packages and the project the site does without, though something that goes in names it."""

from __future__ import annotations

PROGRAMMERS = (
    *("_pyrepl/", "pyodide/console.py", "code.py", "rlcompleter.py", "cmd.py", "bdb.py", "pdb.py", "argparse.py"),
    *("getopt.py", "doctest.py", "pydoc.py", "unittest/", "timeit.py", "tracemalloc.py", "py_compile.py", "pprint.py"),
)
"""What programmers start."""

NOT_IN_A_BROWSER = (
    *("multiprocessing/", "concurrent/interpreters/", "concurrent/futures/process.py", "curses/", "ctypes/"),
    *("concurrent/futures/interpreter.py", "asyncio/windows_events.py", "asyncio/windows_utils.py"),
    *("asyncio/proactor_events.py", "ftplib.py", "netrc.py", "http/server.py", "http/cookiejar.py", "wave.py"),
    *("plistlib.py", "tty.py", "gettext.py", "colorsys.py", "dateutil/tz/win.py"),
)
"""What needs processes, sockets, a window or another system."""

INSTEAD = ("_pydatetime.py", "_py_abc.py", "_pyio.py", "_pydecimal.py", "statistics.py")
"""What Python has compiled, or never comes to here."""

OLD = ("pydantic/v1/", "pydantic/color.py", "pydantic/mypy.py")
"""What packages keep for programs of earlier times."""

ELSEWHERE = (
    *("letters/cli/", "letters/terminal/", "letters/told/", "letters/batch/", "letters/stats/"),
    "letters/examples/family-and-colleagues-called/evidence/",  # the sample is read, and its files are named alone
    *(
        "letters/desk/secrecy.py",
        "letters/web/home/",
        "letters/web/phone/",
        "letters/web/phone_screens.py",
    ),
    *("letters/web/static/", "letters/__main__.py", "letters/py.typed"),
)
"""Rooms of the project that no browser enters; all others go in whole, for data may name a module."""

CARRIED = tuple(
    f"letters/told/{name}.py"
    for name in (
        "__init__",
        "of_copies",
        "of_deadlines",
        "of_entries",
        "of_filings",
        "of_papers",
        "shown",
        "track_screen",
    )
)
"""What of those rooms the page does speak with."""

ALL = (*PROGRAMMERS, *NOT_IN_A_BROWSER, *INSTEAD, *OLD, *ELSEWHERE)


def is_left_out(name: str) -> bool:
    """Whether a file, named by its place in its part, stays out.

    >>> is_left_out("pydantic/v1/main.py"), is_left_out("letters/web/screens/pages.py")
    (True, False)
    """
    return name not in CARRIED and name.startswith(ALL)
