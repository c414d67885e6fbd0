"""What is typed is stored when a phone shows something else, and so is what was typed while it was being stored.

The clock of the page stands still: what is stored is stored for what happened, not because time went by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from letters.web.home import FolderCase
from tests.readers import browser, has, needs
from tests.web.collecting import TOLD
from tests.web.serving import served
from tests.web.sites import walked

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.long, needs(chromium=browser(), **{"playwright-core": has("playwright-core")})]
NAME = '[name="complainant.name"]'
VALUE = f"() => document.querySelector('{NAME}').value"
STILL = "window.due = []; window.setInterval = (each) => window.due.push(each);"
HIDDEN = """() => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
  document.dispatchEvent(new Event('visibilitychange'));
}"""
AT_ONCE = f"""async () => {{
  const field = document.querySelector('{NAME}');
  for (const typed of ['王小', '王小丽']) {{
    field.value = typed;
    for (const each of window.due) each();
  }}
  const sent = () => performance.getEntriesByType('resource').filter((each) => each.name.includes('/typed/')).length;
  for (let tries = 0; tries < 200 && sent() < 2; tries += 1) await new Promise((done) => setTimeout(done, 25));
}}"""
KEPT = {"wait": '[data-kept]:has-text("还没答完")'}


def test_what_is_typed_is_stored_when_the_page_is_hidden_and_again_where_more_came_meanwhile(tmp_path: Path) -> None:
    folder = tmp_path / "cases" / "案件-2026-11-26"
    folder.mkdir(parents=True)
    (folder / "case.toml").write_text(TOLD, encoding="utf-8")
    with served(folder.parent) as address:
        place = f"{address.partition('/?')[0]}/c/{FolderCase(folder).id}/q/complainant.name"
        seen = walked(
            tmp_path / "profile",
            address,
            *({"before": STILL}, {"go": address}, {"go": place}, {"wait": NAME}, {"fill": [NAME, "王"]}),
            *({"run": [HIDDEN]}, KEPT, {"reload": True}, {"wait": NAME}, {"run": [VALUE]}),
            *({"run": [AT_ONCE]}, {"reload": True}, {"wait": NAME}, {"run": [VALUE]}),
        )
    assert (seen["told"][9], seen["told"][13]) == ("王", "王小丽")
