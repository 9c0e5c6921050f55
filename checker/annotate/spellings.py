"""The names of an article, each once, with all its spellings and the form to keep."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.lang.name_table import cluster_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.lang.name_clusters import Likeness
    from checker.model import Document, Entity, Facts, Name


def spellings(article: Document, facts: Facts, pairs: Sequence[Likeness] | None = None) -> tuple[Name, ...]:
    """Names in order of first appearance; where the facts know one, theirs is the form to keep.

    ``pairs``: the article's spellings that are one name, where they are known already.
    """
    mentions = [mention for mention in article.mentions if mention.kind == "name"]
    known = {form.casefold(): entity for entity in facts.entities for form in _forms(entity)}
    names = []
    for found in cluster_names(mentions, article.text, pairs):
        name, entity = found, next(filter(None, (known.get(form.text.casefold()) for form in found.forms)), None)
        if entity:
            name = replace(name, kind=entity.kind or name.kind, house=entity.name, origin=entity.origin)
        names.append(name)
    return tuple(names)


def _forms(entity: Entity) -> tuple[str, ...]:
    """Every form by which the facts know it; the approved name last, for it decides where two share a form."""
    return (*entity.avoid, *entity.aliases, entity.name)
