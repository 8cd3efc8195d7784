"""Words beside which a name stands."""

from __future__ import annotations

import re

ROLES = (  # before a person
    r"(?:记者|通讯员|作者|编辑|主席|总统|总理|首相|部长|局长|厅长|处长|科长|省长|市长|县长|区长|镇长|"
    r"书记|主任|院长|校长|所长|社长|台长|行长|会长|理事长|秘书长|董事长|总经理|经理|总裁|首席\w{1,3}官|"
    r"董事|监事|代表|委员|院士|教授|研究员|分析师|经济学家|专家|律师|医生|博士|导演|演员|球员|队长|教练|"
    r"发言人|负责人|创始人|创办人|市民|村民|居民|学生|老师|司机|店主|选手|被告人?|原告|嫌疑人|由|任命|"
    r"聘任|选举)"
)
ROLE_BEFORE = re.compile(rf"{ROLES}\Z")
SAYS = (  # behind a person
    r"(?:说|表示|称|指出|认为|介绍|透露|强调|告诉|坦言|回应|宣布|写道|补充|解释|先生|女士|教授|同志|"
    r"担任|出任|当选|获任|辞去|辞职|履新|主持|出席|带领|率)"
)
SAID_BEHIND = re.compile(SAYS)
ENDS_SAYING = re.compile(rf"{SAYS}\Z")
SUFFIX = re.compile(  # how the names of houses and places end
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
