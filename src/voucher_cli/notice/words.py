"""The words of the notice, in both languages and both tones."""

from __future__ import annotations

from voucher_cli.language import Bilingual

TITLE = Bilingual("补正材料通知书", "Notice of papers to be corrected")
NUMBER = Bilingual("编号：　　　　　　　　", "No. ____________")
ADDRESSED = Bilingual("{name}：", "To {name}:")
NO_NAME = Bilingual("（申报单位）", "the applicant")
OPENING = Bilingual(
    "你单位申报{policy}（{routes}）的材料收悉。经初步核查，现将需要补正的事项一次性告知如下：",
    "Your application for {policy} ({routes}) has been received. After a first examination, "
    "everything that has to be corrected is set out below, all at once.",
)
OPENING_EXPLAIN = Bilingual(
    "你单位申报{policy}（{routes}）的材料收悉。经初步核查，未发现必须补正的事项，"
    "但下列事项需你单位说明或核实：",
    "Your application for {policy} ({routes}) has been received. A first examination found nothing "
    "that must be corrected; please explain or confirm the following.",
)
OPENING_CLEAR = Bilingual(
    "你单位申报{policy}（{routes}）的材料收悉。经初步核查，未发现需要补正的事项。",
    "Your application for {policy} ({routes}) has been received. A first examination found nothing "
    "that has to be corrected.",
)
MEND = Bilingual("需补正的事项（共 {n} 项）", "To be corrected ({n})")
EXPLAIN = Bilingual("需说明或核实的事项（共 {n} 项）", "To be explained or confirmed ({n})")
DEMAND = Bilingual("补正要求", "How to hand in corrections")
DEMAND_TEXT = Bilingual(
    "请于 {deadline}前，按上述要求将补正后的材料一次性报送。对核查意见有异议的，可附书面说明。",
    "Please hand in all corrected papers together by {deadline}. Where you disagree with a point, "
    "enclose a written explanation.",
)
EXAMINED = Bilingual("核查说明", "What was examined")
EXAMINED_TEXT = Bilingual(
    "本次对照申报材料清单 {materials} 项，核查文件 {files} 个{confirmed}。",
    "{files} files were held against a list of {materials} materials{confirmed}.",
)
CONFIRMED = Bilingual(
    "，另有 {n} 项已经人工确认，不再列出", "; {n} further points were settled by a reviewer"
)
NOT_EXAMINED = Bilingual(
    "下列事项不在本次核查范围内：{what}。", "The following was not examined: {what}."
)
NO_GRANT = Bilingual(
    "本通知仅告知材料补正事项，不代表对申报资格、支持金额的认定或批准。",
    "This notice is about papers only. It neither recognises eligibility nor grants any amount.",
)
BLANK_DATE = Bilingual("____年__月__日", "____-__-__")
DATE = Bilingual("{year}年{month}月{day}日", "{year}-{month:02d}-{day:02d}")
COLUMNS = (
    Bilingual("序号", "No."),
    Bilingual("材料", "Material"),
    Bilingual("问题", "What is wrong"),
    Bilingual("依据", "Clause"),
    Bilingual("补正要求", "To be done"),
)
INTERPRETED = Bilingual("（理解：{text}）", " (read as: {text})")

CLIENT_TITLE = Bilingual("申报材料补正清单", "What is still to mend")
CLIENT_OPENING = Bilingual(
    "{name}申报{policy}（{routes}）的材料已检查。下面 {n} 项补好以后，请再检查一遍；"
    "改好一项，就在前面的方框里打一个勾。",
    "The papers of {name} for {policy} ({routes}) were checked. When the {n} points below are "
    "done, have them checked again; tick each box as you go.",
)
CLIENT_CLEAR = Bilingual(
    "{name}申报{policy}（{routes}）的材料已检查，没有发现需要补正的地方。",
    "The papers of {name} for {policy} ({routes}) were checked; nothing has to be mended.",
)
CLIENT_MEND = Bilingual("要补的（{n} 项）", "To mend ({n})")
CLIENT_EXPLAIN = Bilingual("要说明或核对的（{n} 项）", "To explain or look at ({n})")
CLIENT_REMEDY = Bilingual("怎么办：", "To do: ")
CLIENT_PLACE = Bilingual("在哪里：", "Where: ")
CLIENT_CLAUSE = Bilingual("依据：", "Clause: ")
CLIENT_DEADLINE = Bilingual("请在 {deadline}前补好。", "To be done by {deadline}.")
CLIENT_NO_GRANT = Bilingual(
    "这份清单只说材料，能否获得支持、支持多少，由主管部门决定。",
    "This list is about papers only; whether and how much is awarded is for the authority to say.",
)
