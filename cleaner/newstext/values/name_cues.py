"""Words beside which a name stands."""

from __future__ import annotations

from cleaner.lazy import regex

_TITLES = (  # before a person
    r"记者|通讯员|作者|编辑|主席|总统|总理|首相|部长|局长|厅长|处长|科长|省长|市长|县长|区长|镇长|"
    r"书记|主任|院长|校长|所长|社长|台长|行长|会长|理事长|秘书长|董事长|总经理|经理|总裁|首席\w{1,3}官|"
    r"董事|监事|代表|委员|院士|教授|研究员|分析师|经济学家|专家|律师|医生|博士|导演|演员|球员|队长|教练|"
    r"发言人|负责人|创始人|创办人|市民|村民|居民|学生|老师|司机|店主|选手|被告人?|原告|嫌疑人"
)
ROLES = rf"(?:{_TITLES}|由|任命|聘任|选举)"
TITLE_BEFORE = regex(rf"(?:{_TITLES})\Z")
ROLE_BEFORE = regex(rf"{ROLES}\Z")
SAYS = (  # behind a person
    r"(?:说|表示|称|指出|认为|介绍|透露|强调|告诉|坦言|回应|宣布|写道|补充|解释|先生|女士|教授|同志|"
    r"担任|出任|当选|获任|辞去|辞职|履新|主持|出席|带领|率)"
)
SAID_BEHIND = regex(SAYS)
# What goes on behind a person of three characters whose role stands before: 董事长周海平在会上.
GOES_ON = regex("在|就|对|向|与|于|也|还|曾|亲自|前往|主动|当天|当日|今[天日]|昨[天日]")
ENDS_SAYING = regex(rf"{SAYS}\Z")
SUFFIX = regex(  # how the names of houses and places end
    r"(?:银行|公司|集团|股份|证券|基金|保险|信托|期货|科技|大学|学院|医院|法院|检察院|研究院|研究所|"
    r"交易所|委员会|协会|学会|商会|中学|小学|机场|车站|省|市|县|区|镇|州|村|局|厅|社|报|网|台|街道|"
    r"大桥|水库|工厂)"
)
LONE = frozenset("省市县区镇州村局厅社报网台")  # behind one character alone they make a word
COUNTRIES = frozenset("中美英法德俄韩泰")  # with 国 behind them
REGIONS = frozenset(
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 "
    "广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门".split()
)
# Short names of which one is taken for another of its kind; each ends or begins like the others.
SHORT_NAMES = tuple(
    frozenset(kind.split())
    for kind in (
        "国航 东航 南航 海航 深航 厦航 川航 山航 祥鹏 春秋航空 吉祥航空",
        "工行 农行 中行 建行 交行 招行 邮储银行",
        "沪指 深指 恒指 道指 纳指 创指 深成指 上证指数 深证成指 创业板指 科创50",
        "沪市 深市 京市",
        "沪股通 深股通",
        "上交所 深交所 北交所 港交所 新交所 上期所 郑商所 大商所 中金所",
        "中石油 中石化 中海油",
        "证监会 银监会 保监会 银保监会",
    )
)
# What no name of a place or a person has in it: words of grammar, number and quality.
NO_NAME = frozenset(
    "的了着是在于从自对向到为和与及或同跟而且但并则把被让使给由因以之其此这那该各每某本全我你他她它们"
    "有无不未没也都就还又再更最很较约近逾超将会能可应要得须已曾正在一二两三四五六七八九十百千万亿几多数"
    "个些等至往赴抵离返回访去来说称"
)
SEAT = tuple("省市县区镇乡村")
# What stands before one of them and makes a common noun of it: 城市, 郊区, 农村.
COMMON_NOUNS = {
    "省": frozenset("外邻节反大强内"),
    "市": frozenset(
        "城股超上开门楼车夜集都闹债汇牛熊入救退休闭罢早菜花黑级辖收后前大小老跨房币油期旺淡抛托逼"
    ),
    "县": frozenset("困强大小邻辖名属级州"),
    "区": frozenset(
        "城郊山园新小社地景库矿林牧灾疫战辖校院厂特发范验业税宅展盲误分禁选赛片街商湿震核风防台港游务"
        "护护养储营功能放属市县跨湾老内外东西南北中边牧农"
    ),
    "镇": frozenset("城乡集小古重名老强新市冰坐水心"),
    "乡": frozenset("城家故回返同下老他异侨思梦水"),
    "村": frozenset("农乡山渔新然政困心中邻驻老古美贫度名强进水边运会员"),
}
# What makes another word of one of them, which may begin a clause: 市场, 县委, 村民.
BEGUN_BY_SEAT = tuple("委政长里内外上下场民值域块间别份级城口支两庄干子亲党镇村头中")
# What stands before the name of a place, and ends in no other word.
BEFORE_PLACE = tuple("在于到赴往从自向省市州县日午")
