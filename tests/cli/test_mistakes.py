"""What people mistype, and what they are told: the right thing with a next step that runs, never a lecture or a guess.

Each row is what is typed, the exit status, and words that must stand in the answer. Whatever the answer prints as a
command is run again as a shell would cut it, and must be a right call.
"""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.command import letters
from tests.stories import contact, lease, platform, table, text_of

if TYPE_CHECKING:
    from pathlib import Path

CASE = text_of(
    platform(),
    lease(),
    contact("I1", "2026-10-01 22:30", count=5, from_number="16700000101"),
    contact("I2", "2026-10-02 09:00", "sms", acts=["insult"], words="不要脸"),
    table("route", dispute_first="consumer-association"),
    head="written_on = 2026-11-23",
)
CALLS = """<?xml version="1.0"?>
<calls count="1"><call number="16700000101" duration="5" date="1759300000000" type="1"/></calls>"""
ONE, TWO, NONE = "one", "two", "none"
TYPED = re.compile(r"letters(?: [a-z-].*)?$", re.MULTILINE)


class Slip(NamedTuple):
    """A call in a folder that holds one case, two or none."""

    place: str
    typed: str
    status: int
    said: tuple[str, ...]


def slip(place: str, typed: str, status: int, *said: str) -> Slip:
    return Slip(place, typed, status, said)


SLIPS = [
    # The four that misled.
    slip(ONE, "write 案件/case.toml police", 0, "01-治安报案书.docx"),
    slip(ONE, "write --case 案件/case.toml", 2, "没有选项 --case：案件文件直接写在命令后面"),
    slip(ONE, "import calls.xml 案件/case.toml --all", 0, "calls.xml：", "已写进案件文件"),
    slip(ONE, "import 案件/case.toml", 2, "没有写要导入的记录文件", "在命令后面写上文件"),
    # No command, or one called otherwise.
    slip(ONE, "", 0, "案件：案件/case.toml", "接着答：letters new 案件/case.toml"),
    slip(TWO, "", 0, "这里有 2 个案件", "letters new 乙/案件.toml"),
    slip(NONE, "", 0, "这里还没有案件", "letters new", "letters demo"),
    slip(NONE, "help", 0, "用法：", "命令："),
    slip(NONE, "帮助", 0, "用法：", "命令："),
    slip(NONE, "help write", 0, "用法： letters write"),
    slip(NONE, "帮助 检查", 0, "用法： letters check"),
    slip(NONE, "help 没有的", 0, "用法："),
    slip(NONE, "/?", 0, "用法："),
    slip(NONE, "version", 0, "letters 0"),
    slip(NONE, "版本", 0, "letters 0"),
    slip(NONE, "-v", 0, "letters 0"),
    slip(ONE, "检查", 0, "案件：案件/case.toml", "案件文件填写无误"),
    slip(ONE, "写 报案书", 0, "01-治安报案书.docx"),
    slip(ONE, "生成", 0, "01-治安报案书.docx"),
    slip(ONE, "列表", 0, "✓ 治安报案书"),
    slip(ONE, "期限", 0, "还没有记下寄出的文书"),
    slip(ONE, "寄出 报案书 --to 某某市公安局某某派出所", 0, "记下了：治安报案书 → 某某市公安局某某派出所"),
    slip(ONE, "证据", 0, "还没有证据"),
    slip(NONE, "打印", 2, "用 Word 或 WPS 打开，再打印", "letters write"),
    slip(NONE, "print", 2, "用 Word 或 WPS 打开，再打印"),
    slip(NONE, "chekc", 2, "没有命令“chekc”", "是不是：letters check"),
    slip(NONE, "检察", 2, "没有命令“检察”", "letters check"),
    slip(NONE, "wirte", 2, "没有命令“wirte”", "是不是：letters write"),
    slip(NONE, "天气", 2, "没有命令“天气”", "看有哪些命令：letters help"),
    slip(ONE, "evidence 添加", 2, "没有命令“添加”", "letters evidence --help"),
    slip(ONE, "track sned", 2, "没有命令“sned”", "letters track --help"),
    slip(ONE, "track 案件 寄出 报案书", 0, "记下了：治安报案书"),
    # The case: not named, in another place, not there, named otherwise.
    slip(ONE, "check", 0, "案件：案件/case.toml", "案件文件填写无误"),
    slip(ONE, "write", 0, "01-治安报案书.docx"),
    slip(ONE, "list", 0, "✓ 治安报案书"),
    slip(NONE, "list", 0, "治安报案书，交给公安机关"),
    slip(ONE, "plan", 0, "【下一步】"),
    slip(ONE, "track", 0, "还没有记下寄出的文书"),
    slip(TWO, "track", 0, "共 2 个案件"),
    slip(NONE, "track", 3, "没有案件文件", "letters new"),
    slip(TWO, "check", 2, "这里有 2 个案件，写明是哪一个", "letters check 甲/case.toml"),
    slip(TWO, "write 报案书", 2, "letters write 甲/case.toml 报案书", "letters write 乙/案件.toml 报案书"),
    slip(NONE, "check", 2, "这里没有案件文件", "letters new"),
    slip(ONE, "check none.toml", 3, "找不到案件文件：none.toml", "letters check 案件/case.toml"),
    slip(ONE, "check 小丽", 3, "找不到案件文件：小丽", "letters check 案件/case.toml"),
    slip(ONE, "check 案件", 0, "案件文件填写无误"),
    slip(ONE, "check 案件/case", 0, "案件文件填写无误"),
    slip(ONE, "write 报案书 案件/case.toml", 0, "01-治安报案书.docx"),
    slip(ONE, "案件/case.toml check", 0, "案件文件填写无误"),
    slip(ONE, "案件 检查", 0, "案件文件填写无误"),
    slip(ONE, "案件/case.toml 报案书", 0, "01-治安报案书.docx"),
    slip(ONE, "check '\"案件/case.toml\"'", 0, "案件文件填写无误"),
    slip(ONE, "check “案件/case.toml”", 0, "案件文件填写无误"),
    slip(ONE, "check 我的 案件/case.toml.txt", 0, "案件文件填写无误"),
    slip(ONE, "check '我的 案件/case.toml'", 0, "case.toml.txt，后面多了 .txt", "案件文件填写无误"),
    slip(ONE, "check 旧记事本.toml", 0, "GBK 编码，照样读出来了", "案件文件填写无误"),
    slip(ONE, "wipe", 2, "缺少案件文件"),
    # Letters by names that none has, or several.
    slip(ONE, "write 案件 报警书", 2, "没有文书“报警书”", "是不是“治安报案书”？", "letters list"),
    slip(ONE, "write 案件 投诉书", 2, "“投诉书”可能是 3 种文书", "消费者投诉书-消费者协会"),
    slip(ONE, "write 案件 polcie", 2, "是不是“治安报案书”？"),
    slip(ONE, "write 案件 全部", 2, "没有文书“全部”", "letters list"),
    slip(ONE, "evidence pack 案件 --for 派出所", 0, "的材料："),
    slip(ONE, "evidence pack 案件 --for 海关", 2, "没有文书“海关”"),
    slip(ONE, "track sent 案件", 2, "缺少文书", "例如 报案书"),
    slip(ONE, "track reply 案件 受理", 2, "案件里还没有寄出的文书"),
    # Options and their values.
    slip(ONE, "write 案件 --format Word", 0, "01-治安报案书.docx"),
    slip(ONE, "write 案件 报案书 --format 网页,纯文本", 0, "01-治安报案书.html"),
    slip(ONE, "write 案件 报案书 --format Docx，TXT", 0, "01-治安报案书.docx"),
    slip(ONE, "write 案件 --format 照片", 2, "不认识的格式 照片", "Word"),
    slip(ONE, "write 案件 --pdf", 2, "没有选项 --pdf：要 PDF 写 --format pdf"),
    slip(ONE, "write 案件 --output 文书", 2, "写到哪个目录用 --out"),
    slip(ONE, "write 案件 --ot 文书", 2, "没有选项 --ot，是不是 --out？"),
    slip(ONE, "write 案件 --layout 紧凑 报案书", 0, "01-治安报案书.docx"),
    slip(ONE, "write 案件 --layout 大", 2, "可以写 标准 或者 紧凑"),
    slip(ONE, "write 案件 --out", 2, "--out 后面要写值"),
    slip(ONE, "write 案件 --date 下周", 2, "下周"),
    slip(ONE, "plan 案件 --kind 分期付款", 2, "不认识的方案 分期付款", "延期、分期"),
    slip(ONE, "plan 案件 --kind 分期", 1, "不知道要安排多少钱"),
    slip(ONE, "plan 案件 --count 三", 2, "应为整数"),
    slip(ONE, "check 案件 多的", 2, "多写了 多的"),
    slip(ONE, "schema x", 2, "多写了 x"),
    slip(ONE, "demo 案件", 3, "已经存在，没有覆盖", "letters demo 案件-2"),
    slip(ONE, "lock", 2, "缺少文件夹"),
    slip(ONE, "lock 案件/case.toml", 3, "不是文件夹"),
    slip(ONE, "unlock 没有.zip", 3, "没有.zip"),
    slip(ONE, "law 骚扰", 0, "治安管理处罚法"),
    slip(ONE, "rights 天气", 2, "没有名为 天气 的情形", "letters rights"),
    slip(ONE, "batch", 2, "缺少来源"),
    slip(ONE, "stats", 2, "没有写要统计什么"),
]


