"""Words that all faces of a season share, in both languages."""

from __future__ import annotations

from voucher_cli.batch.season import WhyLeftOut
from voucher_cli.language import Bilingual

WHY_LEFT_OUT = {
    WhyLeftOut.NO_PACKAGE: Bilingual(
        "不是材料包：既不是文件夹也不是压缩包，或是隐藏文件夹、其他检查结果",
        "no package: neither folder nor archive, or hidden, or results of another run",
    ),
    WhyLeftOut.OTHER_ROUTE: Bilingual(
        "申报的是其他政策或路径，不在 --policy、--route 范围内",
        "for another policy or route than --policy and --route name",
    ),
}
