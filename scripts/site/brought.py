"""What the site needs from elsewhere, brought to a folder: Python for the browser from npm, packages from PyPI.

What lies there already with the right digest is not brought again, so that a second build needs no network.
"""

from __future__ import annotations

import base64
import hashlib
import json
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.run import python, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HERE = Path(__file__).resolve().parent
PYTHON = "314"
PLATFORM = "pyemscripten_2026_0_wasm32"
ANY = "win_amd64"  # of a package with no pure wheel any will do: what is compiled in it is left out
COMPILED = (".pyd", ".so")


def interpreter(cache: Path) -> Path:
    """The folder with Python for the browser. Raises ValueError where its digest is another."""
    return npm_package(cache, json.loads((HERE / "interpreter.json").read_text(encoding="utf-8")))


def npm_package(cache: Path, named: Mapping[str, str]) -> Path:
    """The folder of a package of npm, by its name, version and digest. Raises ValueError where that is another."""
    packed = cache / f"{named['name'].removeprefix('@').replace('/', '-')}-{named['version']}.tgz"
    cache.mkdir(parents=True, exist_ok=True)
    if not packed.exists():
        run("npm", "pack", "--silent", f"{named['name']}@{named['version']}", cwd=cache)
    _check(packed, named["integrity"])
    folder = cache / packed.stem
    if not folder.exists():
        with tarfile.open(packed) as archive:
            archive.extractall(folder, filter="data")
    return folder / "package"


def _check(packed: Path, integrity: str) -> None:
    kind, _, wanted = integrity.partition("-")
    found = base64.b64encode(hashlib.new(kind, packed.read_bytes()).digest()).decode()
    if found != wanted:
        raise ValueError(f"{packed.name} is not what it is named by: {found}")


def packages(cache: Path) -> dict[str, bytes]:
    """The files of every package, by their place in site-packages; compiled are those for the browser alone.

    Raises CalledProcessError where one cannot be had with the digest that `packages.txt` names.
    """
    if len(wheels(cache)) < len(list(_named())):
        _download(cache / "wheels")
    return dict(each for path in wheels(cache) for each in _content(path))


def wheels(cache: Path) -> list[Path]:
    """The wheels with the digests that `packages.txt` names, as they were brought, in order of names."""
    wanted = {line.partition("--hash=sha256:")[2] for line in _named()}
    return [path for path in sorted((cache / "wheels").glob("*.whl")) if _digest(path) in wanted]


def _download(folder: Path) -> None:
    python(
        *("-m", "pip", "--quiet", "--disable-pip-version-check", "download", "--require-hashes", "--no-deps"),
        *("--only-binary=:all:", "--implementation", "cp", "--python-version", PYTHON, "--abi", f"cp{PYTHON}"),
        *("--platform", PLATFORM, "--platform", ANY, "--dest", folder, "--requirement", HERE / "packages.txt"),
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _named() -> Iterator[str]:
    for line in (HERE / "packages.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _content(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a wheel but for what another system's compiler made."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            is_foreign = name.endswith(COMPILED) and PLATFORM not in wheel.name
            if not name.endswith("/") and not is_foreign:
                yield name, archive.read(name)
