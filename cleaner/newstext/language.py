"""The language of a text, as far as its script and its commonest words tell."""

from __future__ import annotations

from collections import Counter

from cleaner.lazy import regex

_SAMPLE = 1_000  # characters that are looked at
_ENOUGH = 12  # letters below which nothing is told
_NO_HAN = regex(r"[^\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
# In UTF-8 each character between U+4000 and U+9FFF has one of these bytes, and no other has.
_NO_HAN_BYTES = bytes(set(range(256)) - set(range(0xE4, 0xEA)))
_KANA_BYTES = regex(rb"\xe3[\x81-\x83]")  # kana and their marks
_KANA = regex(r"[\u3041-\u3096\u30a1-\u30fa]")
_OF_SCRIPT = {
    "ja": _KANA,
    "ko": regex(r"[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"),
    "ru": regex(r"[\u0400-\u04ff]"),
    "ar": regex(r"[\u0600-\u06ff]"),
    "bo": regex(r"[\u0f40-\u0fbc]"),
    "mn": regex(r"[\u1820-\u18aa]"),
    "th": regex(r"[\u0e01-\u0e3a\u0e40-\u0e4e]"),
    "hi": regex(r"[\u0904-\u0939]"),
    "el": regex(r"[\u0370-\u03ff]"),
    "he": regex(r"[\u05d0-\u05ea]"),
    "latin": regex(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
}
# Letters that one language of a script has and the one named above has not.
_TELLING = {
    "ru": (("uk", "іїєґ"), ("kk", "әғқңұһ"), ("mn", "өү")),
    "ar": (("ug", "ەۇۆۈې"), ("fa", "پچژگی")),
}
_HAN_WEIGHT = 3  # Latin letters that say as much as one Han character
_KANA_SHARE = 0.2  # of kana and Han together: less is a name or an ornament in a Chinese text
_WORD = regex(r"[^\W\d_]+")
_COMMON = {
    "en": "the of and to in is that for on was with as it by at are from be has this have not an",
    "fr": "le la les des et du une est que pour dans qui sur par plus au pas ce avec il ne sont",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es",
    "es": "el los las del que y en por con para una su al lo como más pero sus es fue este la se",
    "pt": "os que do da em um para com não uma no na por mais as dos como mas foi ao ele das à e o",
    "it": "il di che è e la per un in non sono del con si da dei le alla nel una più ha gli anche",
    "vi": "của và là các có được cho trong với không một người đã này những để khi tại năm về",
    "id": "yang dan di untuk dengan pada dari ini tidak dalam akan itu juga telah oleh atau karena",
    "nl": "de het een van en in is dat op te zijn voor met niet aan er om ook als bij door uit",
    "tr": "ve bir bu için da de ile olarak daha çok olan gibi sonra kadar ancak değil en ise",
    "pl": "w i na z się że do nie jest o od po jak za przez dla oraz ale to przy są co lub",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_COMMON_SHARE = 0.08  # of all words: a text of its language has twice as many


def language_of(title: str | None, body: str) -> str | None:
    """Return the language of a text by its ISO 639-1 code, None where it is too short or unknown.

    Chinese is `zh` in either script, also with other languages' names in it.
    """
    sample = f"{title or ''}\n{body[:_SAMPLE]}"
    if _is_plainly_chinese(sample):  # as nearly all that is read
        return "zh"
    han = len(_NO_HAN.sub("", sample))
    if 2 * han > len(sample) and not _KANA.search(sample):
        return "zh" if han * _HAN_WEIGHT >= _ENOUGH else None
    counts = {name: len(script.findall(sample)) for name, script in _OF_SCRIPT.items()}
    kana = counts["ja"]
    counts["ja"] += han if kana > _KANA_SHARE * (kana + han) else 0
    weighed = {"zh": han * _HAN_WEIGHT, **counts}
    weighed["ja"] *= _HAN_WEIGHT
    best = max(weighed, key=weighed.__getitem__)
    if weighed[best] < _ENOUGH:
        return None
    if best == "latin":
        return _by_words(sample)
    letters = sample.lower()
    told = (name for name, own in _TELLING.get(best, ()) if any(char in letters for char in own))
    return next(told, best)


def _is_plainly_chinese(sample: str) -> bool:
    """Tell quickly what is Chinese beyond doubt; that it is not is no answer."""
    data = sample.encode("utf-8", "replace")
    han = len(data.translate(None, _NO_HAN_BYTES))
    return han >= _ENOUGH and 2 * han > len(sample) and not _KANA_BYTES.search(data)


def _by_words(text: str) -> str | None:
    """Return the language whose commonest words a text in Latin letters has most of."""
    words = _WORD.findall(text.lower())
    found = Counter(
        {name: sum(word in common for word in words) for name, common in _WORDS.items()}
    )
    (best, most), (_, next_most) = found.most_common(2)
    return best if most >= max(2, _COMMON_SHARE * len(words)) and most > next_most else None
