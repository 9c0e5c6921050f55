"""One module a check; this table is how the pipeline knows them."""

from checker.checks import (
    article,
    duplicate_passage,
    glued,
    leftovers,
    number_format,
    participants,
    phrase,
    quote_marks,
    regex,
    repetition,
    roles,
    substitution,
    titles,
    tokens,
    truncated,
    values,
    verdicts,
)
from checker.model import Check

CHECKS: tuple[Check, ...] = (
    *verdicts.CHECKS,
    *values.CHECKS,
    *roles.CHECKS,
    *participants.CHECKS,
    article.CHECK,
    duplicate_passage.CHECK,
    *leftovers.CHECKS,
    glued.CHECK,
    number_format.CHECK,
    phrase.CHECK,
    *quote_marks.CHECKS,
    regex.CHECK,
    repetition.CHECK,
    substitution.CHECK,
    *titles.CHECKS,
    tokens.CHECK,
    truncated.CHECK,
)
