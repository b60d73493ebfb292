"""Several phrases as one template."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbot.tune.templates import merged
from callbot.understanding.phrases import parse


@pytest.mark.parametrize(
    ("language", "phrases", "templates"),
    [
        ("zh", ["我在家待着", "我在家坐着"], ["我在家(待|坐)着"]),
        ("zh", ["我就是社区的", "我就是社区的人"], ["我就是社区的[人]"]),
        ("zh", ["我从{place}回来的", "我打{place}回来的"], ["我(从|打){place}回来的"]),
        ("zh", ["一步没出", "谁都没见"], ["一步没出", "谁都没见"]),
        ("en", ["i have my cousin", "i have a colleague"], ["i have (my cousin|a colleague)"]),
        ("en", ["it's just us here", "just us here"], ["[it's] just us here"]),
        ("en", ["we're fine", "we're ill"], ["we're fine", "we're ill"]),
    ],
)
def test_phrases_that_differ_in_one_place_become_one_template(language, phrases, templates):
    """Alternatives in round brackets, what may be missing in square ones, the rest as it was."""
    assert [one.template for one in merged(phrases, language)] == templates


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), min_size=1, max_size=6).map(" ".join)
TEXTS = st.text("我你去来家在没有", min_size=1, max_size=7)


@given(
    st.one_of(
        st.tuples(st.just("en"), st.lists(WORDS, unique=True, max_size=6)),
        st.tuples(st.just("zh"), st.lists(TEXTS, unique=True, max_size=6)),
    )
)
def test_templates_say_exactly_the_phrases(drawn):
    """Nothing is added that nobody said, and nothing lost."""
    language, phrases = drawn
    found = merged(phrases, language)
    assert sorted(place for one in found for place in one.places) == list(range(len(phrases)))
    for one in found:
        assert set(parse(one.template).samples()) == {phrases[place] for place in one.places}
