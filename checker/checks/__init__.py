"""One module a check; this table is how the pipeline knows them."""

from checker.checks import phrase, regex, repetition, substitution, tokens
from checker.model import Check

CHECKS: tuple[Check, ...] = (
    phrase.CHECK,
    regex.CHECK,
    repetition.CHECK,
    substitution.CHECK,
    tokens.CHECK,
)
