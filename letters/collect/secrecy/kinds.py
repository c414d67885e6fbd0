"""What a file is to a case, as it is said in lists."""

CASE, EARLIER, TYPED, RECORD, EVIDENCE, KEPT, LETTER, BAG, LEFT, CALENDAR, OWN_CALENDAR = (
    "案件文件",
    "换成新写法以前的案件文件",
    "没写完的回答",
    "写出文书的记录",
    "证据副本",
    "寄出文书的留底",
    "写出的文书",
    "打包的材料",
    "没有写完的临时文件",
    "期限日历",
    "这个案件的期限日历",
)
CHANGED, ALIKE, UNTOLD = ("写好以后改过", "名字像写出的文书，没有记录", "案件文件读不出来，不知道是不是它的")
"""What is asked about apart: it may hold the person's own work, or be nobody's copy."""
SYSTEM, INSIDE = ("系统自己放的文件", "和加密文件核对")

CANNOT_PROMISE = (
    "删除以后，本程序和普通软件读不到这些内容，但不能保证专业手段也恢复不了："
    "固态硬盘、U 盘和手机存储会把旧内容留在别处；"
    "系统备份、回收站、网盘同步、聊天软件里发送过的副本不在其中，请另外删除；"
    "打印队列、Word 的“最近使用的文件”里可能还有文件名。"
)
