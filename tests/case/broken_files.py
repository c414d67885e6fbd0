"""Broken case files: the whole one with one thing changed, and what the user is told.

`old` gives way to `new` (its first occurrence); `line` is the text that must stand on the line the message names
("" for a message about the file as a whole); `where` is the path after it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from letters.case.save import CaseFile

WHOLE = (Path(__file__).parent / "whole.toml").read_text(encoding="utf-8")
"""A case file of version 1."""
SECOND = CaseFile.new(Path("case.toml"), WHOLE).current
"""The same of version 2."""

# What stands in the whole file and must not be seen in a message about something else.
PERSONAL = (
    "19912340056", "19912340057", "19912340058", "17000000044",
    "330106199908140021", "11010519491231002X",
    "周见微", "沈晓棠", "青云路8号", "someone@", "因病手术",
)  # fmt: skip


class Broken(NamedTuple):
    title: str
    old: str
    new: str
    line: str
    where: str
    says: tuple[str, ...]
    hint: tuple[str, ...]
    whole: str = WHOLE

    @property
    def text(self) -> str:
        assert self.old in self.whole, self.old
        return self.whole.replace(self.old, self.new, 1)

    @property
    def in_second(self) -> Broken:
        """The same fault in the file of version 2."""
        where = re.sub("^lease", "contracts[1]（C1）", self.where)
        old, new, line = (second(text) for text in (self.old, self.new, self.line))
        return Broken(self.title, old, new, line, where, self.says, tuple(map(second, self.hint)), SECOND)


def second(text: str) -> str:
    """What stands in a file of version 1, or is said of it, as it is in one of version 2."""
    begun = text.replace("[lease]\norder", '[lease]\nid = "C1"\nkind = "lease"\norder')
    return begun.replace("[lease]", "[[contracts]]").replace("[lease.", "[contracts.").replace("lease.", "contracts.")


SYNTAX = (
    Broken("text without quotes", 'device = "某品牌手机 256GB 全新"', "device = 某品牌手机",
           "device = 某品牌手机", "第 10 列", ("写法有误", "device = 某品牌手机"), ("半角引号", 'device = "')),
    Broken("full-width quotes", 'relation = "同事"', "relation = “同事”",
           "relation = “同事”", "第 12 列", ("relation = “同事”",), ("引号要用半角",)),
    Broken("full-width closing quote", 'relation = "同事"', 'relation = "同事”',
           'relation = "同事”', "列", ("relation",), ("右边的引号打成了全角",)),
    Broken("full-width equals sign", "people = 3", "people ＝ 3",
           "people ＝ 3", "第 8 列", ("people ＝ 3",), ("“＝”要改成半角等号 =",)),
    Broken("colon for equals sign", "people = 3", "people: 3",
           "people: 3", "第 7 列", ("people: 3",), ("“:”要改成半角等号 =",)),
    Broken("missing closing quote", 'how = "App 在线客服"', 'how = "App 在线客服',
           'how = "App 在线客服', "列", ("App 在线客服",), ("缺少右边的半角引号", '"""')),
    Broken("quote inside quotes", 'asked = "要求停止联系家人"', 'asked = "他说"马上"才停"',
           'asked = "他说"马上"才停"', "列", ("他说",), ("中文引号",)),
    Broken("duplicate key", "people = 3", "people = 3\npeople = 4",
           "people = 4", "列", ("people = 4",), ("people 在这一节里写了两次", "只留一行")),
    Broken("duplicate table", "[route]", "[lease]\n[route]",
           "[lease]", "列", ("[lease]",), ("[lease] 只能出现一次",)),
    Broken("one pair of brackets, then two", "[[third_parties]]", "[third_parties]",
           "[[third_parties]]", "列", ("[[third_parties]]",), ("每一条的表头都写 [[third_parties]]",)),
    Broken("heading not closed", "[[practices]]", "[[practices]",
           "[[practices]", "列", ("[[practices]",), ("表头写成 [[practices]]", "左右成对")),
    Broken("Windows path", 'path = "evidence/contract.pdf"', 'path = "D:\\证据\\合同.pdf"',
           'files = [{ path = "D:\\证据\\合同.pdf", size = 1024 }]', "列", ("证据",), ("路径改用 /",)),
    Broken("time without quotes", 'at = "2026-08-10 09:03"', "at = 2026-08-10 09:03",
           "at = 2026-08-10 09:03", "第 17 列", ("2026-08-10 09:03",), ("要加引号", 'at = "2026-08-10 09:03"')),
    Broken("31 September as a bare date", "on = 2026-10-08", "on = 2026-09-31",
           "on = 2026-09-31", "列", ("2026-09-31",), ("没有这个日期",)),
    Broken("phone with a leading zero", 'from_number = "17000000044"', "from_number = 057188880000",
           "from_number = 057188880000", "列", ("057*****0000",), ("号码要加引号",)),
    Broken("phone with spaces", 'from_number = "17000000044"', "from_number = 170 0000 0044",
           "from_number = 170 0000 0044", "列", ("170******0044",), ("号码要加引号",)),
    Broken("money with a comma", 'buyout_price = "2599.00"', "buyout_price = 2,599.00",
           "buyout_price = 2,599.00", "列", ("2,599.00",), ("金额要加引号",)),
    Broken("yes in Chinese", "deposit_waived = true", "deposit_waived = 是",
           "deposit_waived = 是", "列", ("deposit_waived = 是",), ("deposit_waived = true",)),
    Broken("True as in Python", "deposit_waived = true", "deposit_waived = True",
           "deposit_waived = True", "列", ("True",), ("小写", "deposit_waived = true")),
    Broken("nothing after the equals sign", "people = 3", "people =",
           "people =", "列", ("people =",), ("等号后面缺少内容",)),
    Broken("words without quotes in a list", 'acts = ["threat", "insult"]', "acts = [threat, insult]",
           "acts = [threat, insult]", "列", ("acts",), ("每一项都加引号", 'acts = ["threat"')),
    Broken("Chinese comma in a list", 'acts = ["threat", "insult"]', 'acts = ["threat"，"insult"]',
           'acts = ["threat"，"insult"]', "列", ("acts",), ("半角方括号和逗号",)),
    Broken("list not closed", 'acts = ["threat", "insult"]', 'acts = ["threat", "insult"',
           "count = 17", "列", ("count = 17",), ("列表没有写完", "补上 ]")),
    Broken("Chinese key", 'order_number = "JZ', '订单号或合同编号 = "JZ',
           '订单号或合同编号 = "JZ-2026-0302-7788"', "第 1 列", ("订单号",), ("写作 order_number",)),
    Broken("slash in a key", 'police = "某某市', 'complaint/police = "某某市',
           'complaint/police = "某某市公安局某某派出所"', "列", ("complaint/police",), ('"complaint/police"',)),
    Broken("a sentence on its own", "[route]", "我不知道该怎么写\n[route]",
           "我不知道该怎么写", "第 1 列", ("我不知道该怎么写",), ("键 = 值", "#")),
    Broken("story not closed", '的文字，不是数据"\n"""', '的文字，不是数据"\n',
           'account = """', "", ('account = """',), ("多行文字没有结束", '"""')),
    Broken("control character", "people = 3", "people = 3 # \x01",
           "people = 3 # \x01", "列", ("people = 3",), ("控制字符",)),
)  # fmt: skip

