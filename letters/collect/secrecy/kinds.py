"""What a file is to a case, as it is said in lists."""

CASE, RECORD, EVIDENCE, KEPT, LETTER, BAG, LEFT, CALENDAR = (
    "案件文件",
    "写出文书的记录",
    "证据副本",
    "寄出文书的留底",
    "写出的文书",
    "打包的材料",
    "没有写完的临时文件",
    "期限日历",
)
CHANGED, ALIKE = ("写好以后改过", "名字像写出的文书，没有记录")
"""What is asked about apart: it may hold the person's own work."""
SYSTEM, INSIDE = ("系统自己放的文件", "和加密文件核对")
