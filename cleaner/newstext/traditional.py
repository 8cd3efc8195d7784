"""Traditional characters in credits: their labels, and places that stand beside names."""

from __future__ import annotations

from cleaner.lazy import regex

_HINT = regex("[責編來記報導攝譯實見採圖發時間視頻轉載綜稱監製審校對寫]")
_LABELS = regex(
    "責任編輯|執行編輯|核稿編輯|網路編輯|網絡編輯|實習編輯|責編|編輯|編譯|編審|主編|實習記者|見習記者"
    "|特約記者|特派記者|駐地記者|攝影記者|記者|實習生|通訊員|文章來源|資料來源|新聞來源|本文來源|來源"
    "|轉載自|轉自|撰寫|採訪|攝影|報導|報道|製作|製圖|監製|審核|審校|校對|發布|發佈|發表|時間"
)
_SIMPLE = str.maketrans(
    "責編輯執網絡實習見譯審記約駐攝訊員聞資來轉載撰寫採訪報導製圖監審校對發佈時間",
    "责编辑执网络实习见译审记约驻摄讯员闻资来转载撰写采访报导制图监审校对发布时间",
)


def with_plain_labels(text: str) -> str:
    """Return a line whose labels stand in simplified characters, as long as before.

    Names keep the characters that they are printed in.
    """
    if not _HINT.search(text):
        return text
    return _LABELS.sub(lambda found: found[0].translate(_SIMPLE), text)


# Cities from where agencies of Taiwan and Hong Kong report; a name stands right before them.
PLACES = (
    "台北 臺北 新北 桃園 台中 臺中 台南 臺南 高雄 基隆 新竹 嘉義 苗栗 彰化 南投 雲林 屏東 宜蘭 花蓮"
    " 台東 澎湖 金門 香港 澳門 北京 上海 廣州 深圳 東京 大阪 首爾 紐約 華盛頓 洛杉磯 舊金山"
    " 芝加哥 波士頓 休士頓 多倫多 倫敦 巴黎 柏林 法蘭克福 布魯塞爾 日內瓦 羅馬 馬德里 莫斯科 華沙"
    " 新加坡 吉隆坡 曼谷 河內 馬尼拉 雅加達 新德里 雪梨 耶路撒冷 開羅 伊斯坦堡"
).split()