FIELDS = (
    Broken("version missing", "version = 2", "",
           "", "version", ("缺少“文件格式版本”",), ("文件第一行写：version = 2",), SECOND),
    Broken("version of another time", "version = 2", "version = 3",
           "version = 3", "version", ("不认得的文件格式版本", "3"), ("version = 2", "升级"), SECOND),
    Broken("required text missing", 'device = "某品牌手机 256GB 全新"\n', "",
           "[lease]", "lease.device", ("缺少“租赁物”",), ("补上一行：device = ",)),
    Broken("misspelt key", "device_disposed", "device_dispossed",
           "device_dispossed = false", "lease.device_dispossed", ("device_dispossed",),
           ("是不是 device_disposed（设备是否已转卖、抵押或丢失）",)),
    Broken("misspelt required key, told once", "signed_on = 2026-03-02", "signedon = 2026-03-02",
           "signedon = 2026-03-02", "lease.signedon", ("signedon",), ("signed_on（签约或下单日期）",)),
    Broken("misspelt table", "[hardship]", "[hardships]",
           "[hardships]", "hardships", ("hardships",), ("[hardship]（困难情况）",)),
    Broken("key in the wrong table", 'relation = "同事"', 'relation = "同事"\nofficial_price = 1',
           "official_price = 1", "third_parties[2]（colleagues）.official_price", ("official_price",),
           ("[lease]", "移到那个表头下面")),
    Broken("key of no table", 'relation = "同事"', 'relation = "同事"\nqqq = 1',
           "qqq = 1", "third_parties[2]（colleagues）.qqq", ("qqq",), ("is_guarantor（是否担保人）",)),
    Broken("unknown word", 'channel = "visit"', 'channel = "visits"',
           'channel = "visits"', "incidents[3]（I003）.channel", ("“方式”", "visits"),
           ("是不是 visit（上门）", "call（电话）")),
    Broken("Chinese word", 'channel = "visit"', 'channel = "上门"',
           'channel = "上门"', "incidents[3]（I003）.channel", ("上门",), ("是不是 visit（上门）",)),
    Broken("unknown word in a list", 'acts = ["debt_disclosed"]', 'acts = ["debt_disclose"]',
           'acts = ["debt_disclose"]', "incidents[2]（I002）.acts[1]", ("debt_disclose",), ("debt_disclosed（",)),
    Broken("word for a list", 'roles = ["collector"]', 'roles = "collector"',
           'roles = "collector"', "respondents[2]（collector）.roles", ("“身份”应是列表", "collector"),
           ("方括号", "roles = [")),
    Broken("empty list", 'roles = ["collector"]', "roles = []",
           "roles = []", "respondents[2]（collector）.roles", ("是空的",), ("roles = [",)),
    Broken("phone as a number", 'phone = "19912340057"', "phone = 19912340057",
           "phone = 19912340057", "agent.phone", ("“代理人电话”", "199****0057"), ("请加引号",)),
    Broken("phone too short", 'phone = "19912340057"', 'phone = "1991234"',
           'phone = "1991234"', "agent.phone", ("不是打得通的电话号码", "1991234"), ("11 位",)),
    Broken("ID number with a wrong digit", '"330106199908140021"', '"330106199908140022"',
           'id_number = "330106199908140022"', "complainant.id_number",
           ("330106********0022", "最后一位与前 17 位不符"), ("逐位核对",)),
    Broken("ID number too short", '"330106199908140021"', '"33010619990814002"',
           'id_number = "33010619990814002"', "complainant.id_number",
           ("330106*******4002", "不是 18 位"), ("17 位数字加 1 位",)),
    Broken("ID number of 31 February", '"330106199908140021"', '"330106199902310021"',
           'id_number = "330106199902310021"', "complainant.id_number",
           ("330106********0021", "出生日期"), ("逐位核对",)),
    Broken("credit code with a wrong digit", "91110000600037341L", "91110000600037341A",
           'uscc = "91110000600037341A"', "respondents[1]（platform）.uscc",
           ("“统一社会信用代码”有误",), ("营业执照",)),
    Broken("e-mail without @", "kefu@example.cn", "kefu.example.cn",
           'email = "kefu.example.cn"', "respondents[1]（platform）.email", ("kefu.example.cn",), ("一个 @",)),
    Broken("money in words", 'rent = "899.00"', 'rent = "八百九十九"',
           'rent = "八百九十九"', "lease.rent", ("“每期租金（元）”不是金额", "八百九十九"), ('rent = "899.00"',)),
    Broken("money below nothing", 'rent = "899.00"', "rent = -899",
           "rent = -899", "lease.rent", ("超出范围", "-899"), ("不写负数",)),
    Broken("a tenth of a cent", 'rent = "899.00"', "rent = 899.001",
           "rent = 899.001", "lease.rent", ("多于两位小数", "899.001"), ("精确到分",)),
    Broken("31 September", "since = 2026-06-01", 'since = "2026-09-31"',
           'since = "2026-09-31"', "hardship.since", ("“从什么时候开始”", "2026-09-31"), ("2026-08-10",)),
    Broken("a month where a day is wanted", "signed_on = 2026-03-02", 'signed_on = "2026-03"',
           'signed_on = "2026-03"', "lease.signed_on", ("2026-03",), ("年月日都要有",)),
    Broken("a time no one can read", "at = 2026-08-11", 'at = "8月11日晚上"',
           'at = "8月11日晚上"', "incidents[2]（I002）.at", ("“时间”", "8月11日晚上"), ("2026-08-10 09:03",)),
    Broken("count of none", "count = 17", "count = 0",
           "count = 0", "incidents[1]（I001）.count", ("“次数”不能小于 1", "0"), ("核对",)),
    Broken("count in words", "count = 17", 'count = "十七"',
           'count = "十七"', "incidents[1]（I001）.count", ("应是整数", "十七"), ("count = 3",)),
    Broken("yes in quotes", "answered = true", 'answered = "接了"',
           'answered = "接了"', "incidents[1]（I001）.answered", ("true（是）或 false（否）", "接了"), ("不加引号",)),
    Broken("blank name", 'name = "不详"', 'name = " "',
           'name = " "', "respondents[2]（collector）.name", ("“名称”是空白",), ("填写内容",)),
    Broken("list for a text", 'device = "某品牌手机 256GB 全新"', 'device = ["手机"]',
           'device = ["手机"]', "lease.device", ("“租赁物”应是一段文字", "列表"), ("引号里的文字",)),
    Broken("id in Chinese", 'id = "colleagues"', 'id = "同事"',
           'id = "同事"', "third_parties[2].id", ("“编号”", "同事"), ("英文字母开头",)),
    Broken("one pair of brackets", "[[practices]]", "[practices]",
           "[practices]", "practices", ("两对方括号",), ("把 [practices] 改成 [[practices]]",)),
    Broken("two pairs of brackets", "[offer]", "[[offer]]",
           "[[offer]]", "offer", ("一对方括号",), ("把 [[offer]] 改成 [offer]",)),
    Broken("text for a table", "[route]\ndispute_first", "[route]\n[story.route]\ndispute_first",
           "[story.route]", "story.route", ("route",), ("letters（想要的文书）",)),
    Broken("checksum of the wrong length", "size = 1024", 'sha256 = "abc"',
           'files = [{ path = "evidence/contract.pdf", sha256 = "abc" }]', "evidence[1]（E01）.files[1].sha256",
           ("64 位", "abc"), ("重新计算",)),
)  # fmt: skip

