"""letters web: the page in a browser of this computer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from letters.cli.apps import command


@command(help="在浏览器里一问一答、看文书：只在这台电脑上，不联网。")
def web(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="放案件的文件夹；不写就是现在这个")] = Path(),
    clients: Annotated[bool, typer.Option("--clients", help="给帮人的人：按编号列出来访的人，一次打开一位")] = False,
) -> int:
    """Serve the cases of a folder, until nobody looks at the page any more."""
    from letters.cli.tools import tell, today
    from letters.kit.shell_words import command as again
    from letters.web import serve

    has_left = serve(folder, today, _open, is_clinic=clients)
    tell("已经离开，网页关了。" if has_left else f"网页都关掉一刻钟了，程序停了。再打开：{again('web')}")
    return 0


def _open(address: str) -> None:
    """Open the browser; the address, which works once, is printed too: the browser may be another one."""
    import webbrowser

    from letters.cli.tools import tell

    tell("网页只在这台电脑上，别的电脑打不开。要停下，在这里按 Ctrl-C；网页都关掉一刻钟后，它自己停。")
    tell(f"浏览器没有自己打开的，把这一行复制到地址栏：{address}")
    webbrowser.open(address)