@pytest.fixture
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    one: Slip = request.param
    for name in {ONE: ("案件/case.toml",), TWO: ("甲/case.toml", "乙/案件.toml"), NONE: ()}[one.place]:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(CASE, encoding="utf-8")
    if one.place == ONE:
        (tmp_path / "calls.xml").write_text(CALLS, encoding="utf-8")
    if "我的" in one.typed:
        (tmp_path / "我的 案件").mkdir()
        (tmp_path / "我的 案件" / "case.toml.txt").write_text(CASE, encoding="utf-8")
    if "旧记事本" in one.typed:
        (tmp_path / "旧记事本.toml").write_bytes(CASE.encode("gbk"))
    return tmp_path


@pytest.mark.parametrize(
    ("folder", "one"), [(each, each) for each in SLIPS], indirect=["folder"], ids=lambda each: each.typed
)
def test_a_slip_is_answered_rightly_and_each_command_that_is_told_is_a_right_call(folder: Path, one: Slip) -> None:
    done = letters(*shlex.split(one.typed), cwd=folder)
    told = done.stdout + done.stderr
    assert done.returncode == one.status, told
    assert [words for words in one.said if words not in told] == [], told
    for line in dict.fromkeys(TYPED.findall(told)):
        again = letters(*shlex.split(line)[1:], cwd=folder)
        assert not re.search("没有命令|没有选项|多写了|这样写看不懂|找不到", again.stderr), (line, again.stderr)


def test_there_are_more_than_forty_eight_of_them() -> None:
    assert len({each.typed for each in SLIPS}) > 48
