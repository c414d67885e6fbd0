"""What CONTRIBUTING promises of adding things: a copy of the checkout is edited and used, its changed files counted."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PARTS = ("letters", "templates")


class Checkout:
    """A copy of the package as it was compiled last and of its templates, with a case beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for part in PARTS:
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("*.pyc.*"))
        self.case = folder / "case.toml"
        shutil.copy(ROOT / "examples" / "missed-calls" / "case.toml", self.case)

    def add(self, path: str, text: str) -> None:
        """A new file, or text at the end of one that is there."""
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        before = place.read_text(encoding="utf-8") if place.exists() else ""
        place.write_text(before + text, encoding="utf-8")

    def change(self, path: str, before: str, after: str) -> None:
        """Other words in the place of words that stand once in a file."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert text.count(before) == 1, (path, before)
        (self.folder / path).write_text(text.replace(before, after), encoding="utf-8")

    def run(self, *words: str, status: int = 0) -> str:
        """A command of this copy; what it printed."""
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONUTF8": "1"}
        done = subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-m", "letters", *words],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == status, (words, done.stdout, done.stderr)
        return done.stdout + done.stderr

    def letter(self, wanted: str, suffix: str = ".txt") -> str:
        """The text of a letter, written from the case."""
        self.run("write", "case.toml", wanted, "--format", suffix[1:], "--out", "out", "--date", "2026-11-23")
        [made] = [path for path in (self.folder / "out").glob(f"*{suffix}") if not path.name.startswith("00-")]
        return made.read_text(encoding="utf-8-sig")

    @property
    def touched(self) -> list[str]:
        """The files that differ from the checkout's or are not in it."""
        return sorted(path for part in PARTS for path in self._differing(Path(part)))

    def _differing(self, part: Path) -> Iterator[str]:
        for path in (self.folder / part).rglob("*"):
            inner = path.relative_to(self.folder)
            if path.is_dir() or "__pycache__" in path.parts:
                continue
            if not (ROOT / inner).exists() or not filecmp.cmp(path, ROOT / inner, shallow=False):
                yield inner.as_posix()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


LETTER = """+++
title = "情况说明"
kind = "complaint"
summary = "写给主管部门的说明"
addressee = "{addressee}"
law_as = "{law_as}"
signer = "说明人"
needs = ["contacts"]
masks = ["third_parties_without_consent"]
+++
<h1>情况说明</h1>
<p class="addressee">{{{{ letter.addressee }}}}：</p>
<p>对方联系{{{{ figures.total }}}}次。</p>
{{% for each in allegations %}}<p>{{{{ each.label }}}}：{{{{ each.cited }}}}</p>{{% endfor %}}
<p class="signature">{{{{ letter.signer }}}}（签名）：</p>
<p class="date">{{{{ letter.date | day }}}}</p>
"""


@pytest.mark.slow
def test_a_format_is_one_file(checkout: Checkout) -> None:
    checkout.add(
        "letters/render/formats/toy.py",
        '"""A toy."""\n\nfrom letters.render.formats import Format\n\n'
        'FORMAT = Format(suffix=".toy", label="玩具", write=lambda letter: f"玩具：{letter.title}".encode())\n',
    )
    assert checkout.letter("complaint/police", ".toy") == "玩具：治安报案书"
    assert "toy" in checkout.run("write", "--help")
    assert checkout.touched == ["letters/render/formats/toy.py"]


@pytest.mark.slow
def test_a_letter_is_one_file(checkout: Checkout) -> None:
    checkout.add("templates/statement/committee.html", LETTER.format(addressee="police", law_as="police"))
    assert "对方联系" in checkout.letter("statement/committee")
    assert checkout.touched == ["templates/statement/committee.html"]


ROLE = """
id = "communications"
label = "通信管理部门"
generic = "通信管理局"
salutation = "："
about = "everybody"
caution = "名称由地址推断，先打电话核实。"
channels = ["窗口或邮寄"]
does = ["接受对骚扰电话的投诉"]
does_not = ["不处理租金争议"]

[[rules]]
place = "complainant"
topic = "data_authority"
text = "按投诉人所在的省推荐。"

[names]
district = ["{province}通信管理局"]
county = ["{province}通信管理局"]
city = ["{province}通信管理局"]
zone = ["{province}通信管理局"]
above = ["{province}通信管理局"]
"""


