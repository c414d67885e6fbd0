"""What the commands of `track` were asked for: their options, each as one frozen value."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  Typer reads it
from typing import Annotated

import typer

from letters.cli.options import CaseArg, ContractKey, Json, OwnTemplates
from letters.kit.frozen import frozen

Which = Annotated[str, typer.Argument(metavar="哪一份", help="第几份，例如 1；也可以写文书的名称；只有一份时可以不写")]
On = Annotated[str, typer.Option("--on", metavar="日期", help="哪一天，例如 2026-11-23；不写就是今天")]


@frozen
class ShowAsked:
    """The options of `track show`."""

    case: Annotated[Path, typer.Argument(metavar="案件文件或文件夹", help="例如 case.toml", show_default=False)]
    day: Annotated[str, typer.Option("--date", metavar="日期", help="按哪一天看，例如 2026-11-23；不写就是今天")] = ""
    explain: Annotated[bool, typer.Option("--explain", help="逐行说明每个期限是怎么算出来的")] = False
    ics: Annotated[Path | None, typer.Option("--ics", metavar="文件", help="把期限写成日历文件，例如 期限.ics")] = None
    names: Annotated[bool, typer.Option("--names", help="日历里写出收件机关的名称和自己写的理由")] = False
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的日历文件")] = False
    as_json: Json = False
    templates: OwnTemplates = None


@frozen
class SentAsked:
    """The options of `track sent`."""

    case: CaseArg
    letter: Annotated[str, typer.Argument(metavar="文书", help="文书的名称，例如 报案书")]
    to: Annotated[str, typer.Option(metavar="机关", help="交给谁；不写就是这份文书的收件机关")] = ""
    on: On = ""
    how: Annotated[str, typer.Option(metavar="方式", help="例如 EMS、当面、网上")] = ""
    tracking: Annotated[str, typer.Option(metavar="单号", help="快递单号或受理编号")] = ""
    received: Annotated[str, typer.Option(metavar="日期", help="对方签收日期；还没签收以后再记")] = ""
    file: Annotated[list[Path] | None, typer.Option(metavar="文件", help="寄出的文件，可以写多次")] = None
    out: Annotated[Path | None, typer.Option(metavar="目录", help="只找写到这个目录的文书；不写就找最近写的")] = None
    about: Annotated[str, typer.Option(metavar="哪一份", help="催办、复议等：接着哪一份；不写就自动判断")] = ""
    contract: ContractKey = ""
    again: Annotated[bool, typer.Option("--again", help="确实在同一天给同一机关又寄了一份")] = False
    templates: OwnTemplates = None


@frozen
class SignedAsked:
    """The options of `track signed` and `track silent`."""

    case: CaseArg
    which: Which = ""
    on: On = ""


@frozen
class ReceivedAsked:
    """The options of `track received`."""

    case: CaseArg
    what: Annotated[str, typer.Argument(metavar="文书", help="例如 传票、支付令；补充的写编号 R1；不写就一问一答")] = ""
    sender: Annotated[str, typer.Option("--from", metavar="谁", help="署名的全称，照抄")] = ""
    on: Annotated[str, typer.Option("--on", metavar="日期", help="哪天收到的，不知道不写；核实、办好的写那一天")] = ""
    how: Annotated[str, typer.Option(metavar="方式", help="例如 法院专递、家人签收、电子送达、图片、公告")] = ""
    number: Annotated[str, typer.Option(metavar="案号", help="案号或者文号，照抄")] = ""
    hearing: Annotated[str, typer.Option(metavar="时间", help="开庭时间，例如 2026-12-10 09:30")] = ""
    claimed: Annotated[str, typer.Option(metavar="金额", help="文书写明的金额（元）；照抄，不是承认")] = ""
    items: Annotated[list[str] | None, typer.Option("--item", metavar="项目:金额", help="要求的各项，可写多次")] = None
    days: Annotated[int | None, typer.Option(metavar="天数", min=1, help="文书写明几日内答复")] = None
    due: Annotated[str, typer.Option(metavar="日期", help="文书写明的最后一天")] = ""
    procedure: Annotated[str, typer.Option(metavar="程序", help="普通、简易、小额；通知书写了才填")] = ""
    by: Annotated[str, typer.Option(metavar="哪一家", help="谁申请的、起诉的")] = ""
    contract: ContractKey = ""
    sent_from: Annotated[str, typer.Option("--sent-from", metavar="号码", help="从哪个号码、账号发来")] = ""
    evidence: Annotated[list[str] | None, typer.Option(metavar="编号", help="照片或复印件的证据编号，可写多次")] = None
    asked: Annotated[str, typer.Option(metavar="哪里", help="去核实过：12368、座机、小程序、窗口、银行……")] = ""
    answer: Annotated[str, typer.Option(metavar="结果", help="核实到什么：查到、没查到、不是他们发的、没问到")] = ""
    said: Annotated[str, typer.Option(metavar="大意", help="核实时对方说了什么，或者是怎么办好的")] = ""
    done: Annotated[str, typer.Option(metavar="期限", help="已经办好：期限的名称，例如 提出答辩状")] = ""
    plain: Annotated[bool, typer.Option("--plain", help="一问一答时逐行问，也可以从标准输入读答案")] = False


@frozen
class KeepAsked:
    """The options of `track keep`."""

    case: CaseArg
    which: Which
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="文件", help="寄出的文件；不写就找寄出以前最近写的", show_default=False),
    ] = None


@frozen
class ReplyAsked:
    """The options of `track reply`."""

    case: CaseArg
    which: Which = ""
    outcome: Annotated[str, typer.Argument(metavar="结果", help="例如 受理、不予受理")] = ""
    on: On = ""
    dated: Annotated[str, typer.Option("--dated", metavar="日期", help="答复上的落款日期")] = ""
    said_by: Annotated[str, typer.Option("--said-by", metavar="谁", help="口头答复：谁说的，例如 客服李女士")] = ""
    written: Annotated[bool, typer.Option("--written", help="书面答复；有文号或者落款日期的不用写")] = False
    words: Annotated[str, typer.Option(metavar="原文", help="答复原文，照抄；口头答复只写听到的原话")] = ""
    account: Annotated[str, typer.Option(metavar="大意", help="用自己的话说答复的大意；不是原话的写在这里")] = ""
    reference: Annotated[str, typer.Option(metavar="文号", help="答复文号或案号")] = ""
    ground: Annotated[str, typer.Option(metavar="理由", help="不予受理的理由，例如 管辖、材料不齐、民事纠纷")] = ""
    referred_to: Annotated[str, typer.Option("--referred-to", metavar="机关", help="移送、转办到哪里")] = ""
    asks_for: Annotated[list[str] | None, typer.Option("--asks-for", metavar="材料", help="要补的，可写多次")] = None
    due: Annotated[str, typer.Option(metavar="日期", help="答复写明的最后期限")] = ""
    rights: Annotated[
        bool | None, typer.Option("--rights/--no-rights", help="答复写了（没有写）可以复议或者起诉、向谁、几日内")
    ] = None
    total: Annotated[str, typer.Option(metavar="金额", help="对方另提方案的总额（元）")] = ""
    payments: Annotated[str, typer.Option(metavar="各期", help="例如 2026-12-28:400,2027-01-28:400")] = ""
    settles: Annotated[bool, typer.Option("--settles", help="对方说付清以后其余都免除")] = False
    evidence: Annotated[list[str] | None, typer.Option(metavar="编号", help="证据编号，可以写多次")] = None


@frozen
class AcceptAsked:
    """The options of `track accept`."""

    case: CaseArg
    which: Which = ""
    counter: Annotated[str, typer.Option(metavar="哪一个", help="对方提过几个方案的：第几个，或者收到的日期")] = ""
    on: On = ""


@frozen
class PostponeAsked:
    """The options of `track postpone`."""

    case: CaseArg
    which: Which
    deadline: Annotated[str, typer.Argument(metavar="期限", help="期限的名称或编号", show_default=False)] = ""
    due: Annotated[str, typer.Option(metavar="日期", help="实际截止日期")] = ""
    reason: Annotated[str, typer.Option(metavar="理由", help="例如：受理通知书写明的日期")] = ""
    cancel: Annotated[bool, typer.Option("--cancel", help="恢复算出来的日期")] = False


@frozen
class UndoAsked:
    """The options of `track undo`."""

    case: CaseArg
    which: Annotated[str, typer.Argument(metavar="哪一份", help="不写就是日期最晚的一条")] = ""
    yes: Annotated[bool, typer.Option("--yes", help="不再问")] = False
