"""The page's own scripts: small, and checked by their types."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from letters.web.application import STATIC
from scripts import page_scripts
from tests.readers import has, needs, node

if TYPE_CHECKING:
    from pathlib import Path

MOST = 30_000  # bytes, shortened and compressed; nothing of others is among them

pytestmark = needs(terser=has("terser"), typescript=has("typescript"))


@pytest.mark.slow
def test_the_pages_own_scripts_are_small() -> None:
    names = sorted(str(path) for path in STATIC.glob("*.js"))
    sizes = node("shortened.mjs", names)
    assert len(sizes) == len(names) > 10
    assert sum(sizes) < MOST


@pytest.mark.long
def test_a_script_with_a_wrong_type_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(page_scripts.HERE / "scripts", tmp_path / "scripts")
    (tmp_path / "wrong.js").write_text('/** @param {number} a */\nexport const f = (a) => a;\nf("1");\n')
    told = (folder / "tsconfig.json").read_text("utf-8").replace("../../../letters/web/static/*.js", "../wrong.js")
    (folder / "tsconfig.json").write_text(told)
    with pytest.raises(subprocess.CalledProcessError) as raised:
        page_scripts.check(folder)
    assert "wrong.js(3,3)" in raised.value.stdout


def test_of_what_is_typed_no_more_than_three_seconds_wait_to_be_stored_where_storing_takes_more_than_one() -> None:
    """By a clock that the script of the test turns: nothing here waits for a time or measures it."""
    given = {"keeping": (STATIC / "keeping.js").read_text("utf-8"), "slow": [20, 400, 1200]}
    assert max(node("typing.mjs", given)) <= 3_000