@pytest.mark.slow
def test_a_body_with_its_letter_is_two_files(checkout: Checkout) -> None:
    checkout.add("letters/authorities/data/roles/communications.toml", ROLE)
    checkout.add("templates/complaint/calls.html", LETTER.format(addressee="communications", law_as="cyberspace"))
    checkout.run("law", "check", "--on", "2026-11-23")
    checkout.run("templates", "check")
    assert "省通信管理局：" in checkout.letter("complaint/calls")
    assert checkout.touched == [
        "letters/authorities/data/roles/communications.toml",
        "templates/complaint/calls.html",
    ]


STATUTE = """[act]
id = "quiet-nights"
title = "安宁夜晚条例"
short = "安宁夜晚条例"
rank = "rule"
order = 900

[[version]]
id = "2026"
instrument = "测试"
from = 2026-01-01
source = "测试"

[[provision]]
version = "2026"
article = 7
topics = ["nuisance"]
summary = "夜间不得反复来电。"
terms = ["夜间"]
verified = true
checked_on = 2026-11-23
"""


@pytest.mark.slow
def test_a_statute_is_one_file(checkout: Checkout) -> None:
    checkout.add("letters/law/data/acts/quiet-nights.toml", STATUTE)
    checkout.run("law", "check", "--on", "2026-11-23")
    assert "安宁夜晚条例" in checkout.run("law", "find", "夜间", "--on", "2026-11-23")
    assert "《安宁夜晚条例》第七条" in checkout.letter("complaint/police")
    assert checkout.touched == ["letters/law/data/acts/quiet-nights.toml"]


@pytest.mark.slow
def test_an_act_of_harassment_is_declared_once_and_led_to_its_law(checkout: Checkout) -> None:
    checkout.change(
        "letters/case/vocabulary.py",
        '    VIOLENCE = "violence", "动手殴打"\n',
        '    VIOLENCE = "violence", "动手殴打"\n    DRONE = "drone", "用无人机跟拍"\n',
    )
    checkout.add(
        "letters/law/data/grounds.toml",
        '\n[[ground]]\nacts = ["drone"]\naddressees = ["police"]\ntopics = ["nuisance"]\n',
    )
    checkout.add("letters/law/data/acts/quiet-nights.toml", STATUTE + 'when = [{ acts = ["drone"] }]\n')
    checkout.run("law", "check", "--on", "2026-11-23")
    assert "安宁夜晚条例" not in checkout.letter("complaint/police")
    case = checkout.case.read_text(encoding="utf-8")
    checkout.case.write_text(
        case + '\n[[incidents]]\nid = "DRONE1"\nat = "2026-11-01 10:00"\nchannel = "other"\nacts = ["drone"]\n'
        'account = "无人机在窗外停留拍摄"\nknown_by = "self"\n',
        encoding="utf-8",
    )
    shutil.rmtree(checkout.folder / "out")
    assert "《安宁夜晚条例》第七条" in checkout.letter("complaint/police")
    assert checkout.touched == [
        "letters/case/vocabulary.py",
        "letters/law/data/acts/quiet-nights.toml",
        "letters/law/data/grounds.toml",
    ]


DIALECT = """[[dialect]]
id = "toy"
title = "玩具记录"
source = "玩具"
rank = "export"
columns = ["何时响", "谁打来", "响多久"]
roles = ["time", "number", "duration"]
cannot = ["玩具不证明什么"]

"""


@pytest.mark.slow
def test_a_dialect_of_logs_is_rows_in_data(checkout: Checkout) -> None:
    first = '[[dialect]]\nid = "template"\n'
    checkout.change("letters/collect/logs/data/dialects.toml", first, DIALECT + first)
    checkout.change("letters/collect/logs/data/columns.toml", "time = [", 'time = ["何时响",')
    checkout.change("letters/collect/logs/data/columns.toml", "number = [", 'number = ["谁打来",')
    checkout.change("letters/collect/logs/data/columns.toml", "duration = [", 'duration = ["响多久",')
    log = checkout.folder / "log.csv"
    log.write_text("何时响,谁打来,响多久\n2026-11-01 10:00,16700000999,20\n", encoding="utf-8")
    assert "玩具记录" in checkout.run("import", "case.toml", "log.csv", "--all", "--dry-run")
    assert checkout.touched == ["letters/collect/logs/data/columns.toml", "letters/collect/logs/data/dialects.toml"]
