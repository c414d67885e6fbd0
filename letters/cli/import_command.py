"""letters import: what it needs is imported when it runs."""

from __future__ import annotations

from letters.cli.apps import command
from letters.cli.import_asked import ImportAsked
from letters.kit.taking import takes

_HELP = "导入通话和短信记录、运营商详单、支付宝和微信账单：列出号码，选出催收的，写进案件文件，重复的不再写。"


@command("import", help=_HELP)
@takes(ImportAsked)
def import_(asked: ImportAsked) -> int:
    """Turn logs into incidents, and bills into payments."""
    from letters.cli.importing import import_logs, write_template

    if asked.template is not None:
        return write_template(asked.template)
    return import_logs(asked)
