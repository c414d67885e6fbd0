"""The commands for the law and for templates. What a command needs is imported in its body."""

from __future__ import annotations

from letters.cli import options
from letters.cli.apps import app, command, done_by, law, templates
from letters.cli.asked import LawAsked
from letters.cli.chinese import Command
from letters.kit import shell_words

app.add_typer(law, name="law")
app.add_typer(templates, name="templates")


_FIND = f"按词、主题、法规、条号查规定，例如：{shell_words.command('law', '骚扰')}"
law.command("find", cls=Command, help=_FIND)(done_by(LawAsked, "lawbook.find_provisions"))


@law.command("check", cls=Command, help="检查法规和机关数据：版本重叠或空缺、没有用到的、没有核对的、核对过久的。")
def check_law(on: options.On = "", as_json: options.Json = False, templates: options.OwnTemplates = None) -> int:
    """Lint the law's and the authorities' data."""
    from letters.cli.lawbook import check_data

    return check_data(on, as_json=as_json, templates=templates)


@law.command("concordance", cls=Command, help="一部法规的新旧条号对照。")
def concordance(act: options.ActArg) -> int:
    """Old and new articles side by side."""
    from letters.cli.lawbook import print_concordance

    return print_concordance(act)


@law.command("ladder", cls=Command, help="寄出以后的每一步：各类文书的状态；--dot 画成图。")
def ladder(dot: options.Dot = False, templates: options.OwnTemplates = None) -> int:
    """Show what may follow a letter: as a list, or as a drawing."""
    from letters.cli.lawbook import print_ladder

    return print_ladder(templates, dot=dot)


@command("completion", help="让终端按 Tab 补全命令和文书：打印一段脚本，加进终端的设置里。")
def completion(shell: options.ShellArg) -> int:
    """Print the script that makes a shell complete."""
    from letters.cli.completing import print_script

    return print_script(shell)


@templates.command("list", cls=Command, help="列出所有模板。")
def templates_list(templates: options.OwnTemplates = None) -> int:
    """List the templates."""
    from letters.cli.own_templates import list_templates

    return list_templates(templates)


@templates.command("copy", cls=Command, help="把自带模板复制出来改，改好后用 --templates 指定。")
def templates_copy(folder: options.CopyFolder, force: options.Force = False) -> int:
    """Copy the bundled templates out."""
    from letters.cli.own_templates import copy_templates

    return copy_templates(folder, force=force)


@templates.command("check", cls=Command, help="检查模板：语法、变量、元素，逐个说明哪一行有什么问题。")
def templates_check(templates: options.OwnTemplates = None) -> int:
    """Lint templates."""
    from letters.cli.own_templates import check_templates

    return check_templates(templates)
