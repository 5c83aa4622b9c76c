"""Whether characters make text: fonts may map their glyphs to characters that are valid, and
mean nothing. Chinese text, whatever it is about, is full of the few hundred commonest characters;
text whose codes were shifted or taken for another encoding's has next to none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发"
    "后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但"
    "因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手"
    "应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教"
    "儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目"
    "太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却"
    "界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清"
    "今切院让识候带导争运笔签章订单价款付收税额购销售方买卖票据证号码编联系话址邮银账户支行贷借余履约"
    "承诺模型算力服务技术软件云智京限责任法定代表执照副登记注册资本范围经营营审核批准备申请项目材料附属"
    "元角分整零壹贰叁肆伍陆柒捌玖拾佰仟亿期间起止截至验收部署调用接口版权密保违赔偿终止解除仲裁诉讼争议"
)
_LEAST_CHINESE = 30
_LEAST_COMMON = 0.22
_MOST_LATIN_MARKS = 0.25
_LEAST_CHARACTERS = 20


def makes_sense(texts: Iterable[str]) -> bool:
    """Whether the text can be what a page says; True where there is too little to tell."""
    counts = Counter("".join(texts))
    characters = sum(n for c, n in counts.items() if not c.isspace())
    if characters < _LEAST_CHARACTERS:
        return True
    marked = sum(
        n for c, n in counts.items() if "\u00c0" <= c <= "\u024f" or "\u00a1" <= c <= "\u00b6"
    )
    if marked > _MOST_LATIN_MARKS * characters:
        return False
    chinese = sum(n for c, n in counts.items() if "\u3400" <= c <= "\u9fff")
    common = sum(n for c, n in counts.items() if c in COMMON)
    return chinese < _LEAST_CHINESE or common >= _LEAST_COMMON * chinese
