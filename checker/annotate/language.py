"""What language a text is in.

eldc tells most texts in microseconds, short ones too; langdetect takes half a second to load and errs on
short ones, but is asked about a long text that eldc is not sure of. benchmarks/language.py compares them.
"""

from __future__ import annotations

from checker.lang.foreign import detector

_SURE = 0.5  # eldc's score; below it a long text is put to langdetect as well
_MARGIN = 0.4  # by so much another language must outdo the expected one
_NAMES_MARGIN = 0.6  # the same for a passage of which capitalised words are nearly all
_PLAIN = 2  # words in lower case from which these can be looked at by themselves
_LONG = 200  # code points from which langdetect is worth asking
_SAMPLE = 4000  # code points that are looked at; a language shows long before


def detect(text: str) -> tuple[str, float]:
    """ISO 639-1 code and confidence in [0, 1]; ('', 0.0) where there is nothing to go by.

    Confidence is the winner's score less what the runner-up has of it, so near relatives count as unsure.
    """
    sample = text[:_SAMPLE].strip()
    scores = detector()(sample) if sample else {}
    if not scores:
        return "", 0.0
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    lang, best = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if best < _SURE and len(sample) >= _LONG:
        return _langdetect(sample) or (lang, best)
    return lang, max(0.0, min(1.0, best * (1 - max(0.0, second / best - 0.5))))


def foreign(text: str, expected: str) -> str:
    """The language of a passage if it clearly is not the expected one, else ''.

    Near relatives of the found language do not weaken the answer: Russian that might be Ukrainian is not English.
    """
    sample = text[:_SAMPLE]
    plain = [word for word in sample.split() if not word[:1].isupper()]
    if len(plain) < _PLAIN:
        return _outdoing(sample, expected, _NAMES_MARGIN)
    # Names are of any language: what is left without them must look foreign too.
    return _outdoing(sample, expected, _MARGIN) if _outdoing(" ".join(plain), expected, 0.0) else ""


def _outdoing(text: str, expected: str, margin: float) -> str:
    scores = detector()(text)
    best = max(scores, key=lambda lang: scores[lang], default=expected)
    return best if best != expected and scores[best] - scores.get(expected, 0.0) >= margin else ""


def _langdetect(text: str) -> tuple[str, float] | None:
    import langdetect

    langdetect.DetectorFactory.seed = 0  # its sampling is random otherwise
    try:
        best = langdetect.detect_langs(text)[0]
    except langdetect.LangDetectException:  # no letters in it
        return None
    return str(best.lang)[:2], float(best.prob)
