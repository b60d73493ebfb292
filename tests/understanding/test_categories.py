"""Categories of a script: several at once, each with its own polarity; evidence."""

from __future__ import annotations

import pytest

from callbot.core.script import Category, Language, Wait
from callbot.understanding.evidence import KINDS, MEASURED
from callbot.understanding.evidence_en import PATTERNS as EN_PATTERNS
from callbot.understanding.evidence_zh import PATTERNS as ZH_PATTERNS
from tests.understanding.hearing_table import SYMPTOMS, heard, meaning

TRAVEL = Wait(
    "yes_no",
    (Category("yes", (), ("place", "journey")), Category("no", (), ("stayed_home",))),
)
CONTACT = Wait(
    "yes_no", (Category("yes", (), ("sick_person",)), Category("no", (), ("no_person",)))
)
IDENTITY = Wait(
    "yes_no",
    (
        Category("yes", (), ("self",)),
        Category("no", (), ("unknown_person",)),
        Category("third_party", (), ("relative",)),
    ),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不咳，就是发热", "fever"),
        ("又发烧又咳嗽", "fever,cough"),
        ("除了咳嗽没别的", "cough"),
        ("没有发烧，有点咳嗽", "cough"),
        ("咳嗽有，发烧没有", "cough"),
        ("发烧咳嗽都没有", "none"),
        ("身体好着呢", "none"),
        ("没有", "none"),
        ("有", "-"),
        ("不发烧", "none"),
        ("气短", "breathless"),
    ],
)
def test_mandarin_symptoms(text: str, expected: str) -> None:
    """Each symptom counts as it is affirmed or denied where it stands."""
    assert meaning(heard(text, "zh", wait=SYMPTOMS["zh"])) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no fever but I do have a cough", "cough"),
        ("a fever and a cough", "fever,cough"),
        ("no fever or cough", "none"),
        ("I'm fine", "none"),
        ("no", "none"),
        ("yes", "-"),
        ("I can't breathe", "breathless"),
        ("I can't stop coughing", "cough"),
        ("the fever is gone but I'm still coughing", "cough"),
        ("my cough has gone", "none"),
        ("my dog has a cough", "-"),
        ("I don't have a fever", "none"),
    ],
)
def test_english_symptoms(text: str, expected: str) -> None:
    """Each symptom counts as it is affirmed or denied where it stands."""
    assert meaning(heard(text, "en", wait=SYMPTOMS["en"])) == expected


def test_one_denied_symptom_alone_is_worth_asking_back() -> None:
    """不发烧 denies one symptom only, so it means none, to be asked back."""
    assert heard("不发烧", wait=SYMPTOMS["zh"]).confidence <= 0.6


@pytest.mark.parametrize(
    ("language", "text", "sure"),
    [
        ("zh", "前几天咳嗽，现在好了", False),
        ("zh", "咳嗽三天了，一直到现在", True),
        ("zh", "现在咳嗽", True),
        ("en", "I had a fever, it is gone now", False),
        ("en", "I've had a cough for three days now", True),
        ("en", "a fever and a cough right now", True),
    ],
)
def test_what_may_be_past_is_asked_back(language: Language, text: str, sure: bool) -> None:
    """Something is said of now after the symptom: it may be over, so that a script asks back."""
    understood = heard(text, language, wait=SYMPTOMS[language])
    assert understood.kind == "answer"
    assert (understood.confidence >= 0.6) is sure, understood


@pytest.mark.parametrize(
    ("wait", "language", "text", "expected"),
    [
        (TRAVEL, "zh", "回了趟老家信阳", "yes"),
        (TRAVEL, "zh", "我从武汉那边过来的", "yes"),
        (TRAVEL, "zh", "成天在家窝着", "no"),
        (TRAVEL, "zh", "大门都没迈出去", "no"),
        (TRAVEL, "zh", "本来要去北京，票退了", "no"),
        (TRAVEL, "zh", "没去北京", "no"),
        (TRAVEL, "zh", "除了孝感哪儿也没去", "yes"),
        (TRAVEL, "zh", "没出过门，只去过武汉", "yes"),
        (TRAVEL, "zh", "没，也就回了趟老家", "yes"),
        (TRAVEL, "zh", "没有去过，去的北京", "-"),
        (TRAVEL, "zh", "从武汉回来以后再没出去", "-"),
        (TRAVEL, "zh", "哪儿也没去，就去了趟超市", "no"),
        (TRAVEL, "en", "I haven't been out, well, except for Xiaogan", "yes"),
        (TRAVEL, "en", "I have not left town except to visit my mother in Wuhan", "yes"),
        (TRAVEL, "en", "nowhere apart from a day in Zhengzhou", "yes"),
        (TRAVEL, "en", "no, only Wuhan", "yes"),
        (TRAVEL, "en", "not since I got back from Wuhan", "-"),
        (TRAVEL, "en", "I haven't been anywhere but home", "no"),
        (TRAVEL, "en", "I just got back from Beijing", "yes"),
        (TRAVEL, "en", "we took a short trip", "yes"),
        (TRAVEL, "en", "I've been home the whole time", "no"),
        (TRAVEL, "en", "our flight got cancelled", "no"),
        (CONTACT, "zh", "隔壁邻居确诊了", "yes"),
        (CONTACT, "zh", "我们单位有一个", "yes"),
        (CONTACT, "zh", "一个外人都没见", "no"),
        (CONTACT, "en", "my boss tested positive", "yes"),
        (CONTACT, "en", "I haven't seen anyone", "no"),
        (IDENTITY, "zh", "我就是", "yes"),
        (IDENTITY, "zh", "请讲", "yes"),
        (IDENTITY, "zh", "你打错电话了", "no"),
        (IDENTITY, "zh", "我是她女儿", "third_party"),
        (IDENTITY, "zh", "他上班去了", "third_party"),
        (IDENTITY, "en", "speaking", "yes"),
        (IDENTITY, "en", "you have the wrong number", "no"),
        (IDENTITY, "en", "this is her husband", "third_party"),
    ],
)
def test_evidence_answers(wait: Wait, language: Language, text: str, expected: str) -> None:
    """Evidence that a script declares answers its question without a yes or a no."""
    assert meaning(heard(text, language, wait=wait)) == expected


def test_another_name_is_no_evidence_of_being_the_person() -> None:
    """我叫 with a name that was not asked for is not the person asked for."""
    question = "请问您是张伟本人吗？"
    assert meaning(heard("我叫张伟", "zh", question, wait=IDENTITY)) == "yes"
    assert meaning(heard("我叫李强", "zh", question, wait=IDENTITY)) == "no"


def test_every_kind_exists_in_both_languages() -> None:
    """A script may name any kind of evidence in either language."""
    told = KINDS.keys() - {*MEASURED}
    assert told == ZH_PATTERNS.keys() - {*MEASURED} == EN_PATTERNS.keys() - {*MEASURED}