FACTS = (
    Broken("id given twice", 'id = "I003"', 'id = "I001"',
           'id = "I001"', "incidents[3]（I001）.id", ("与 incidents[1] 重复",), ("各不相同",)),
    Broken("id of the person for another", "[lease]\norder",
           '[[third_parties]]\nid = "self"\nrelation = "父亲"\n[lease]\norder',
           'id = "self"', "third_parties[3]（self）.id", ("专指本人",), ("换一个编号",)),
    Broken("evidence that is not there", 'evidence = ["E01"]\nsource', 'evidence = ["E02"]\nsource',
           'evidence = ["E02"]', "incidents[1]（I001）.evidence[1]", ("E02", "[[evidence]]"), ("是不是 E01",)),
    Broken("respondent that is not there", 'by = "collector"', 'by = "lawyer"',
           'by = "lawyer"', "incidents[1]（I001）.by", ("lawyer", "[[respondents]]"), ('id = "lawyer"', "platform")),
    Broken("third party that is not there", 'to = ["colleagues", "mother"]', 'to = ["colleagues", "moter"]',
           'to = ["colleagues", "moter"]', "incidents[2]（I002）.to[2]",
           ("moter", "[[third_parties]]"), ("是不是 mother",)),
    Broken("respondent among the receivers", 'to = ["colleagues", "mother"]', 'to = ["platform"]',
           'to = ["platform"]', "incidents[2]（I002）.to[1]", ("platform",), ("[[respondents]] 的编号",)),
    Broken("receiver named twice", 'to = ["colleagues", "mother"]', 'to = ["mother", "mother"]',
           'to = ["mother", "mother"]', "incidents[2]（I002）.to[2]", ("写了两次",), ("只留一个",)),
    Broken("payment before signing", 'on = "2026年4月2日"', "on = 2026-02-28",
           "on = 2026-02-28", "lease.payments[2].on", ("2026-02-28", "早于签约日期 2026-03-02"), ("signed_on",)),
    Broken("payment in the future", 'on = "2026年4月2日"', "on = 2026-11-24",
           "on = 2026-11-24", "lease.payments[2].on", ("“付款日期”在将来", "2026-11-24"), ("年份",)),
    Broken("incident in the future", "at = 2026-08-11", 'at = "2026-12"',
           'at = "2026-12"', "incidents[2]（I002）.at", ("在将来", "2026-12", "2026-11-23"), ("已经发生",)),
    Broken("end before the beginning", 'until = "2026-08-10 21:40"', 'until = "2026-08-10 08:40"',
           'until = "2026-08-10 08:40"', "incidents[1]（I001）.until", ("早于开始时间",), ("跨过午夜",)),
    Broken("overdue before signing", "overdue_since = 2026-08-03", "overdue_since = 2026-03-02",
           "overdue_since = 2026-03-02", "lease.overdue_since", ("2026-03-02",), ("signed_on",)),
    Broken("claim that does not add up", 'amount = "6500.10"', 'amount = "6600.10"',
           'amount = "6600.10"', "lease.claim.amount",
           ("6600.10 元", "6500.10 元", "相差 100.00 元"), ("未说明的差额",)),
    Broken("option that does not add up", 'due = 2027-02-28, amount = "458.00"', 'due = 2027-02-28, amount = "457.99"',
           'payments = [{ due = 2027-01-28, amount = "458.00" }, { due = 2027-02-28, amount = "457.99" }]',
           "offer.options[1].payments", ("916.00 元", "915.99 元", "相差 0.01 元"), ("最后一期",)),
    Broken("instalments out of order", "due = 2027-02-28", "due = 2027-01-28",
           'payments = [{ due = 2027-01-28, amount = "458.00" }, { due = 2027-01-28, amount = "458.00" }]',
           "offer.options[1].payments[2]", ("不晚于前一个",), ("从早到晚",)),
    Broken("undisputed before signing", "undisputed_due = [2026-08-02]", "undisputed_due = [2026-01-02]",
           "undisputed_due = [2026-01-02]", "offer.undisputed_due[1]", ("早于签约日期",), ("signed_on",)),
    Broken("birth date against the ID number", "birth_date = 1999-08-14", "birth_date = 1999-08-15",
           "birth_date = 1999-08-15", "complainant.birth_date", ("第 7 至 14 位不符",), ("证件",)),
    Broken("gender against the ID number", 'gender = "女"', 'gender = "男"',
           'gender = "男"', "complainant.gender", ("第 17 位",), ("证件",)),
    Broken("agent with the person's ID number", "11010519491231002X", "330106199908140021",
           'id_number = "330106199908140021"', "agent.id_number", ("相同",), ("证件",)),
    Broken("first rent against the only rent", "periods = 12", "periods = 1",
           'first_rent = "1.00"', "lease.first_rent", ("只有 1 期", "1.00 元", "899.00 元"), ("期数",)),
    Broken("device gone and to be given back", "device_disposed = false", "device_disposed = true",
           "return_device = true", "offer.return_device", ("设备不在手上",), ("return_device = false",)),
    Broken("audience of a call", 'known_by = "told"', 'known_by = "told"\naudience = 4\n[[incidents]]\nid = "I9"\n'
           'at = 2026-08-11\nchannel = "call"', "audience = 36",
           "incidents[3]（I9）.audience", ("看到的人数", "电话"), ("social",)),
    Broken("words in one's own call", "duration = 62", 'duration = 62\ndirection = "out"',
           'words = "今天不还，就叫你单位的人都知道。"', "incidents[1]（I001）.words", ("本人联系对方",), ("account",)),
    Broken("evidence outside the folder", "evidence/contract.pdf", "../contract.pdf",
           'files = [{ path = "../contract.pdf", size = 1024 }]', "evidence[1]（E01）.files[1].path",
           ("..",), ("相对路径",)),
    Broken("evidence at an absolute path", "evidence/contract.pdf", "C:/Users/me/contract.pdf",
           'files = [{ path = "C:/Users/me/contract.pdf", size = 1024 }]', "evidence[1]（E01）.files[1].path",
           ("绝对路径",), ("相对路径",)),
    Broken("evidence by a path of Windows", 'path = "evidence/contract.pdf"', "path = 'evidence\\contract.pdf'",
           "files = [{ path = 'evidence\\contract.pdf', size = 1024 }]", "evidence[1]（E01）.files[1].path",
           ("反斜杠",), ("用 /",)),
    Broken("blank key", '"complaint/police" = [', '" " = [',
           '" " = ["依法查处", "责令停止"]', 'demands." "', ("键是空白",), ("complaint/police",)),
    Broken("answered before it was sent", "on = 2026-10-20", "on = 2026-10-07",
           "on = 2026-10-07", "filings[1].replies[1].on", ("2026-10-07", "早于寄出日期 2026-10-08"), ("核对",)),
)  # fmt: skip

ALL = (*SYNTAX, *FIELDS, *FACTS)
AGAIN = tuple(broken.in_second for broken in (*FIELDS, *FACTS) if broken.whole is not SECOND)
