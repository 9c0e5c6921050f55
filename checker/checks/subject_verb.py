"""A subject right before its verb, one plural and the other singular: 'The soldiers was', 'The bridge were'."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, excused, related
from checker.checks.readable import blocks, blocks_with
from checker.lang.english import common_words, is_english
from checker.lang.known import Known
from checker.model import Case, Check, Hit, Rule, Side, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A clause begins here, so that what follows is its subject and no object or part of a longer one.
CLAUSE = r"(?:^|[.!?;] |[“\"‘(]|\b(?:that|because|but|although|while|when|since|whether) )"
_BETWEEN = r"(?:([a-z-]+) )?(?:([a-z-]+) )?"
_MANY = r"(?i:the|these|those|several|many|both|most|some|two|three|four|five|six|seven|eight|nine|ten)"
# Verbs whose third person is no noun; 'the bank robbers plans' may mean their plans.
LEXICAL = (
    "goes|says|wants|makes|gives|comes|believes|contains|seems|appears|includes|belongs|knows|becomes|begins|requires"
    "|depicts|represents|consists|exists|thinks|speaks|keeps|brings|expects|accuses|admits|agrees|announces|asks|confirms"
    "|considers|continues|criticises|criticizes|decides|denies|depends|describes|deserves|destroys|ensures|follows|happens"
    "|insists|intends|loses|maintains|meets|occurs|opposes|owns|prefers|prevents|produces|protects|provides|receives"
    "|refuses|rejects|relies|replaces|responds|reveals|seeks|sees|sells|sends|spends|suffers|suggests|survives|tells"
    "|threatens|understands|warns|writes"
)
_SOMETIMES = r"dates(?= (?:back|from)\b)|remains(?= (?:in|at|un|a|the)\w*)"
_PLURAL = re.compile(
    rf"{CLAUSE}(?P<hit>{_MANY} {_BETWEEN}(?P<noun>[a-z]{{3,}}) (?P<verb>was|is|has|does|{LEXICAL}|{_SOMETIMES}))\b"
)
_SINGULAR = re.compile(
    rf"{CLAUSE}(?P<hit>(?i:the|this|that|his|her|their|its) {_BETWEEN}(?P<noun>[a-z]{{3,}}) "
    r"(?P<verb>were|are|have|do))\b"
)
_VERBS = {
    **dict.fromkeys(f"was|is|has|does|{LEXICAL}|dates|remains".split("|"), "one"),
    **dict.fromkeys(("were", "are", "have", "do"), "many"),
}
# The number of such a verb, '' for any other word.
_NUMBERS = Known(lambda word: _VERBS.get(re.split("[^a-z]", word)[0], ""))
_COUNTED = re.compile(
    r"\b(?P<hit>(?:a|an) (?P<noun>[a-z]{3,}))(?:[.,;:]|\s(?:is|was|has|had|will|would|in|on|at|by|for|to|with|where"
    r"|after|when|since|because|that|who|which|from|during|as|but|are|were)\b)"
)
RIGHT = {"was": "were", "is": "are", "has": "have", "does": "do"}
RIGHT |= {right: wrong for wrong, right in RIGHT.items()} | {"goes": "go"}
# No adjective: with one of these between article and noun, the noun may belong to something else.
NO_ADJECTIVE = frozenset(
    """
who which that what whose of in on at by for with from to and or as than into about against between under over after
before behind during near without within through across toward towards all not also both more most less any very so
too then whom where when how why if while because upon off out up down per via is are was were be been has have had do
does did can could may might will would shall should must its his her their our my your the a an this these those no
first last every each
""".split()
)
# Plural in form alone, or a sum taken as one: 'two years is', 'the series was'.
_ONE = frozenset(
    """
news politics economics mathematics physics athletics gymnastics statistics ethics linguistics logistics dynamics
robotics acoustics genetics mechanics optics series species means headquarters barracks works crossroads gallows mumps
measles diabetes rabies billiards darts dominoes draughts savings whereabouts blues odds cards checkers basics lens
canvas chaos atlas sales sports arms goods thanks windows graphics classics tactics aerobics electronics ceramics
premises customs remains lots years months weeks days hours minutes seconds decades centuries euros dollars pounds
percent kilometres kilometers metres meters miles degrees points yes others ones states nations times games press
process access address business experiences needs wants plans shows makes says gives takes always perhaps besides
afterwards overseas corps chess mess debris
""".split()
)
_BEARERS = ("ists", "ians", "ologers", "eers", "ants")  # of people, be the word common or not
_PEOPLE = frozenset({"people", "children", "men", "women", "police"})
# Nouns that are one thing and never a body of people, which British English may take as many.
THINGS = frozenset(
    """
