"""One module a check; this table is how the pipeline knows them."""

from checker.checks import (
    article,
    duplicate_passage,
    leftovers,
    phrase,
    regex,
    repetition,
    substitution,
    titles,
    tokens,
    truncated,
)
from checker.model import Check

CHECKS: tuple[Check, ...] = (
    article.CHECK,
    duplicate_passage.CHECK,
    *leftovers.CHECKS,
    phrase.CHECK,
    regex.CHECK,
    repetition.CHECK,
    substitution.CHECK,
    *titles.CHECKS,
    tokens.CHECK,
    truncated.CHECK,
)
