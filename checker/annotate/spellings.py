"""The names of an article, each once, with all its spellings and the form to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.lang.name_table import cluster_names
from checker.model import Name, Spelling

if TYPE_CHECKING:
    from checker.model import Document, Entity, Facts


def spellings(article: Document, facts: Facts) -> tuple[Name, ...]:
    """Names in order of first appearance; where the facts know one, theirs is the form to keep."""
    mentions = [mention for mention in article.mentions if mention.kind == "name"]
    known = {form.casefold(): entity for entity in facts.entities for form in _forms(entity)}
    names = []
    for cluster in cluster_names(mentions, article.text):
        entity = next(filter(None, (known.get(form.text.casefold()) for form in cluster.forms)), None)
        kind, house = (entity.kind or cluster.kind, entity.name) if entity else (cluster.kind, cluster.house)
        forms = tuple(Spelling(form.text, form.spans) for form in cluster.forms)
        names.append(Name(kind, house, cluster.mixed, forms, entity.origin if entity else ""))
    return tuple(names)


def _forms(entity: Entity) -> tuple[str, ...]:
    """Every form by which the facts know it; the approved name last, for it decides where two share a form."""
    return (*entity.avoid, *entity.aliases, entity.name)
