"""What a file is to a case, as it is said in lists."""

CASE, RECORD, EVIDENCE, KEPT, LETTER, BAG, LEFT = (
    "案件文件",
    "写出文书的记录",
    "证据副本",
    "寄出文书的留底",
    "写出的文书",
    "打包的材料",
    "没有写完的临时文件",
)
