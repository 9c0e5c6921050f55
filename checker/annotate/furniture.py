"""Words that betray what is not the article itself: site names, labels, bylines, agency codes, share buttons."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checker.model import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

_AGENCIES = """
aa aap afp agi ansa ap apa apn apa belga bta cna ctk čtk cp dapd dpa dts efe epd hina ians interfax itar jiji kna kyodo
lusa mti ntb pa pap pti reuters ria rtr rtrd ritzau sda sid stt tanjug tass tt ukrinform unian upi xinhua yonhap
"""
_SECTIONS = """
home news world politics business economy sport sports culture science technology tech health society opinion europe
africa asia america americas germany international national local regional panorama travel lifestyle education
environment climate finance media entertainment breaking top stories latest overview homepage topics topic currently
current archive video videos live ticker
"""
_MEDIA = """
news times post world daily online herald today tv press journal zeitung magazine radio media tribune gazette network
live agency telegraph chronicle observer standard review report reporter bulletin courier mirror express mail star
globe echo net com portal channel weekly dispatch monitor
"""
# Nobody writes an article's sentence like these, whatever its end.
_ALWAYS = (
    r"subscribe\b|sign\s+up\s+(?:for|to|now|here)\b|newsletter$|click\s+here\b|follow\s+us\b|all\s+rights\s+reserved\b"
    r"|copyright\b|©\s*\d{4}|we\s+use\s+cookies\b|th(?:is|e)\s+(?:site|website|page)\s+uses\b|cookies?\s+help\b"
    r"|(?:accept|manage|reject)\s+(?:all\s+)?cookies\b|do\s+not\s+sell\s+my\b|advertis(?:ement|ing)\b"
    r"|th(?:is|e)\s+(?:text|article|report|story)\s+(?:was|has\s+been)\s+(?:automatically\s+|machine[\s-]|first\s+|originally\s+)"
    r"|th(?:is|e)\s+(?:text|article|report|story)\s+(?:was|has\s+been)\s+translated\b|join\s+(?:our|us\s+on)\b"
    r"|download\s+(?:our|the)\s+app\b|leave\s+a\s+comment\b|you\s+(?:may|might)\s+also\s+like\b|report\s+an?\s+error\b"
)
# A paragraph may begin like these, so only a block without a full stop is furniture.
_UNLESS_SENTENCE = (
    r"(?:read|see|watch|listen)\s+(?:also|more|on|next|here|to\s+(?:the|this))\b|also\s+(?:read|see|watch|interesting|on)\b"
    r"|more\s+(?:on|about|from|news|articles?)\b|share\s+(?:this|on|via|article|now)\b|share$|related\b|load\s+more\b"
    r"|back\s+to\s+(?:top|the)\b|continue\s+reading\b|recommended\b|tags?\s*:|keywords?\s*:|topics?\s*:|dossier\s*:"
    r"|print(?:\s+(?:this|article|page|version))?$|comments?(?:\s*\(\d*\))?$|send\s+(?:by|via)\b|most\s+(?:read|viewed)\b"
    r"|to\s+the\s+(?:topic|article|homepage|start\s?page|home\s?page|video|gallery)\b|(?:image|photo|picture)\s+gallery\b"
    r"|(?:table\s+of\s+)?contents$|skip\s+to\b|log\s?in$|register$|you\s+are\s+here\b|reading\s+time\b|\d+\s+min(?:utes?)?\s+read$"
    r"|(?:next|previous)\s+(?:article|story|page)\b|the\s+editors\s+recommend\b|editors[’']?\s+(?:picks|choice)\b"
    r"|live\s?blog$|video\s*:|podcast\s*:|graphics?\s*:|infographic\b|translated\s+(?:from|by)\b|\W*ticker\W*$|sponsored\b"
)
# The same in the languages that sources are in.
_ELSEWHERE = (
    r"lesen\s+sie\s+(?:auch|mehr)\b|mehr\s+(?:zum\s+thema|dazu)\b|auch\s+interessant\b|newsletter\b|anzeige$|werbung$"
    r"|(?:à\s+)?lire\s+(?:aussi|également)\b|voir\s+aussi\b|publicité$|abonnez-vous\b|lea\s+también\b|lee\s+también\b"
    r"|ver\s+también\b|te\s+puede\s+interesar\b|publicidad$|suscr[ií]b\w+\b|leggi\s+anche\b|pubblicità$|iscriviti\b"
    r"|le[ei]a\s+(?:também|mais)\b|veja\s+também\b|lees\s+(?:ook|meer|verder)\b|czytaj\s+(?:też|także|więcej)\b"
    r"|zobacz\s+(?:też|także)\b|ayrıca\s+okuyun\b|читайте\s+(?:также|ещё|далее)\b|смотрите\s+также\b|реклама$"
    r"|читайте\s+також\b|дивіться\s+також\b|اقرأ\s+أيض|شاهد\s+أيض|اقرأ\s+المزيد"
)
_CREDIT = (
    r"(?:with|using)\s+(?:information|material|reporting|reports)\s+(?:from|by)\b|from\s+(?:our\s+)?(?:own\s+)?correspondents?\b"
    r"|by\s+(?:our|a)\s+(?:own\s+|staff\s+)?(?:correspondent|reporter|editor|staff)|(?:author|editor|text|report|sources?|agency"
    r"|editorial\s+office)\s*:\s*\S|correspondent\s+in\b"
)
_BY = "by von par por di da door"
_AND = "and und et y e en in for"
_DAY = (
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\.?\s+[A-Z][a-zä]+\.?,?\s+\d{4}"
    r"|[A-Z][a-z]+\.?\s+\d{1,2},?\s+\d{4}|\d{4}-\d\d-\d\d)"
)
_CLOCK = r"[\s,–|-]+\d{1,2}[:.]\d\d(?:\s*(?:am|pm|h|CET|CEST|GMT|Uhr))?"
_STAMP = rf"(?:[A-Z][\w.\s-]{{1,30}},\s*)?(?:[A-Z][a-z]+day,?\s+)?{_DAY}(?:{_CLOCK})?$"
_DATED = r"(?:published|(?:last\s+)?updated?|as\s+of|stand|status|posted|created|date)\b\s*(?:on|at)?\s*:?\s*\D{0,20}\d"
_CODE = r"(?:[a-z]{2,4}\s*[/,]\s*)*[a-z]{2,4}\s*\([^()]{2,60}\)$"
_OF_CAPTIONS = ("(", ":", "©", "photo", "image", "picture")  # none is told without one of these
_CAPTION = (
    r"\((?:[RLCM]\.?|links|rechts|mitte|(?:à\s+)?(?:gauche|droite)|izquierda|derecha|esquerda|direita|(?:a\s+)?(?:sinistra|destra)"
    r"|(?:far\s+|2nd\s+|second\s+from\s+(?:the\s+)?)?(?:left|right|[lr]\.?)|cent(?:er|re)|middle|front|back)\)|\((?:archiv(?:bild|foto|e|io|o)?|file|stock|symbol(?:bild|foto|ic)?|library|фото|архив)\s*"
    r"(?:picture|photo|image|footage)?\)|\b(?:photo|image|picture|foto|bild|фото|photograph|credit)s?(?:\s+(?:credit|source|by))?\s*:|©"
    r"|\((?:photo|image|pictured|archive)\b|\bpictured\s+(?:left|right|here|above|in\s+\d{4})\b"
    r"|^(?:archive|file|symbol(?:ic)?|stock)\s+(?:photo|picture|image)\b"
    r"|[.)]\s*(?:archive|file|symbol(?:ic)?|stock)\s+(?:photo|picture|image)\.?$"
)


def zone(text: str) -> Zone | None:
    """LABEL, BYLINE or BOILERPLATE if the words of a block say so, else None."""
    if len(text) > 300:
        return None
    words = text.split()
    if _is_label(text, words):
        return Zone.LABEL
    if len(words) <= 14 and any(says(text, words) for says in (_is_author, _is_code, _is_stamp, _is_credit)):
        return Zone.BYLINE
    return Zone.BOILERPLATE if _is_boilerplate(text, words) else None


def is_section(text: str) -> bool:
    """A section's bare name, which may also be a heading inside an article."""
    return all(word.casefold().strip("&,") in _set(_SECTIONS) or word == "&" for word in text.split())


