"""English function words: what a sentence is built with, not what it is about."""

from __future__ import annotations

STOPWORDS = frozenset(
    """
    a about above after again against all also although am among an and any are as at away back be because been
    before being below between both but by can could did do does doing down during each either else even ever every
    few first for from further had has have having he her here hers herself him himself his how however i if in into
    is it its itself just last later least less like made make many may me might more most much must my near nearly
    neither never new next no nor not now of off often on once one only onto or other others our out over own per
    quite rather said same say says shall she should since so some still such than that the their theirs them
    themselves then there these they this those though through thus to together too toward towards two under until
    up upon us use used very was we well were what when where whether which while who whom whose why will with within
    without would yet you your according already around ago yesterday today tomorrow
    """.split()
)
