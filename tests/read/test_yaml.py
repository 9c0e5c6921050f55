from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.errors import CheckerError
from checker.read.yaml import LIMIT, Node, from_plain, load


def value(text: str) -> Node:
    return load(f"key: {text}\n", "f.yaml").need("key")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a:\n\t- b", "f.yaml:2: a tab is used for indentation; use spaces"),
        ("- Biden said: no: never", "f.yaml:1: a second ': ' in one entry; put text that holds ': ' in quotes"),
        ("a: 1\na: 2", "f.yaml:2: key 'a' stands here a second time; the first is in line 1"),
        ("a: &x 1\nb: *x", "f.yaml:1: anchors ('&name') are not supported; put text that begins with '&' in quotes"),
        ("b: *x", "f.yaml:1: aliases ('*name') are not supported; put text that begins with '*' in quotes"),
        (
            "a: !!python/object:os.system x",
            "f.yaml:1: tags ('!name') are not supported; put text that begins with '!' in quotes",
        ),
        ("[" * 30, "f.yaml:1: nested more than 20 deep"),
        ("x: 1\nb: 'y\nc: d", "f.yaml:2: a quotation mark that is never closed"),
        (
            '- a\n- "We leave," Biden said.\n- b',
            "f.yaml:2: text after a closing quotation mark; put the whole of it in other quotes",
        ),
        (
            "- text: 'We leave' he said.\n  id: a",
            "f.yaml:1: text after a closing quotation mark; put the whole of it in other quotes",
        ),
        ("- a\n b: c", "f.yaml:2: a second ': ' in one entry; put text that holds ': ' in quotes"),
        ("- @here", "f.yaml:1: text that begins with one of @ ` % | must stand in quotes"),
        ("--- a\n--- b", "f.yaml:2: more than one YAML document in the file"),
        ("ok: 1\nbad: \x01", "f.yaml:2: not valid YAML: it holds control characters"),
        ("a" * (LIMIT + 1), "f.yaml: larger than 1,000,000 characters"),
    ],
)
def test_errors_say_where_and_what(text: str, message: str) -> None:
    with pytest.raises(CheckerError) as raised:
        load(text, "f.yaml")
    assert str(raised.value) == message


def test_lines_of_keys_and_items() -> None:
    root = load("# comment\nfacts:\n  - one\n  - text: two\n    id: x\n", "f.yaml")
    assert root.keys == {"facts": 2}
    assert [item.line for item in root.items("facts")] == [3, 4]
    assert root.items("facts")[1].need("id").origin == "f.yaml:5"


def test_scalars_have_the_type_that_is_asked_for() -> None:
    assert value("no").text() == "no"  # Norwegian, not false
    assert value("1984").text() == "1984"
    assert value("1984").integer() == 1984
    assert value("0.30").decimal() == Decimal("0.30")
    assert value("5%").fraction() == value("0.05").fraction() == Decimal("0.05")
    assert value("2021-07-26").day() == date(2021, 7, 26)
    assert value("true").boolean() is True
    assert value("[a, 'b']").texts() == ("a", "b")
    assert value("a").texts() == ("a",)
    assert load("", "f.yaml").mapping() == {}
    assert load("{a: [1, 0.5, true, ~, '1', 2021-07-26]}", "").plain() == {"a": [1, 0.5, True, None, "1", "2021-07-26"]}


@pytest.mark.parametrize(
    ("text", "reader", "message"),
    [
        ("[a]", "text", "expected text, found a list"),
        ("{a: b}", "text", "expected text, found 'key: value' entries; put text that holds ': ' in quotes"),
        ("''", "text", "expected text, found nothing"),
        ("a", "sequence", "expected a list, found text"),
        ("yes", "boolean", "expected true or false, found 'yes'"),
        ("1.5", "integer", "expected a whole number, found '1.5'"),
        ("five", "decimal", "expected a number, found 'five'"),
        ("5", "fraction", "a share lies between 0 and 1, found '5'; did you mean 5%?"),
        ("ca. 5%", "fraction", "expected a share such as 5% or 0.05, found 'ca. 5%'"),
        ("2021-02-30", "day", "expected a date such as 2021-07-26, found '2021-02-30'"),
        ("26.7.2021", "day", "expected a date such as 2021-07-26, found '26.7.2021'"),
    ],
)
def test_wrong_types(text: str, reader: str, message: str) -> None:
    with pytest.raises(CheckerError, match=r"f.yaml:1: ") as raised:
        getattr(value(text), reader)()
    assert str(raised.value) == f"f.yaml:1: {message}"


def test_unknown_keys_and_choices() -> None:
    with pytest.raises(CheckerError, match=r"f.yaml:2: unknown key 'verison'; did you mean version\?"):
        load("a: 1\nverison: 1", "f.yaml").mapping({"a", "version"})
    with pytest.raises(CheckerError, match=r"'persn' is none of person, place; did you mean person\?"):
        value("persn").choice(["person", "place"])


def test_plain_data_reads_alike() -> None:
    data = {"a": [1, 0.5, True, None, "no"], "b": {"c": "1"}}
    assert from_plain(data, "f.json").plain() == data
    deep: list[object] = []
    for _ in range(50):
        deep = [deep]
    with pytest.raises(CheckerError, match="nested more than"):
        from_plain(deep, "f.json")


yamlish = st.text(alphabet=st.sampled_from("ab1 :-[]{}&*!|>'\"%@`#\n\t\\?,~=<."), max_size=60)


@given(st.one_of(yamlish, st.text(max_size=60)))
@example("\ud800")
@example("%YAML 1.3\n---\n")
def test_any_text_gives_a_tree_or_one_clear_line(text: str) -> None:
    message = ""
    try:
        load(text, "f.yaml").plain()
    except CheckerError as error:
        message = str(error)
    assert not message or message.startswith("f.yaml:")
    assert "\n" not in message