president minister chancellor mayor governor man woman boy girl court judge bridge ship boat ferry building house car
train plane fire storm earthquake flood price law decision report accident attack war crisis vaccine virus disease
project plan problem question result reason church museum school airport station road river lake island mountain
village town region coast sea weather water oil election vote referendum ceremony festival exhibition concert film
book song match game goal victory defeat season tournament agreement treaty deal contract strike protest speech
interview statement letter document study survey investigation trial sentence verdict murder crime prison driver
captain pilot officer soldier doctor nurse teacher student player coach goalkeeper striker author writer director
actor actress singer king queen prince princess pope bishop priest body weapon gun bomb explosion rocket satellite
mission programme program system economy market budget tax debt inflation unemployment increase decrease percentage
temperature drought heatwave situation world drug dam reactor tower statue painting operation outbreak
""".split()
)


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a subject with its verb."""
    if not applies(case, rule):
        return
    for block in blocks_with(case.article, rule, _misfits(case.article.lowers)):
        text = case.article.quote(block.span)
        for pattern, fits in ((_PLURAL, is_plural), (_SINGULAR, THINGS.__contains__)):
            for match in pattern.finditer(text):
                if fits(match.group("noun")) and not any(map(_no_adjective, match.group(2, 3))):
                    span = Span(*match.span("hit")).shift(block.span.start)
                    if not excused(case, rule, span):
                        yield verb_hit(case, match, block.span.start)


def _misfits(words: Sequence[str]) -> Sequence[int]:
    """Verbs right behind a noun of the other number."""
    return [at for at, number in verbs(words) if at and misfits(words[at - 1], number)]


def verbs(words: Sequence[str]) -> Sequence[tuple[int, str]]:
    """Where verbs stand that tell their number, and which: 'one' or 'many'."""
    return [(at, number) for at, word in enumerate(words) if (number := _NUMBERS[word])]


def misfits(noun: str, number: str) -> bool:
    """Whether a word is no subject of a verb of this number."""
    return is_plural(noun) if number == "one" else noun in THINGS


def _no_adjective(word: str | None) -> bool:
    return word is not None and (word in NO_ADJECTIVE or word.endswith(("ing", "ed", "s", "ly")))


@lru_cache(maxsize=50_000)
def is_plural(noun: str) -> bool:
    """Whether the noun is certainly a plural: its singular is a word that English uses often."""
    if noun in _PEOPLE:
        return True
    if noun in _ONE or len(noun) < len("goals") or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return False
    singulars = {noun[:-1], noun[:-2]} if noun.endswith("es") else {noun[:-1]}
    if noun.endswith("ies"):
        singulars = {noun[:-3] + "y"}
    return not singulars.isdisjoint(common_words()) or (noun.endswith(_BEARERS) and is_english(noun[:-1]))


def verb_hit(case: Case, match: re.Match[str], start: int) -> Hit:
    """The verb alone, for that is what is to be changed, and its subject beside it."""
    verb = match.group("verb")
    right = RIGHT.get(verb, f"{verb[:-3]}y" if verb.endswith("ies") else verb.removesuffix("s"))
    number = "plural" if verb.endswith("s") else "singular"
    values = {"noun": match.group("noun"), "number": number, "right": right}
    subject = Span(match.start("hit"), match.start("verb") - 1).shift(start)
    place = related(case.article, Side.ARTICLE, subject, "the subject")
    span = Span(*match.span("verb")).shift(start)
    return Hit(span, values, (place,), suggestions=(Suggestion(right, safe=True),))


def find_counted(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit 'a' or 'an' before a plural that nothing follows which could be the noun meant: 'a drivers was'."""
    if not applies(case, rule):
        return
    for block in blocks(case.article, rule, r"\ban? (?:[a-z]+s|people|children|men|women|police)\b"):
        for match in _COUNTED.finditer(case.article.quote(block.span)):
            span = Span(*match.span("hit")).shift(block.span.start)
            if match.group("noun") not in _PEOPLE and is_plural(match.group("noun")) and not excused(case, rule, span):
                yield Hit(span, {"match": match.group("hit"), "noun": match.group("noun")})


CHECKS = (Check("subject-verb", Common, find), Check("counted-plural", Common, find_counted))
