"""The checks of the family 'names', each in a module of its own."""

from checker.checks import mixed_name, mixed_term, name_mismatch, term_variants

CHECKS = (mixed_name.CHECK, name_mismatch.CHECK, *mixed_term.CHECKS, term_variants.CHECK)
