"""Commands by what people call them, and what is said of a call that cannot be understood."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from letters.kit.shell_words import command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

HELP = frozenset({"help", "h", "?", "/?", "-?", "/help", "-help", "帮助", "说明", "使用说明", "怎么用", "命令"})
VERSION = frozenset({"version", "-v", "-V", "版本", "版本号"})
SPOKEN: Mapping[str, tuple[str, ...]] = {
    "new": (
        "新建",
        "新的",
        "开始",
        "问答",
        "接着答",
        "继续",
        "填写",
        "登记",
        "start",
        "begin",
        "create",
        "init",
        "add",
        "open",
        "run",
        "edit",
        "修改",
    ),
    "check": ("检查", "核对", "看看", "查看", "validate", "verify", "status", "show"),
    "list": ("列表", "清单", "列出", "文书", "有哪些", "ls"),
    "write": ("写", "生成", "写文书", "写出", "出文书", "输出", "generate", "make", "output", "export", "导出"),
    "import": ("导入", "导入记录", "通话记录", "账单"),
    "evidence add": ("加证据", "登记证据", "添加证据", "截图", "录音"),
    "evidence list": ("证据", "证据目录"),
    "evidence pack": ("打包",),
    "plan": ("算账", "算一算", "还款", "方案", "计划", "分期", "budget"),
    "track": ("跟踪", "期限", "进度", "下一步", "寄出以后"),
    "track sent": ("寄出", "寄了", "已寄", "sent", "send"),
    "track reply": ("答复", "回复", "reply"),
    "track received": ("收到", "传票", "支付令", "received"),
    "track signed": ("签收", "signed"),
    "rights": ("权利", "我的权利", "怎么办", "help-me"),
    "law": ("法律", "查法律", "法条", "法规"),
    "demo": ("演示", "示例", "样本", "例子", "看看成品", "sample", "example"),
    "lock": ("加密", "锁", "encrypt"),
    "unlock": ("解密", "打开加密", "解锁", "decrypt"),
    "wipe": ("删除", "清除", "删掉", "delete", "remove", "rm"),
    "batch": ("批量",),
    "stats": ("统计",),
    "templates": ("模板", "template"),
    "web": ("网页", "浏览器", "在网页上答"),
    "clients": ("来访", "来访的人"),
    "schema": (),
}
"""What each command is called by people; of several words the command is one of a group."""
_COMMANDS = {
    **{name: (name,) for name in SPOKEN if " " not in name},
    "evidence": ("evidence",),
    **{word: tuple(name.split()) for name, words in SPOKEN.items() for word in words},
}
PRINT = frozenset({"打印", "print", "pdf"})
OPTIONS: Mapping[str, str] = {
    "--case": "案件文件直接写在命令后面，不用写 --case",
    "--file": "文件直接写在命令后面",
    "--letter": "文书的名称直接写在案件文件后面，例如 报案书",
    "--output": "写到哪个目录用 --out",
    "-o": "写到哪个目录用 --out",
    "--pdf": "要 PDF 写 --format pdf",
    "--day": "哪一天用 --date",
    "--help-me": "看有哪些命令用 help",
}
"""Options that people try, and what they should write."""
NEAR = 0.75  # how alike an option must be to be proposed; 0.5 for a command
_WANTED = {"int": "，应为整数", "float": "，应为数字", "bool": "，应为是或否", "greater": "，太小", "less": "，太大"}
_ABSENT = re.compile(r"No such command '(.+?)'")
_EXTRA = re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)")


class WrongCall(NamedTuple):
    """What the library that reads a command line says of a wrong call.

    `kind` is the name of its error, `said` its message, `name` what the parameter is called, `about` what it is for,
    `near` options that it would propose, `wanted` what a value should be, `typed` the command without the program.
    """

    kind: str
    said: str
    name: str = ""
    about: str = ""
    near: Sequence[str] = ()
    wanted: str = ""
    typed: str = ""

    @classmethod
    def of(cls, error: Exception) -> WrongCall:
        """What an error of that library says, whichever it is."""
        param, context = getattr(error, "param", None), getattr(error, "ctx", None)
        name = getattr(param, "metavar", None) or getattr(param, "human_readable_name", None) or ""
        return cls(
            type(error).__name__,
            str(error),
            str(getattr(error, "option_name", None) or name),
            getattr(param, "help", None) or "",
            getattr(error, "possibilities", None) or (),
            _wanted(error),
            context.command_path.partition(" ")[2] if context else "",
        )


def _wanted(error: Exception) -> str:
    """What the value should be, by what pydantic says to the library; "" where that cannot be told."""
    found: list[dict[str, object]] = getattr(error.__cause__, "errors", list)()
    return _WANTED.get(str(found[0]["type"]).partition("_")[0], "") if found else ""


def usage_lines(call: WrongCall) -> Iterator[str]:
    """What is wrong with a call, and the command that helps."""
    if absent := _ABSENT.match(call.said):
        yield from _absent_lines(absent[1], call.typed)
        return
    yield _wrong(call)
    if call.about:
        yield f"  {call.about}"
    yield f"  → 看怎么写：{command(*call.typed.split(), '--help') if call.typed else command('help')}"


def _wrong(call: WrongCall) -> str:
    extra = _EXTRA.match(call.said)
    if extra:
        return f"多写了 {extra[1]}：路径里有空格的，整个用引号括起来"
    return {
        "MissingParameter": f"缺少{call.name}",
        "NoSuchOption": f"没有选项 {call.name}{_rather(call)}",
        "BadOptionUsage": f"{call.name} 后面要写值" if "requires" in call.said else f"{call.name} 后面不写值",
        "BadParameter": f"{call.name} 的值不对{call.wanted}",
    }.get(call.kind, "这样写看不懂")


def _rather(call: WrongCall) -> str:
    """What should be written in place of an option that there is not; "" where nobody can tell."""
    if known := OPTIONS.get(call.name):
        return f"：{known}"
    near = get_close_matches(call.name, list(call.near), 1, NEAR)
    return f"，是不是 {near[0]}？" if near else ""


def _absent_lines(word: str, group: str) -> Iterator[str]:
    """What is said of a command that there is not: the nearest, whose name may be Chinese, and where all stand."""
    if word.lower() in PRINT:
        yield f"没有命令“{word}”：文书写出来以后，用 Word 或 WPS 打开，再打印；要 PDF，写出时加 --format pdf"
        yield f"  → 写出文书：{command('write')}"
        return
    yield f"没有命令“{word}”"
    near = get_close_matches(word.lower(), list(_COMMANDS), 1, 0.5)
    if near and not group:
        yield f"  → 是不是{near[0] if near[0] not in SPOKEN else ''}：{command(*_COMMANDS[near[0]])}"
    yield f"  → 看有哪些命令：{command(*group.split(), '--help') if group else command('help')}"


def understood(words: Sequence[str], is_there: Callable[[str], bool]) -> list[str]:
    """The words of a call as the program takes them: `检查` is `check`, `帮助 write` is `write --help`.

    A case before the command is put behind it; a case alone is gone on with, one with other words is written from.
    `is_there` says whether a word is a case's file or folder.
    """
    first, *rest = words
    if first.lower() in HELP:
        return [*(named(rest[0]) if rest else ()), "--help"]
    if first in VERSION:
        return ["--version"]
    if found := named(first):
        return [*found, *rest]
    if first.startswith("-") or not is_there(first):
        return list(words)
    if rest and (found := named(rest[0])):
        return [*found, first, *rest[1:]]
    return ["write", first, *rest] if rest else ["new", first]


def tracked_words(args: Sequence[str], commands: Iterable[str], is_there: Callable[[str], bool]) -> list[str]:
    """The words after `track`: its command in front, known in Chinese, and `show` where there is none.

    A word that is nearly a command, and no file, stays for what is said of a command that there is not.
    """
    words = [_tracked(word) for word in args[:2]] + list(args[2:])
    if len(words) > 1 and words[1] in commands and words[0] not in commands and words[0][:1] != "-":
        words[:2] = [words[1], words[0]]
    return words if words and _is_command(words[0], commands, is_there) else ["show", *words]


def _tracked(word: str) -> str:
    """A word, as the command of `track` where it means one: 寄出 is sent."""
    group, *rest = named(word) or ("",)
    return rest[0] if rest and group == "track" else word


def _is_command(word: str, commands: Iterable[str], is_there: Callable[[str], bool]) -> bool:
    if word in (*commands, "--help", "-h"):
        return True
    return not is_there(word) and bool(get_close_matches(word, commands))


def named(word: str) -> tuple[str, ...]:
    """The command that a word means, and its group; nothing for none."""
    return _COMMANDS.get(word.lower(), ())


def begin_lines(cases: Sequence[str]) -> Iterator[str]:
    """What the program says when it is started alone where there is no case to go on with, or several."""
    if cases:
        yield f"这里有 {len(cases)} 个案件。接着做哪一个，一个一行："
        yield from (f"    {command('new', case)}" for case in cases)
        yield f"\n看每个案件的期限和下一步：{command('track')}"
    else:
        yield "这里还没有案件。\n"
        yield f"把经过一问一答写下来，随时可以停下：{command('new')}"
        yield f"先看看写出来是什么样（虚构的案件）：{command('demo')}"
    yield f"看有哪些命令：{command('help')}"
    yield "有人正在威胁人身安全，或者上门不走，先打 110。"


def case_lines(case: str) -> Iterator[str]:
    """What can be done with the one case there is, where nobody can be asked."""
    yield f"案件：{case}"
    yield f"接着答：{command('new', case)}"
    yield f"看还缺什么、有什么要留意：{command('check', case)}"
    yield f"写出文书：{command('write', case)}"
    yield f"看有哪些命令：{command('help')}"
