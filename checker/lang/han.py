"""Figures, units, money, dates and times in Chinese and Japanese, whose words no spaces divide.

A figure in Chinese characters counts only before a word that is counted or measured, or with a great power of ten in
it: 一 and 十 are parts of many other words.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.lang.calendar import with_range
from checker.model import DateValue, Mention, Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = {**dict(zip("〇一二三四五六七八九", range(10), strict=True)), "零": 0, "两": 2, "兩": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_GREAT = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_HAN = "[〇零一二两兩三四五六七八九十百千]"
_FIGURE = r"(?:\d{1,15}(?:[,，]\d{3}){0,6}(?:[.．]\d{1,9})?|" + _HAN + "{1,9})"
_NUMBER = rf"{_FIGURE}[多余余餘]?(?:[十百千]?[万萬亿億兆](?:{_FIGURE})?){{0,3}}"
_UNITS = {
    "平方公里|平方キロメートル|平方キロ": "square-kilometer",
    "平方米|平方メートル": "square-meter",
    "公里|千米|キロメートル|km": "kilometer",
    "厘米|センチメートル|センチ|cm": "centimeter",
    "毫米|ミリメートル|mm": "millimeter",
    "英里|マイル": "mile",
    "海里": "nautical-mile",
    "英尺|フィート": "foot",
    "米|メートル": "meter",
    "公顷|公頃|ヘクタール": "hectare",
    "吨|トン": "tonne",
    "公斤|千克|キログラム|kg": "kilogram",
    "桶|バレル": "barrel",
    "摄氏度|℃": "celsius",
    "兆瓦|メガワット": "megawatt",
    "吉瓦|ギガワット": "gigawatt",
    "小时|小時|時間": "hour",
    "分钟|分鐘|分間": "minute",
    "秒": "second",
    "个星期|星期|周(?!年|岁|一|三|四|五|六|日)|週間": "week",
    "个月|個月|か月|カ月|ヶ月|ヵ月|ケ月": "month",
    "天|日間": "day",
    "岁|歲|歳": "age",
}
_MONEY = {
    "人民币|人民元": "CNY", "美元|美金|米ドル|ドル": "USD", "欧元|歐元|ユーロ": "EUR", "英镑|英鎊|ポンド": "GBP",
    "日元|日圆|円": "JPY", "韩元|ウォン": "KRW", "港元|港币|香港ドル": "HKD", "新台币|台币|台湾ドル": "TWD",
    "加元|カナダドル": "CAD", "澳元|豪ドル": "AUD", "卢布|ルーブル": "RUB", "瑞士法郎|スイスフラン": "CHF",
    "卢比|ルピー": "INR", "新元|シンガポールドル": "SGD", "元": "CNY",
}  # fmt: skip
_DIMENSIONS = {
    "kilometer centimeter millimeter mile nautical-mile foot meter": "length",
    "square-kilometer square-meter hectare": "area",
    "tonne kilogram": "mass",
    "barrel": "volume",
    "celsius": "temperature",
    "megawatt gigawatt": "power",
    "hour minute second week month day": "time",
}
_DIMENSION = {unit: dimension for units, dimension in _DIMENSIONS.items() for unit in units.split()}
_COUNTED = (
    "人|名|个(?!月|百分点)|個(?!月)|位|家|所|架|辆|輛|艘|枚|起|次|回|件|台|座|支|只|条|項|项|户|戸|棟|栋|口|匹|头|本"
    "|种|国|社|校|店|隻|发|發|種|品|試合|得点|点|連勝|戦|連敗|頭|羽|枚|冊|番"
)
_ABOUT = {
    "大约": "about", "约": "about", "約": "about", "およそ": "about", "大概": "about", "超过": "above",
    "超過": "above", "逾": "above", "至少": "above", "近": "below", "将近": "below", "接近": "below", "不到": "below",
    "不足": "below", "最多": "below", "少なくとも": "above",
}  # fmt: skip
_AFTER = {
    "多": "above", "余": "above", "餘": "above", "以上": "above", "左右": "about", "以下": "below", "未満": "below",
    "前後": "about", "超": "above",
}  # fmt: skip
_SPREAD = {"about": (".95", "1.05"), "above": ("1", "1.33"), "below": (".75", "1")}
_HOURS = "凌晨|清晨|早上|早晨|上午|中午|下午|午后|傍晚|晚上|晚间|深夜|当晚|午前|午後|夜|朝"
_NOON = frozenset("下午 午后 傍晚 晚上 晚间 深夜 当晚 午後 夜".split())


def _any(table: dict[str, str]) -> str:
    return "|".join(key for key in table)


def _named(table: dict[str, str], text: str) -> str:
    return next((value for key, value in table.items() if re.fullmatch(key, text)), "")


_WEEKDAYS = re.compile("(?:星期|礼拜|周|週)([一二三四五六日天])(?![一二三四五六七八九十年])|([月火水木金土日])曜")
_DATE = re.compile(
    r"(?<!\d)(?:(\d{4}|[〇零一二三四五六七八九]{4})年(?!代|间|間))?(?:(?<![\d第])(\d{1,2})月(?!份?以)(?:(\d{1,2})[日号號](?!間))?)?"
)
_DECADE = re.compile(r"(?<!\d)(\d\d)?(\d0)年代")
_RELATIVE = re.compile("今年|去年|昨年|明年|来年|昨天|昨日|今天|今日|明天|明日")
_CLOCK = re.compile(
    rf"(?:({_HOURS})(?:的)?)?(?<![\d.])(\d{{1,2}}|{_HAN}{{1,3}})(?:[点點](?=半|钟|鐘|整|\d{{1,2}}分|一刻|[^\d{_HAN[1:-1]}])|[时時](?!间|間|代|期|刻))"
    r"(?:(半)|(\d{1,2})分(?!钟|之)|(一刻))?"
)
_COLON = re.compile(rf"(?:({_HOURS})(?:的)?)?(?<![\d:：])(\d{{1,2}})[:：](\d{{2}})(?![\d:：])")
_VALUE = re.compile(
    rf"(?<![A-Za-z\d.,\-])(?:({_any(_ABOUT)})有?)?(?<!第)(?:百分之)?({_NUMBER})(?:\s?(?:至|到|～|~|-|–)\s?({_NUMBER}))?"
    rf"({_any(_AFTER)})?(?:\s?(个?百分点|個百分點|ポイント)|\s?(%|％|パーセント|成(?!为|了|立|功|员|本|果|长|績)|割(?!\d))"
    rf"|分之({_NUMBER})|分の({_NUMBER})|({_any(_MONEY)})|({_any(_UNITS)})|(?=({_COUNTED})))?(?:[人名个個位家]?({_any(_AFTER)}))?"
)
_HALF = re.compile("(超过|超過|近|约|不到)?(?:一半|半数|半分)(以上)?")


def find_han(text: str, today: date | None = None) -> list[Mention]:
    """Every quantity and date of a text, in order and without overlap."""
    found: list[Mention] = []
    taken = bytearray(len(text))
    for mention in (*_dates(text, today), *_clocks(text), *_values(text), *_halves(text)):
        span = mention.span
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * len(span)
            found.append(mention)
    return sorted(found, key=lambda m: m.span)


def number(text: str) -> Decimal | None:
    """The value of '4000万', '3亿5000万', '1.2万亿', '十五', '二〇二二'; None where the signs make none."""
    total, section, power = Decimal(0), Decimal(0), Decimal(0)
    last = max(_GREAT.values())
    for part in re.findall(r"\d[\d,，]*(?:[.．]\d+)?|[〇零一二两兩三四五六七八九]+|[十百千万萬亿億兆]", text):
        if part in _GREAT:
            great, part_sum = _GREAT[part], section + power
            # A greater power multiplies all before it: '万亿' is a million of millions.
            total = (total + part_sum) * great if total and great > last else total + (part_sum or 1) * great
            section, power, last = Decimal(0), Decimal(0), great
        elif part in _SMALL:
            section += (power or 1) * _SMALL[part]
            power = Decimal(0)
        elif part[0].isdecimal():
            power = Decimal(re.sub("[,，]", "", part).replace("．", "."))
        else:
            power = Decimal("".join(str(_DIGITS[sign]) for sign in part))
    return total + section + power if re.search(r"\w", text) else None


def _dates(text: str, today: date | None) -> Iterator[Mention]:
    for match in _DATE.finditer(text):
        year, month, day = (int(number(part) or 0) if part else None for part in match.groups())
        if (year or month) and 0 < (month or 1) < 13 and 0 < (day or 1) < 32 and 1000 < (year or 2000) < 2200:
            yield Mention(Span(*match.span()), "date", with_range(DateValue(year=year, month=month, day=day)))
    for match in _DECADE.finditer(text):
        first = int((match[1] if match[1] in ("18", "19", "20") else "19") + match[2])
        yield Mention(Span(*match.span()), "date", DateValue(start=date(first, 1, 1), end=date(first + 9, 12, 31)))
    for match in _WEEKDAYS.finditer(text):
        sign = match[1] or match[2]
        at = "一二三四五六日".find("日" if sign == "天" else sign) if match[1] else "月火水木金土日".find(sign)
        yield Mention(Span(*match.span()), "date", DateValue(weekday=at))
    for match in _RELATIVE.finditer(text):
        if today:
            yield Mention(Span(*match.span()), "date", _relative(match[0], today))


def _relative(word: str, today: date) -> DateValue:
    shift = {"去": -1, "昨": -1, "明": 1, "来": 1}.get(word[0], 0)
    if word.endswith("年"):
        year = today.year + shift
        return DateValue(year=year, start=date(year, 1, 1), end=date(year, 12, 31), relative=True)
    day = today + timedelta(days=shift)
    return DateValue(year=day.year, month=day.month, day=day.day, start=day, end=day, relative=True)


def _clocks(text: str) -> Iterator[Mention]:
    for match in _CLOCK.finditer(text):
        minute = 30 if match[3] else 15 if match[5] else int(match[4] or 0)
        yield from _clock(match, minute)
    for match in _COLON.finditer(text):
        yield from _clock(match, int(match[3]))


def _clock(match: re.Match[str], minute: int) -> Iterator[Mention]:
    hour = int(number(match[2]) or 0)
    if hour > 24 or minute > 59:
        return
    told = match[1] is not None
    hour = hour % 12 + 12 if match[1] in _NOON and 0 < hour <= 12 and not (match[1] == "深夜" and hour < 6) else hour
    unit = "clock" if told or hour > 12 or hour == 0 else "clock12"
    minutes = Decimal(hour % 24 * 60 + minute)
    yield Mention(Span(*match.span()), "quantity", Quantity(minutes, minutes, unit, "clock"))


def _values(text: str) -> Iterator[Mention]:
    for match in _VALUE.finditer(text):
        value = _value(match)
        if value is not None:
            yield Mention(Span(*match.span()), "quantity", value)


def _value(match: re.Match[str]) -> Quantity | None:
    about, first, second, after, points, share, below, lower, money, unit, counted, late = match.groups()
    low, high = number(first), number(second or first)
    plain = first[0].isdecimal() or any(sign in _GREAT for sign in first)
    told = any((points, share, below, lower, money, unit, counted)) or "百分之" in match[0]
    # 一 is 'a' before what is counted, and a part of other words before most else.
    if low is None or high is None or not (plain or (told and low > 1 and any(c in _HAN for c in first))):
        return None
    loose = (
        "above" if "多" in first or "余" in first else _ABOUT.get(about or "") or _AFTER.get(after or late or "", "")
    )
    if below or lower:
        part = number(below or lower)
        return _spread(part / low, part / low, loose, "", "fraction") if low and part else None
    scale = Decimal(10) if share in ("成", "割") else Decimal(1)
    kind, dimension = _measure(points, share or ("%" if "百分之" in match[0] else ""), money, unit)
    return _spread(low * scale, max(low, high) * scale, loose, kind, dimension)


def _spread(low: Decimal, high: Decimal, loose: str, unit: str, dimension: str) -> Quantity:
    """A quantity as exact as the words around it leave it."""
    least, most = map(Decimal, _SPREAD.get(loose, ("1", "1")))
    return Quantity(low * least, high * most, unit, dimension, approximate=bool(loose))


def _measure(points: str | None, share: str | None, money: str | None, unit: str | None) -> tuple[str, str]:
    if points:
        return "percentage-point", "percentage-point"
    if share:
        return "percent", "percent"
    if money:
        return _named(_MONEY, money), "currency"
    name = (
        _named({key.replace("(?!年|岁|一|三|四|五|六|日)", ""): v for key, v in _UNITS.items()}, unit) if unit else ""
    )
    return ("year", "age") if name == "age" else (name, _DIMENSION.get(name, "count"))


def _halves(text: str) -> Iterator[Mention]:
    for match in _HALF.finditer(text):
        loose = _ABOUT.get(match[1] or "") or _AFTER.get(match[2] or "", "")
        half = Decimal("0.5")
        yield Mention(Span(*match.span()), "quantity", _spread(half, half, loose, "", "fraction"))
