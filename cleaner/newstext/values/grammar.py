"""What figures, dates and codes look like in Chinese news text, as patterns over folded text.

Told by their shape alone, and taken whole: `1.5万亿元` is no `1.5亿元` with a character more.
"""

DASHES = "-−~–—―─∼〜"  # those of a range; the first two are a minus, too
_HAN_DIGIT = "零〇一二两三四五六七八九"
_HAN_NUMBER = f"[{_HAN_DIGIT}十百千万亿数几]"
_MORE = "[多余]?"
# Measures of news text. Longer ones first: 元/吨, 个百分点 and 美元 are whole.
_MONEY = "人民币|美元|港元|港币|欧元|日元|英镑|韩元|澳元|加元|新台币|新加坡元|卢布|元|块钱|角|分钱"
_PER = "千瓦时|吨|桶|股|克|公斤|千克|斤|平方米|平米|度|盎司|升|月|年|天|人|张|晚"
_MEASURES = (
    f"个?百分点|个?基点|[Bb][Pp][Ss]?|%|‰|‱|成半|成|(?:{_MONEY})(?:[/每](?:{_PER}))?"
    "|千瓦时|兆瓦时|吉瓦时|万千瓦|千瓦|兆瓦|吉瓦|[kKMGT]?Wh?|摄氏度|℃|°C?|度"
    "|平方公里|平方千米|平方米|平米|㎡|立方米|公里|千米|海里|英里|毫米|厘米|分米|微米|纳米|米"
    "|公顷|亩|万吨|吨|公斤|千克|毫克|斤|克|盎司|桶|毫升|升|(?i:[kcmn]?m2?|[km]g|[kmgt]b|[kmg]?hz|m?s|[kmb])(?![A-Za-z])"
    "|个?小时|分钟|秒钟?|个?工作日|个?交易日|个自然日|个?月|周年|周岁|年|天|周|日|岁|个?季度"
    "|万股|手|股|人次|车次|架次|例次|人|名|位|家|户|口|个|项|条|件|份|批|笔|宗|起|例|次|届|轮|场"
    "|座|栋|幢|套|间|所|处|站|层|楼|台|辆|艘|架|列|节|只|头|匹|尾|张|册|本|部|篇|首|幅|版|页|字"
    "|种|类|款|枚|颗|粒|块|片|棵|株|根|束|对|双|组|队|支|排|箱|袋|瓶|罐|包|盒|车|船|班|趟|路"
    "|号线|号|级|倍|折|点|比特"
)
_HAN_MEASURES = (  # after a Han numeral 一起, 一度, 一点, 一路 and 一部分 count nothing
    f"个?百分点|个?基点|成半|成|倍|(?:{_MONEY})|平方公里|平方米|公里|米|公顷|亩|吨|公斤|斤|"
    "个?小时|分钟|秒钟?|个月|周年|周岁|年|天|岁|个?季度|股|人次|人|名|位|家|户|个|项|条|件|份|批|笔|"
    "宗|例|次|届|轮|场|座|栋|套|间|所|台|辆|艘|架|只|头|张|册|本|部(?!分|门)|篇|种|类|款|枚|颗|组|支|"
    "号线|号|级|折"
)
_DAY_HAN = "(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_HALF_DAY = "上午|下午|中午|凌晨|早上|晚上|晚间|早|晚"
_HOUR = r"(?<![\d.])(?:[01]?\d|2[0-4])"
_CLOCK = (  # 15点 by itself may as well be a loss of an index
    rf"(?:{_HALF_DAY})?{_HOUR}(?::[0-5]\d(?::[0-5]\d)?(?!\d)|[点时][0-5]?\d分|时(?:许|整)?)"
    rf"|(?:{_HALF_DAY}){_HOUR}点(?:许|整|半)?"
)
# Long alternatives are tried only where what stands there can begin one of them.
_SIGNS = r"$¥€£₩+\-−±"
_BEGINS = (
    rf"(?=[{_SIGNS}\dA-Za-zÀ-ɏ{_HAN_DIGIT}十百千万亿数几第本上下这周星礼今昨明前后去中凌早晚])"
)
_BEFORE_CODE = r"(?=\d{4}|[A-Z])"
_BEFORE_DATE = rf"(?=\d{{1,2}}+[{DASHES} 至到月日:点时]|\d{{4}}+[{DASHES} 至到年/.])"
_BEFORE_WORDS = r"(?=\D)"
_BEFORE_AMOUNT = rf"(?=[\d{_SIGNS}])"
LOOKAHEADS = (_BEGINS, _BEFORE_CODE, _BEFORE_DATE, _BEFORE_WORDS, _BEFORE_AMOUNT)
"""What may be left out of `VALUE`: without it the same is found, in twice the time."""
_DATE_OF_DIGITS = (
    rf"(?<![\d.])(?:\d{{4}}(?:[{DASHES}]|至|到))?\d{{4}} ?年"
    r"(?: ?\d{1,2} ?月(?: ?\d{1,2} ?[日号])?|度|第?[一二三四1-4]季度|[上下]半年)?"
    r"|(?<![\d.])\d{4}(?P<sep>[-/.])\d{1,2}(?P=sep)\d{1,2}(?!\d)"
    rf"|(?<![\d.])\d{{1,2}} ?月 ?\d{{1,2}} ?[日号]?(?:[{DASHES}]|至|到)\d{{1,2}} ?[日号]"
    r"|(?<![\d.])\d{1,2} ?月 ?\d{1,2} ?[日号]"
    rf"|(?<![\d.])(?:\d{{1,2}}(?:[{DASHES}]|至|到))?\d{{1,2}} ?月(?:份|底|初|末)?(?!\d)"
    r"|(?<![\d.])(?:[12]?\d|3[01]) ?日(?!元|均|报)"
    rf"|{_CLOCK}"
)
_DATE_OF_WORDS = (
    rf"[一二][〇零一二三四五六七八九]{{3}}年(?:{_DAY_HAN}月(?:{_DAY_HAN}日)?)?"
    rf"|{_DAY_HAN}月{_DAY_HAN}日|{_DAY_HAN}月份|第[一二三四1-4]季度|[一二三四]季度"
    rf"|{_CLOCK}"
    r"|(?:本|上|下|这)?(?:周|星期|礼拜)[一二三四五六日天]"
    r"|[今昨明前后][日天晨晚](?!报)|[今去明前]年|[本上下]个?月|[上下]半年"
)
_DATE = f"{_BEFORE_DATE}(?:{_DATE_OF_DIGITS})|{_BEFORE_WORDS}(?:{_DATE_OF_WORDS})"
_MARKET = "SH|SZ|BJ|HK|SS|OF|US|NASDAQ|NYSE"
_COUNTED = (
    "[十百千万亿多余个人元美港欧股吨亩米公家户名件条项次辆台套年月日天%‰]"  # not behind a code
)
_CODE = (
    rf"{_BEFORE_CODE}(?:(?<![A-Za-z\d.])(?:(?:{_MARKET})[.:]? ?)?(?:\d{{6}}|0\d{{4}})"
    rf"(?:\.(?:{_MARKET})(?![A-Za-z])|(?![A-Za-z\d]|[.,]\d| ?{_COUNTED}))"
    rf"|(?<![A-Za-z\d.])\d{{4,6}}\.(?:{_MARKET})(?![A-Za-z])"
    rf"|(?<![A-Za-z])(?:{_MARKET})[.:] ?[A-Z\d]{{1,6}}(?![A-Za-z\d])"
    r"|(?<![A-Za-z\d])[A-Z]{1,5}[-/]?\d{2,6}[A-Z]{0,2}(?![A-Za-z\d%]))"
)
_NUMBER = (
    r"(?:(?<![\dA-Za-z%)年月日时点-])[-−+±])?(?:[$¥€£₩] ?)?"
    r"(?>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.·]\d+)*)"
)
_SCALES = "万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百|兆"
_AMOUNT = (  # 30多万, 3千2百万, 1.5 trillion
    rf"{_NUMBER}{_MORE}(?: ?(?:{_SCALES}|trillion|billion|million))?{_MORE}"
    rf"(?:\d++(?:\.\d++)?+(?:{_SCALES}))*"
)
_TO = f"(?:[{DASHES}]{{1,2}}|至|到)"
_COUNTED_WITH = "期|集|讲|季|届|次|批|轮|场|回|章|篇|号|版|周|条|名|位|站|日|天|代|例|个"
_FIGURE = (
    rf"第(?:\d{{1,5}}|{_HAN_NUMBER}{{1,8}})(?:{_COUNTED_WITH})"
    r"|(?:百|千|万)分之(?:\d+(?:\.\d+)?|[零一二三四五六七八九十百点]+)"
    rf"|{_BEFORE_AMOUNT}(?:(?<![\d.:/])\d{{1,3}}(?P<ratio>[:/])\d{{1,3}}(?![\d:/.%])"
    rf"|{_AMOUNT}(?: ?(?P<measure>{_MEASURES}))?{_TO}{_AMOUNT}"
    rf"(?(measure) ?(?P=measure)|(?: ?(?:{_MEASURES}))?)"
    rf"|{_AMOUNT}(?: ?(?:{_MEASURES}))?)"
    rf"|{_HAN_NUMBER}{{1,16}}{_MORE}(?:{_HAN_MEASURES})"
    rf"|[{_HAN_DIGIT}]?[十百千][{_HAN_DIGIT}十百千万亿]{{0,16}}[{_HAN_DIGIT}]"
    rf"|[{_HAN_DIGIT}][十百千万亿]{{1,4}}"
)
_WORD = r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ\d]*(?:[-'’&.][A-Za-zÀ-ɏ\d]+)*"
VALUE = (
    rf"{_BEGINS}(?:(?P<code>{_CODE})|(?P<date>{_DATE})"
    rf"|(?P<word>\d{{1,2}}[A-Z](?![A-Za-z\d])|{_WORD})|(?P<figure>{_FIGURE}))"
)
"""A value of any kind or a Latin word, each a group."""

# Which of a series a headline names: （上）, 之二, 篇三.
PART_OF_SERIES = (
    r"[(（](?P<part>[上中下终]|[一二三四五六七八九十]{1,3}|\d{1,2})[)）]"
    r"|(?P<circled>[①-⑳])"
    r"|[之篇](?P<number>[一二三四五六七八九十]{1,2})(?![\u4e00-\u9fff])"
)
