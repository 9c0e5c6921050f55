"""The table of an article's names: every form with its places, and the form to keep."""

from __future__ import annotations

from checker.annotate import annotate
from checker.annotate.spellings import spellings
from checker.model import Block, Document, Entity, Facts, Name, Span

TEXT = "Foreign minister Wopke Hoekstra met Dmytro Kuleba in Kyiv. Hoekstra thanked Kuleba. Dmitro Kuleba left Kyiv."


def names_of(text: str, *entities: Entity) -> dict[str, Name]:
    article = annotate(Document("a", "a.txt", text, lang="en", blocks=(Block(Span(0, len(text))),)))
    return {name.house: name for name in spellings(article, Facts(entities=entities))}


def test_every_form_with_its_places() -> None:
    found = names_of(TEXT)
    hoekstra = found["Wopke Hoekstra"]
    assert {form.text: len(form.spans) for form in hoekstra.forms} == {"Wopke Hoekstra": 1, "Hoekstra": 1}
    assert (hoekstra.count, hoekstra.mixed, hoekstra.origin) == (2, False, "")
    for name in found.values():
        for form in name.forms:
            assert all(form.text in TEXT[span.start : span.end] for span in form.spans)
    assert found["Kyiv"].count == 2


def test_two_spellings_are_one_name() -> None:
    assert [name.house for name in names_of(TEXT).values() if name.mixed] == ["Dmytro Kuleba"]


def test_the_facts_say_which_form_to_keep() -> None:
    entity = Entity("Dmytro Kuleba", "person", avoid=("Dmitro Kuleba",), origin="facts.yaml:3")
    text = "The visitor was Dmitro Kuleba. Later Dmitro Kuleba spoke."
    (name,) = names_of(text, entity).values()
    assert (name.house, name.kind, name.origin, name.mixed) == ("Dmytro Kuleba", "person", "facts.yaml:3", False)
    assert [form.text for form in name.forms] == ["Dmitro Kuleba"]


def test_an_approved_name_is_its_own_and_not_what_another_avoids() -> None:
    entities = (Entity("Kyiv", "place", avoid=("Kiev",)), Entity("Kiev", "work", origin="facts.yaml:9"))
    assert names_of("They watched Kiev. It was shot in Kiev.", *entities)["Kiev"].origin == "facts.yaml:9"
