"""The companies of the examples. All of them, and all their people, are fictional."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dossier.facts import Applicant, Vendor, Year
from dossier.writing import uscc


def _finances(revenues: tuple[int, int, int], profit: int, tax: int, rnd: int) -> dict[int, Year]:
    """`revenues` of 2023, of 2024, and as expected for 2025; the rest of 2024."""
    before, last, coming = (Decimal(amount) for amount in revenues)
    return {
        2023: Year(revenue=before),
        2024: Year(revenue=last, net_profit=Decimal(profit), tax=Decimal(tax), rnd=Decimal(rnd)),
        2025: Year(revenue_forecast=coming),
    }


_BUSINESS = (
    "一般项目：软件开发；人工智能应用软件开发；人工智能基础软件开发；数据处理和存储支持服务；信息系统"
    "集成服务；技术服务、技术开发、技术咨询、技术转让。（除依法须经批准的项目外，凭营业执照依法自主"
    "开展经营活动）"
)


def lanxi() -> Applicant:
    """A software company in Haidian."""
    return Applicant(
        name="北京岚汐数智科技有限公司",
        uscc=uscc("91110108MA7D2QX3B"),
        representative="顾远舟",
        address="北京市海淀区西三旗东路26号院3号楼5层508室",
        phone="010-82930147",
        bank="中国工商银行北京西三旗支行",
        account="0200062819200117364",
        region="北京市海淀区",
        office_address="北京市海淀区西三旗东路26号院3号楼5层508室",
        founded_on=date(2019, 4, 16),
        registered_capital=Decimal(6_000_000),
        industry_code="I6513",
        employees=74,
        contact="温予安",
        mobile="13600004812",
        email="shenbao@lanxi-ai.example",
        finances={2023: Year(revenue=Decimal(41_360_000))},
        valuation=Decimal(210_000_000),
        profile=(
            "公司成立于2019年，主营面向银行和保险机构的智能客服与合规质检软件，2021至2023年主营业务收入"
            "分别为2310万元、3120万元和4136万元。"
        ),
        industry_rank="据行业协会统计，公司在城商行智能客服细分市场的客户数排名第五。",
        business=_BUSINESS,
        model_revenue_h1_2024=Decimal(3_280_000),
    )


def zhulan() -> Applicant:
    """A machine builder in Daxing."""
    return Applicant(
        name="北京铸澜装备制造有限公司",
        uscc=uscc("91110115MA6K9HT5R"),
        representative="罗书衡",
        address="北京市大兴区生物医药基地永大路甲15号2幢",
        phone="010-61253308",
        bank="北京银行大兴支行",
        account="20000041736500027731458",
        region="北京市大兴区",
        office_address="北京市大兴区生物医药基地永大路甲15号2幢三层",
        founded_on=date(2012, 8, 30),
        registered_capital=Decimal(50_000_000),
        industry_code="C3569",
        employees=312,
        contact="冉清越",
        mobile="13700009265",
        email="zhengwu@zhulan.example",
        finances={2023: Year(revenue=Decimal(268_500_000))},
        valuation=Decimal(900_000_000),
        profile=(
            "公司从事半导体封装专用设备的研发与制造，拥有两条总装线，产品销往全国二十余家封测企业；2021至"
            "2023年主营业务收入分别为1.92亿元、2.31亿元和2.685亿元。"
        ),
        industry_rank="",
        business="制造电子专用设备；销售机械设备；技术开发、技术服务；货物进出口。",
        model_revenue_h1_2024=Decimal(0),
    )


def tangxu() -> Applicant:
    """An educational technology company in Chaoyang."""
    return Applicant(
        name="北京棠序教育科技有限公司",
        uscc=uscc("91110105MA8F4PW7N"),
        representative="柳含章",
        address="北京市朝阳区望京东园七区18号楼12层1206",
        phone="010-64719920",
        bank="招商银行北京望京支行",
        account="110938472610801",
        region="北京市朝阳区",
        office_address="北京市朝阳区望京东园七区18号楼12层1206",
        founded_on=date(2020, 3, 9),
        registered_capital=Decimal(8_000_000),
        industry_code="M7519",
        employees=96,
        contact="祁澄",
        mobile="13900003374",
        email="apply@tangxu.example",
        finances={2023: Year(revenue=Decimal(52_740_000))},
        valuation=Decimal(260_000_000),
        profile=(
            "公司专注中小学教师备课与区域教研平台，服务学校一千二百余所；2021至2023年主营业务收入分别为"
            "2860万元、3905万元和5274万元。"
        ),
        industry_rank="区域教研平台服务学校数量在北京市同类企业中居前三位。",
        business=_BUSINESS,
        model_revenue_h1_2024=Decimal(4_150_000),
    )


def luchuan() -> Applicant:
    """A medical imaging company in Tongzhou."""
    return Applicant(
        name="北京潞川影像科技有限公司",
        uscc=uscc("91110112MA5C8KY2G"),
        representative="沈砚秋",
        address="北京市通州区张家湾镇广源西街6号院4号楼",
        phone="010-69570836",
        bank="中国建设银行北京通州支行",
        account="11050171360000004825",
        region="北京市通州区",
        office_address="北京市通州区张家湾镇广源西街6号院4号楼",
        founded_on=date(2018, 11, 22),
        registered_capital=Decimal(12_000_000),
        industry_code="I6513",
        employees=128,
        contact="蒲一帆",
        mobile="13500007731",
        email="office@luchuan.example",
        finances=_finances((36_000_000, 45_000_000, 54_000_000), 3_600_000, 2_880_000, 9_900_000),
        valuation=Decimal(300_000_000),
        profile=(
            "公司研发医学影像辅助诊断软件，持有第三类医疗器械注册证2张、发明专利17件，员工中本科以上学历占"
            "九成；近三年获得市级创新基金支持1次。"
        ),
        industry_rank="",
        business=_BUSINESS,
    )


def yunze() -> Applicant:
    """A tourism software company in Tongzhou."""
    return Applicant(
        name="北京运泽文旅数字科技有限公司",
        uscc=uscc("91110112MA4U6JD8E"),
        representative="白景行",
        address="北京市通州区新华西街58号院2号楼9层912",
        phone="010-80881265",
        bank="交通银行北京通州支行",
        account="110060224018800093517",
        region="北京市通州区",
        office_address="北京市通州区新华西街58号院2号楼9层912",
        founded_on=date(2016, 7, 5),
        registered_capital=Decimal(5_000_000),
        industry_code="I6450",
        employees=58,
        contact="霍思齐",
        mobile="13300002087",
        email="caiwu@yunze.example",
        finances=_finances((18_000_000, 22_500_000, 26_000_000), 1_350_000, 990_000, 3_150_000),
        valuation=Decimal(88_000_000),
        profile="公司运营景区导览与票务系统，服务运河沿线景区和博物馆四十余家，持有软件著作权31项。",
        industry_rank="",
        business=_BUSINESS,
    )


def caotai() -> Applicant:
    """An industrial software company in Tongzhou."""
    return Applicant(
        name="北京漕泰工业软件有限公司",
        uscc=uscc("91110112MA3T5NF6L"),
        representative="裴仲谦",
        address="北京市通州区中关村科技园区通州园金桥科技产业基地环科中路17号",
        phone="010-81506672",
        bank="中国农业银行北京通州支行",
        account="11120901040018836",
        region="北京市通州区",
        office_address="北京市通州区中关村科技园区通州园金桥科技产业基地环科中路17号",
        founded_on=date(2014, 5, 19),
        registered_capital=Decimal(20_000_000),
        industry_code="I6513",
        employees=145,
        contact="邵之遥",
        mobile="13800006149",
        email="xm@caotai.example",
        finances=_finances((60_000_000, 69_000_000, 80_000_000), 5_520_000, 4_140_000, 13_800_000),
        valuation=Decimal(420_000_000),
        profile="公司提供离散制造执行系统和设备运维软件，客户覆盖汽车零部件、家电等行业，持有发明专利22件。",
        industry_rank="",
        business=_BUSINESS,
    )


def gantang() -> Applicant:
    """A financial software company in Tongzhou."""
    return Applicant(
        name="北京甘棠金科信息技术有限公司",
        uscc=uscc("91110112MA9H3RB4C"),
        representative="卓闻笙",
        address="北京市通州区运河核心区新光大中心A座2103",
        phone="010-60527418",
        bank="中信银行北京副中心支行",
        account="8110701013702284516",
        region="北京市通州区",
        office_address="北京市通州区运河核心区新光大中心A座2103",
        founded_on=date(2017, 9, 12),
        registered_capital=Decimal(15_000_000),
        industry_code="I6560",
        employees=110,
        contact="阮清和",
        mobile="13400008806",
        email="pr@gantang.example",
        finances=_finances((48_000_000, 57_600_000, 66_000_000), 4_032_000, 3_456_000, 11_520_000),
        valuation=Decimal(360_000_000),
        profile="公司为中小银行提供信贷风控与运营软件，持有软件著作权46项，通过软件能力成熟度三级评估。",
        industry_rank="",
        business=_BUSINESS,
    )


def wendu() -> Applicant:
    """A media software company in Xicheng."""
    return Applicant(
        name="北京闻渡传媒科技有限公司",
        uscc=uscc("91110102MA6R1WK8Y"),
        representative="邵知微",
        address="北京市西城区广安门外大街甲275号7层",
        phone="010-63308156",
        bank="中国民生银行北京广安门支行",
        account="604158237",
        region="北京市西城区",
        office_address="北京市西城区广安门外大街甲275号7层",
        founded_on=date(2017, 12, 7),
        registered_capital=Decimal(10_000_000),
        industry_code="I6513",
        employees=88,
        contact="丁若水",
        mobile="13200006058",
        email="xmsb@wendu.example",
        finances={2023: Year(revenue=Decimal(38_900_000))},
        valuation=Decimal(150_000_000),
        profile=(
            "公司为报社和电视台提供采编与审校软件，2021至2023年主营业务收入分别为2450万元、3170万元和"
            "3890万元。"
        ),
        industry_rank="据行业协会统计，公司在省级媒体审校软件市场的份额居第三位。",
        business=_BUSINESS,
        model_revenue_h1_2024=Decimal(2_060_000),
    )


def yanshan() -> Vendor:
    """Sells the model 砚山."""
    return Vendor(
        name="北京砚山智能科技有限公司",
        uscc=uscc("91110108MA2B7EX9Q"),
        representative="段观澜",
        address="北京市海淀区后厂村路55号院6号楼",
        phone="010-59841120",
        bank="中国银行北京上地支行",
        account="340256018732",
    )


def luming() -> Vendor:
    """Sells the model 鹿鸣."""
    return Vendor(
        name="北京鹿鸣深语人工智能有限公司",
        uscc=uscc("91110106MA1Y9LT4K"),
        representative="晏初霁",
        address="北京市丰台区汽车博物馆东路12号院1号楼",
        phone="010-83620975",
        bank="平安银行北京丰台支行",
        account="15000104762883",
    )


def mochi() -> Vendor:
    """Sells the model 墨池."""
    return Vendor(
        name="上海墨池语言智能有限公司",
        uscc=uscc("91310115MA1K3WJ7D"),
        representative="骆惟庸",
        address="上海市浦东新区张江路665弄3号501室",
        phone="021-50278813",
        bank="上海银行张江支行",
        account="03004782916",
    )


def taiwei() -> Vendor:
    """Leases compute."""
    return Vendor(
        name="北京太微云算科技股份有限公司",
        uscc=uscc("91110302MA0G5UC8H"),
        representative="钟离牧",
        address="北京市北京经济技术开发区科创十街9号院7号楼",
        phone="010-67885540",
        bank="华夏银行北京经济技术开发区支行",
        account="10269000000842715",
    )


def hengyue() -> Vendor:
    """Sells the model 衡岳."""
    return Vendor(
        name="北京衡岳智语科技有限公司",
        uscc=uscc("91110108MA4H6NT2J"),
        representative="江逢年",
        address="北京市海淀区学院路30号科技大厦9层",
        phone="010-62917704",
        bank="招商银行北京学院路支行",
        account="110927364510702",
    )
