"""Answers to the screening questions in words that no rule knows, by what they are most like."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from callbot.core.answers import FAINT, Alternative, Understood
from callbot.core.script import Language
from callbot.understanding.asked import asked
from callbot.understanding.evidence import KINDS
from callbot.understanding.hearing import Listening
from callbot.understanding.intents import requests_of
from callbot.understanding.likeness.answers import SUBJECTS, likelihoods
from callbot.understanding.normalise import plain
from callbot.understanding.subject import subject_of
from callbot.understanding.understand import built_in_wait
from tests.understanding.test_said import SCREENING, SCRIPTS

TODAY = date(2020, 2, 10)


def told(node: str, said: str, language: Language, source: str = "text") -> Understood:
    """The verdict at a node of the screening script."""
    asking = SCRIPTS[language].nodes[node]
    assert asking.wait is not None
    return SCREENING[language].understand(
        asking.wait, (Alternative(said, 1.0, source),), question=asking.prompt, today=TODAY
    )


def test_every_kind_of_answer_is_a_kind_of_evidence() -> None:
    """Scripts declare them, so that another survey's questions are known, too."""
    kinds = {kind for kinds in SUBJECTS.values() for kind in kinds}
    assert kinds <= {*KINDS, "cough", "several", "open"}


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("said", ["", " ", "哈" * 5000, "no " * 3000, "👍", "\\x00"])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_any_text_has_likelihoods(said: str, subject: str, language: Language) -> None:
    """Nothing, nonsense and endless talk included; they sum to 1."""
    found = likelihoods(plain(said, language), subject, language)
    assert tuple(found) == SUBJECTS[subject]
    assert sum(found.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("language", "node", "subject"),
    [
        (language, node, subject)
        for language in get_args(Language)
        for node, subject in (
            ("travel", "journey"), ("contact", "sick_person"), ("identity", "self"),
            ("callback", "wanted"), ("symptoms", "healthy"), ("household", None),
            ("travel_date", None), ("temperature", None), ("travel_place", None),
        )
    ],
)  # fmt: skip
def test_what_a_question_is_about_is_told_by_its_script(
    language: Language, node: str, subject: str | None
) -> None:
    """By the evidence that its categories declare, or else by how it is put."""
    asking = SCRIPTS[language].nodes[node]
    assert asking.wait is not None
    requests = requests_of(language, SCRIPTS[language].requests)
    found = subject_of(Listening(asking.wait, language, requests), asked(asking.prompt, language))
    assert (found.name if found else None) == subject


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("您喜欢吃辣吗？", "zh"), ("一直在当地没离开过吗？", "zh"), ("您没去过武汉吧？", "zh"),
        ("Do you like your job?", "en"), ("You haven't been abroad, have you?", "en"), ("", "en"),
    ],
)  # fmt: skip
def test_other_questions_and_such_as_suppose_a_no_are_left_to_rules(
    question: str, language: Language
) -> None:
    """It was learned from answers to a few questions, and means nothing to others."""
    listening = Listening(built_in_wait("yes_no", language), language, requests_of(language, {}))
    assert subject_of(listening, asked(question, language)) is None


@pytest.mark.parametrize(
    ("language", "node", "said", "meant"),
    [
        ("zh", "travel", "我这腿脚，下楼都得歇三回", "no"),
        ("zh", "contact", "隔壁床那个后来给转到定点医院去了，我们住一屋", "yes"),
        ("en", "travel", "these legs only carry me to the mailbox", "no"),
        ("en", "contact", "I was on the ward with two of them all week", "yes"),
    ],
)
def test_what_no_rule_hears_is_asked_back_as_what_it_is_like(
    language: Language, node: str, said: str, meant: str
) -> None:
    """Nothing is recorded of it before somebody has said yes to that; `because` names what told."""
    understood = told(node, said, language)
    assert understood.category == meant
    assert understood.confidence <= FAINT
    confirm = SCRIPTS[language].nodes[node].wait.confirm
    assert confirm is not None
    assert understood.confidence < confirm.below


@pytest.mark.parametrize(
    ("language", "node", "said"),
    [
        ("en", "travel", "the cat is on the table"),
        ("en", "travel", "I had eggs for breakfast"),
        ("zh", "travel", "今天的菜可真新鲜"),
        ("zh", "contact", "我儿子考上大学了"),
        ("en", "contact", "no, never, well, my boss was taken ill"),
        ("zh", "travel", "从武汉回来以后再没出去"),
    ],
)
def test_what_has_nothing_to_do_with_it_and_what_tells_for_a_yes_too_is_never_a_no(
    language: Language, node: str, said: str
) -> None:
    """A careless yes to "you met nobody, is that right?" would lose a key person."""
    assert told(node, said, language).category != "no"


@pytest.mark.parametrize(
    ("language", "node", "said", "heard"),
    [
        ("zh", "contact", "没有，啊不，接触过", "yes"),
        ("en", "contact", "yes. oh actually, no", "no"),
        ("en", "travel", "I said no", "no"),
        ("zh", "travel", "没去过", "no"),
        ("en", "travel", "no I haven't been to Wuhan", "no"),
    ],
)
def test_plain_and_corrected_answers_are_not_doubted(
    language: Language, node: str, said: str, heard: str
) -> None:
    """Likeness knows no order of words; what is put right, short, or said as scripts say it stands."""
    understood = told(node, said, language)
    assert understood.category == heard
    assert understood.confidence > FAINT


def test_recognised_words_with_a_gap_are_left_to_rules() -> None:
    """What a recogniser heard in parts only is like anything."""
    assert told("travel", "我这腿脚 [unk] 下楼都得歇三回", "zh", "grammar").kind == "no_match"
