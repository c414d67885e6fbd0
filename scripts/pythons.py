"""The other Pythons: what may differ is tried on each one that is installed, in an environment of its own.

What differs from one Python to the next shows where files are read and kept, annotations and patterns compiled, data
and templates checked, letters written, bags made and commands called. Of that, what says most in few seconds runs here,
all letters of all examples with it and few examples of each property; every test but the long ones runs on every Python
in the workflows of GitHub.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.run import ROOT, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VERSIONS: Final = ((3, 11), (3, 12), (3, 13), (3, 14))
"""The versions that pyproject.toml says the program runs on."""

POOL: Final = "tests/batch/test_batch_pool.py"
SIGNS: Final = "tests/compose/test_mask_signs.py"
TRIED: Final = (
    *("tests/case/test_case_file.py", "tests/case/test_case_layout.py", "tests/case/test_case_save_edit.py"),
    *("tests/case/test_case_fields.py", "tests/case/test_case_schema.py", "tests/case/test_case_shape.py"),
    *("tests/case/test_upgrade.py", "tests/cli/test_processes.py", "tests/cli/test_streams.py"),
    *("tests/cli/test_cold_start.py", "tests/kit/test_data_files.py", "tests/kit/test_frozen.py"),
    *("tests/kit/test_hold.py", "tests/kit/test_html_tables.py", "tests/kit/test_kit_numerals.py"),
    *("tests/kit/test_places.py", "tests/kit/test_toml_text.py", "tests/kit/test_typed_spans.py"),
    *("tests/kit/test_unfinished.py", "tests/kit/test_written_numbers.py", "tests/kit/test_written_record.py"),
    *("tests/kit/test_zipped.py", "tests/law/test_law_dates.py", "tests/law/test_law_conditions.py"),
    *("tests/pack/test_bag.py", "tests/pack/test_pack_save.py"),
    f"{POOL}::test_a_worker_that_dies_once_costs_nothing",
    *("tests/render/test_template_names.py", "tests/render/test_template_refused.py", "tests/render/test_ready.py"),
    *("tests/render/test_same_bytes.py", "tests/render/test_formats.py", "tests/render/test_docx_layout.py"),
    *("tests/render/test_text_and_html.py", "tests/test_golden.py"),
    f"{SIGNS}::test_what_print_shows_of_every_sign_does_not_depend_on_the_python",
    f"{SIGNS}::test_the_categories_are_those_of_a_python_with_the_same_unicode",
)
ASK: Final = "import sys; print(*sys.version_info[:2], sep='.')"


def others() -> Iterator[tuple[str, Path]]:
    """Each version but the running one that is installed here: its name, as 3.12, and its program."""
    for version in VERSIONS:
        name = ".".join(map(str, version))
        if version != sys.version_info[:2] and (program := find(name)):
            yield name, program


def find(name: str) -> Path | None:
    """The program of a version: on the path, or where pyenv keeps it; None where there is none that runs."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    on_path = shutil.which(f"python{name}")
    there = [*([Path(on_path)] if on_path else []), *sorted(kept.glob(f"{name}.*/bin/python"))]
    return next((program for program in there if _is(program, name)), None)


def _is(program: Path, name: str) -> bool:
    """Whether a program runs and is of that version: pyenv puts names on the path that lead nowhere."""
    asked = subprocess.run([program, "-c", ASK], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    return asked.stdout.strip() == name


def try_out(found: Mapping[str, Path]) -> dict[str, str]:
    """Run the tests on each Python, side by side; pytest's closing line of each. Raises CalledProcessError."""
    workers = (os.cpu_count() or 1) // max(1, len(found))
    with ThreadPoolExecutor() as pool:
        told = pool.map(lambda name: _tried(name, found[name], workers), found)
        return dict(zip(found, told, strict=True))


def _tried(name: str, program: Path, workers: int) -> str:
    environment = ROOT / f".venv-{name}"
    _install(environment, program)
    spread = ("-n", str(workers)) if workers > 1 else ("-n", "0")
    few = ("-m", "not long", "--hypothesis-profile", "quick", "-p", "no:cacheprovider")
    told = run(_python(environment), "-m", "pytest", *spread, *few, *TRIED).stdout
    return told.strip().splitlines()[-1]


def _install(environment: Path, program: Path) -> None:
    """Make the environment, unless it is as pyproject.toml has it already."""
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = environment / "installed"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    run(program, "-m", "venv", "--without-pip", environment)
    pip = (sys.executable, "-m", "pip", "--python", _python(environment), "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-compile", "--editable", ROOT, "--group", "test")
    stamp.write_text(wanted, encoding="utf-8")


def _python(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
