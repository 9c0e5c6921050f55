"""A sound claim changed: into one that says the same otherwise, says less, or says something that is not so.

Every change knows what it did (``kind``), what the claim is now to its evidence (``label``) and which words show it
(``spans``). Quantities, negators and names are read by checker's own parsers, so what counts as another figure here
is what counts as another figure there.
"""

from training import grammar, replacing, rewording, shortening, voices
from training.claims import Claim, Spans, Surroundings, change, kind_of, runs
from training.rewording import active, fronting, lowered, partial, reporting, respelling, rounding, synonym, thesaurus
from training.slips import day, figure, name, part_of_name, scale, swap
from training.turns import addition, antonym, denial, jumble, modality, pronoun, quantifier, removal, turned_roles, word

__all__ = [
    "BREAKING",
    "BREAK_WEIGHTS",
    "KEEPING",
    "KEEP_WEIGHTS",
    "SHORTENING",
    "SHORTENING_WEIGHTS",
    "Claim",
    "Spans",
    "Surroundings",
    "change",
    "kind_of",
    "runs",
    "thesaurus",
]

KEEPING = {
    f.__name__: f for f in (synonym, thesaurus, respelling, rounding, partial, fronting, reporting, active, lowered)
}
KEEP_WEIGHTS = {
    "synonym": 1.5,
    "thesaurus": 3.0,
    "respelling": 1.5,
    "rounding": 2.0,
    "partial": 2.0,
    "fronting": 2.0,
    "reporting": 1.0,
    "active": 3.0,
    "lowered": 0.4,
}
BREAKING = {
    f.__name__: f
    for f in (
        figure, scale, day, name, part_of_name, swap, denial, antonym, quantifier, modality, pronoun, word, addition,
        removal, jumble, turned_roles,
    )
}  # fmt: skip
BREAK_WEIGHTS = {
    "figure": 2.0, "scale": 0.5, "day": 1.0, "name": 1.5, "part_of_name": 0.5, "swap": 1.5, "denial": 1.5, "antonym": 2.2,
    "quantifier": 0.8, "modality": 0.5, "pronoun": 0.7, "word": 1.5, "addition": 1.8, "removal": 2.2, "jumble": 0.3, "turned_roles": 2.0,
}  # fmt: skip
# what a summary does to a sentence, and where it goes wrong
SHORTENING = {"partial": rewording.partial}
if grammar.available():
    _SOUND = {"voice": 4.0, "clause": 2.0, "compress": 3.0, "order": 2.0, "coordination": 1.5}
    _SPOILT = {
        "turned": 2.5, "actor": 2.0, "place": 1.5, "neighbour": 3.0, "link": 1.2, "quality": 1.8, "gone": 2.2,
    }  # fmt: skip
    KEEPING |= {
        f.__name__: f
        for f in (voices.voice, shortening.clause, shortening.compress, shortening.order, shortening.coordination)
    }
    BREAKING |= {
        f.__name__: f
        for f in (
            voices.turned, replacing.actor, replacing.place, replacing.neighbour, replacing.link, replacing.quality,
            replacing.gone,
        )
    }  # fmt: skip
    KEEP_WEIGHTS |= _SOUND
    BREAK_WEIGHTS |= _SPOILT | {"removal": 0.8, "word": 0.5, "turned_roles": 0.5, "jumble": 0.15}
    SHORTENING |= {"clause": shortening.clause, "compress": shortening.compress}
SHORTENING_WEIGHTS = {name: KEEP_WEIGHTS[name] for name in SHORTENING}