def names_a_medium(words: Sequence[str]) -> bool:
    return any(word.casefold().strip(".") in _set(_MEDIA) for word in words)


def marks_caption(text: str) -> bool:
    start = text[:600].casefold()
    return any(map(start.__contains__, _OF_CAPTIONS)) and bool(_pattern(_CAPTION, re.IGNORECASE).search(text[:600]))


def _is_boilerplate(text: str, words: Sequence[str]) -> bool:
    bare = text.lstrip("→►▶>•*+-–—|[ ")
    if not any(sign.isalnum() for sign in text):
        return True
    if _pattern(_ALWAYS, re.IGNORECASE).match(bare) or _pattern(_ELSEWHERE, re.IGNORECASE).match(bare):
        return len(words) <= 40
    return bool(_pattern(_UNLESS_SENTENCE, re.IGNORECASE).match(bare)) and not text.endswith((".", "!", "”", '"'))


def _is_label(text: str, words: Sequence[str]) -> bool:
    """A section's name, or a trail of short names: 'Home > World > Iraq', 'News | Politics'."""
    if text.endswith((".", "!", "?")) or ("«" in text and "»" in text):
        return False  # a quotation in guillemets is no trail
    trail = [part.strip() for part in re.split(r"\s*[>›»→|/]\s*", text) if part.strip()]
    arrows = bool(re.search(r"\S\s*[>›»→]\s*\S", text))
    known = [part.casefold() in _set(_SECTIONS) for part in trail]
    if len(trail) > 1 and all(len(part.split()) <= 4 for part in trail):
        # 'Sport | Kipchoge wins again' is a headline, 'News | Middle East' is not.
        return arrows or (any(known) and all(len(part.split()) <= 2 for part in trail))
    return 1 <= len(words) <= 3 and is_section(text)


