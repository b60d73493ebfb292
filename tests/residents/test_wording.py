"""The residents' wording is their own: hardly what a shipped template spells out."""

from __future__ import annotations

import pytest

from callbot.core.messages import Say
from callbot.core.script import Language
from callbot.residents.phrasebook import expand, phrasebook
from callbot.residents.population import Population
from callbot.residents.speaking import Speaker, Spoken
from callbot.understanding.phrases import parse
from tests.shipped import shipped


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("mix", "most"), [("easy", 0.5), ("realistic", 0.2)])
def test_few_answers_match_a_shipped_template(language: Language, mix: str, most: float) -> None:
    """At most half of what easy and a fifth of what realistic residents say is a template's."""
    script = shipped(language)
    templates = {
        node.id: [parse(phrase) for c in node.wait.categories for phrase in c.phrases]
        for node in script.questions
        if node.wait is not None
    }
    people = Population(script, mix, 17)
    said = matched = 0
    for resident in map(people.resident, range(250)):
        speaker = Speaker(resident, script)
        for node in script.questions:
            if not templates[node.id] or resident.true_answer(node) is None:
                continue  # numbers, dates and places have no templates to match
            reply = speaker.reply(Say(node.prompt, node.id, "ask"))
            if isinstance(reply, Spoken):
                said += 1
                matched += any(template.matches(reply.text) for template in templates[node.id])
    assert said > 1000 and matched / said <= most


@pytest.mark.parametrize("language", ["zh", "en"])
def test_there_are_hundreds_of_forms(language: Language) -> None:
    """Slots aside, a language has far more distinct forms than templates."""
    book = phrasebook(language)
    groups = [*book.answers.values(), *book.confirm.values(), book.requests]
    forms = {
        form.text
        for styles in groups
        for templates in styles.values()
        for expanded in templates
        for form in expanded
    }
    assert len(forms) > 900


@pytest.mark.parametrize(
    ("template", "forms"),
    [
        ("没有", ["没有"]),
        ("(没有|没)(啊|)", ["没有啊", "没有", "没啊", "没"]),
        ("去(了(一趟|)|过){place}", ["去了一趟{place}", "去了{place}", "去过{place}"]),
        ("(yes|), please", ["yes, please", "please"]),
    ],
)
def test_templates_are_spelled_out(template: str, forms: list[str]) -> None:
    """Alternatives may nest and may be nothing; commas that lead nowhere go."""
    assert sorted(form.text for form in expand(template)) == sorted(forms)


def test_a_broken_template_is_noticed() -> None:
    """Parentheses have to be balanced."""
    with pytest.raises(ValueError, match="parentheses"):
        expand("(没有|没")
