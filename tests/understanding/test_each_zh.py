"""Mandarin answers that say of each thing whether it is so, that only suppose, and that tell of others."""

from __future__ import annotations

import pytest

from callbot.understanding.topics_zh import topics
from tests.understanding.hearing_table import heard
from tests.understanding.test_said import SCREENING, SCRIPTS, _verdict


def screening(node, said):
    """The verdict on an answer to a question of the screening script."""
    return _verdict("zh", node, said)


@pytest.mark.parametrize(
    ("said", "categories"),
    [
        ("发烧没有，咳嗽有", {"cough"}),
        ("咳嗽没有，发烧有", {"fever"}),
        ("发烧没有，咳嗽有一点", {"cough"}),
        ("发烧倒没有，咳嗽有点", {"cough"}),
        ("咳嗽有，发烧没有", {"cough"}),
        ("没有发烧，有点咳嗽", {"cough"}),
        ("发烧没有，咳嗽也没有", {"none"}),
        ("咳嗽倒不咳嗽，就是发烧", {"fever"}),
        ("烧倒是不烧，就是咳", {"cough"}),
        ("都有", {"fever", "cough", "breathless"}),
        ("除了发烧都有", {"cough", "breathless"}),
    ],
)
def test_of_several_symptoms_each_has_its_own_verdict(said, categories):
    """What stands behind a symptom denies that one, not the next."""
    told = screening("symptoms", said)
    assert set(told.categories) == categories, told.because


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("疑似的没有，确诊的有", "yes"),
        ("确诊的没有，疑似的有", "yes"),
        ("确诊的没有，疑似的也没有", "no"),
        ("没有吧，就是跟一个武汉回来的吃过饭", "yes"),
        ("没有，就和一个从湖北来的一起打过牌", "yes"),
        ("没跟武汉回来的吃过饭", "no"),
    ],
)
def test_one_of_two_kinds_of_patients_is_a_contact(said, meant):
    """A key person must not be lost to a denial of the other kind."""
    assert screening("contact", said).category == meant


def test_topics_are_all_that_is_said_or_nothing():
    """A denial in front of what it denies is none of these."""
    assert topics("发烧没有咳嗽有") == [("发烧", False), ("咳嗽", True)]
    for other in ("没有发烧有咳嗽", "我没有发烧也没有咳嗽", "没有", "有", "", "没有有"):
        assert topics(other) == []


@pytest.mark.parametrize(
    "said", ["可能去过", "好像没有吧", "应该没有", "估计没去", "差点去了", "很少去"]
)
def test_who_only_supposes_is_asked_back(said):
    """Below what the scripts ask back from."""
    told = screening("travel", said)
    below = SCRIPTS["zh"].nodes["travel"].wait.confirm.below
    assert told.kind == "no_match" or told.confidence < below


@pytest.mark.parametrize(
    "said",
    [
        "没有吧",
        "没有，没离开过焦作",
        "没去过",
        "肯定没有",
        "应该说没有，一直在家",
        "去过武汉",
        "没有，很少出门，一直在家",
    ],
)
def test_who_is_sure_is_not(said):
    """Plain answers make no call longer."""
    told = screening("travel", said)
    assert told.confidence >= SCRIPTS["zh"].nodes["travel"].wait.confirm.below


@pytest.mark.parametrize("said", ["我老伴发烧", "孩子有点烧，我没事", "没有，孩子有点咳"])
def test_whose_symptom_it_is_is_asked_back(said):
    """What somebody of the household has is not put down to whoever answers unasked."""
    told = screening("symptoms", said)
    assert told.confidence < SCRIPTS["zh"].nodes["symptoms"].wait.confirm.below


@pytest.mark.parametrize("said", ["我发烧", "我和孩子都发烧，我也咳", "有点咳嗽"])
def test_their_own_is_theirs(said):
    """Who says I is meant."""
    told = screening("symptoms", said)
    assert told.confidence >= SCRIPTS["zh"].nodes["symptoms"].wait.confirm.below


def test_a_household_that_answers_is_no_wrong_number():
    """不是，这是张伟家 speaks for somebody of that household."""
    assert screening("identity", "不是，这是张伟家").category == "third_party"
    assert SCREENING["zh"] and heard("喂").kind == "request"