def _is_author(text: str, words: Sequence[str]) -> bool:
    """'By Anna Meier and Tom Lee'."""
    if not 2 <= len(words) <= 9 or words[0].casefold() not in _set(_BY) or text.endswith((".", "!", "?")):
        return False
    rest = [word for word in words[1:] if word not in _set(_AND)]
    return all(word[0].isupper() for word in rest) and (len(rest) > 1 or words[0].casefold() == "by")


def _is_code(text: str, words: Sequence[str]) -> bool:
    """Agency lines: 'se / ack (afp, ap, dpa)', '(Reuters)', 'AFP/ho'."""
    if len(words) > 8 or text.endswith((".", "?", "!")):
        return False
    names = [name.casefold() for name in re.findall(r"\w+", text)]
    agencies = sum(name in _set(_AGENCIES) for name in names)
    if not agencies:
        return bool(_pattern(_CODE).match(text)) and len(words) <= 5
    others = [name for name in re.findall(r"\w+", text) if name.casefold() not in _set(_AGENCIES)]
    return all(len(name) <= 4 and name.islower() for name in others) or (len(others) <= 1 and "(" in text)


def _is_credit(text: str, words: Sequence[str]) -> bool:
    return (
        bool(_pattern(_CREDIT, re.IGNORECASE).match(text)) and len(words) <= 12 and not text.endswith((".", "?", "!"))
    )


def _is_stamp(text: str, words: Sequence[str]) -> bool:
    """Dates by themselves, with a place or a time or without: 'Berlin, 27 July 2021', 'As of: 27.07.2021, 10:15'."""
    if len(words) <= 6 and text.endswith(")") and words[-1].strip("()").casefold() in _set(_AGENCIES):
        return True  # 'Madrid, March 12 (EFE)'
    dated = _pattern(_DATED, re.IGNORECASE).match(text) and (
        not text.endswith(".") or text.endswith((" a.m.", " p.m."))
    )
    return bool(dated or _pattern(_STAMP).match(text))


@cache
def _pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(source, flags)


@cache
def _set(table: str) -> frozenset[str]:
    return frozenset(table.split())
