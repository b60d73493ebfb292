"""Yes and no, with negation scope, corrections and the question's own polarity."""

from __future__ import annotations

import pytest

from tests.understanding.hearing_table import heard, meaning

TRAVEL = "最近十四天，您有没有去过外地？"
NEGATIVE = "您没有接触过病人吧？"
AWAY = "Have you been away in the last two weeks?"
NOT_AWAY = "You haven't been away, have you?"

ZH = [
    ("", "有", "yes"),
    ("", "没有", "no"),
    ("", "是的", "yes"),
    ("", "不是", "no"),
    ("", "嗯", "yes"),
    ("", "对对对", "yes"),
    ("", "没没没", "no"),
    ("", "當然", "yes"),
    ("", "沒有啊", "no"),
    (TRAVEL, "去过", "yes"),
    (TRAVEL, "没去过", "no"),
    (TRAVEL, "从来没去过", "no"),
    (TRAVEL, "不是没去过", "yes"),
    (TRAVEL, "也不能说没去过", "yes"),
    (TRAVEL, "没有吗？没有", "no"),
    (TRAVEL, "没有，哦对，去过一次洛阳", "yes"),
    (TRAVEL, "去过，不对，没有", "no"),
    (TRAVEL, "没有，就去过一次洛阳", "yes"),
    (TRAVEL, "去过没有", "-"),
    (TRAVEL, "有没有啊", "-"),
    (TRAVEL, "想去没去成", "no"),
    (TRAVEL, "好像没有吧", "no"),
    (TRAVEL, "哪儿都没去", "no"),
    (TRAVEL, "除了洛阳没去过别的地方", "yes"),
    (TRAVEL, "除了买菜没出过门", "no"),
    (TRAVEL, "去洛阳算不算", "-"),
    (TRAVEL, "白菜又涨价了", "-"),
    (TRAVEL, "对不起", "-"),
    (NEGATIVE, "没有", "no"),
    (NEGATIVE, "对", "no"),
    (NEGATIVE, "是的", "no"),
    (NEGATIVE, "接触过", "yes"),
    ("您是李明吗？", "不是", "no"),
    ("要不要给您回电话？", "不要", "no"),
    ("要不要给您回电话？", "不用了", "no"),
    ("您有没有咳嗽？", "咳嗽不严重", "yes"),
    ("您有没有咳嗽？", "咳嗽没有", "no"),
    ("您知道吗？", "不知道", "no"),
]

EN = [
    ("", "yes", "yes"),
    ("", "nope", "no"),
    ("", "uh-huh", "yes"),
    ("", "uh uh", "no"),
    ("", "that's right", "yes"),
    ("", "that is not true", "no"),
    ("", "that's not wrong", "yes"),
    ("", "of course not", "no"),
    (AWAY, "I have", "yes"),
    (AWAY, "I haven't", "no"),
    (AWAY, "haven't", "no"),
    (AWAY, "no I have not", "no"),
    (AWAY, "no wait, I did", "yes"),
    (AWAY, "yes, no wait, I didn't", "no"),
    (AWAY, "not that I know of", "no"),
    (AWAY, "I don't think I have", "no"),
    (AWAY, "I don't think so", "no"),
    (AWAY, "I think so", "yes"),
    (AWAY, "yeah but I didn't like it", "yes"),
    (AWAY, "no because I've been so busy", "no"),
    (AWAY, "no I haven't but my husband has", "no"),
    (AWAY, "yes and no", "?unsure"),
    (AWAY, "I'm unsure", "?unsure"),
    (AWAY, "the price of eggs is up", "-"),
    (AWAY, "yeah, no, I didn't", "no"),
    (AWAY, "no kidding", "-"),
    (AWAY, "yeah, no", "no"),
    (AWAY, "no, yeah", "yes"),
    (AWAY, "yes no", "-"),
    (AWAY, "no, not really, I mean, we have been lucky, there was one trip planned", "no"),
    (AWAY, "no, actually I live here", "no"),
    (AWAY, "no, actually I have", "yes"),
    (AWAY, "I can't say I haven't", "yes"),
    (AWAY, "I can't say I have", "no"),
    (AWAY, "I'd be lying if I said no", "yes"),
    (AWAY, "I wish I hadn't", "yes"),
    (AWAY, "I almost went but I changed my mind", "no"),
    (AWAY, "I was going to but I fell ill", "no"),
    (AWAY, "I might have", "?unsure"),
    (AWAY, "I have and I haven't", "?unsure"),
    (AWAY, "sometimes", "?unsure"),
    (AWAY, "I haven't been anywhere except London", "yes"),
    (AWAY, "I haven't been anywhere except to the shops", "no"),
    (AWAY, "I have been out of station", "yes"),
    ("Is it a big house?", "it's huge", "yes"),
    ("Is it a big house?", "it's tiny", "no"),
    ("Are you married?", "divorced", "no"),
    (NOT_AWAY, "not really", "no"),
    (NOT_AWAY, "that's wrong", "yes"),
    (NOT_AWAY, "no", "no"),
    (NOT_AWAY, "right", "no"),
    (NOT_AWAY, "I have", "yes"),
    (NOT_AWAY, "yes I have", "yes"),
]


@pytest.mark.parametrize(("question", "text", "expected"), ZH)
def test_mandarin(question: str, text: str, expected: str) -> None:
    """A Mandarin answer means yes, no or neither, by its negation scope and the question."""
    assert meaning(heard(text, "zh", question)) == expected


@pytest.mark.parametrize(("question", "text", "expected"), EN)
def test_english(question: str, text: str, expected: str) -> None:
    """An English answer means yes, no or neither, by its negation scope and the question."""
    assert meaning(heard(text, "en", question)) == expected


def test_the_reason_names_rule_and_words() -> None:
    """`because` says which rule decided and on which words it rests."""
    assert heard("没有，没去过", "zh", TRAVEL).because == "polarity: 没有 + 没去过 → no"


def test_confidence_falls_with_doubt() -> None:
    """A plain answer is surer than a bare hum, a hum surer than a hedged answer."""
    plain, hum, hedged = (heard(t, "zh", TRAVEL).confidence for t in ("没去过", "嗯", "好像没有吧"))
    assert plain > hum > hedged > 0


def test_homophones_are_read_with_less_confidence() -> None:
    """A recogniser's homophone is understood by its sound, less surely than the word itself."""
    slip, word = heard("食的"), heard("是的")
    assert meaning(slip) == "yes"
    assert slip.confidence < word.confidence
    assert slip.because.startswith("by sound, 是的")


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("您是说去过外地，对吗？", "对", "yes"),
        ("您是说去过外地，对吗？", "没去过", "no"),
        ("您是说去过外地，对吗？", "不是，没去过", "no"),
        ("您是说没去过外地，对吗？", "对", "yes"),
        ("您是说没去过外地，对吗？", "没去过", "yes"),
        ("您是说没去过外地，对吗？", "去过", "no"),
    ],
)
def test_a_confirmation_speaks_of_what_was_understood(
    question: str, text: str, expected: str
) -> None:
    """Asked back, yes means that we understood rightly, be it a yes or a no that we understood."""
    assert meaning(heard(text, "zh", question, confirming=True)) == expected


@pytest.mark.parametrize(
    ("text", "value"), [("不是，是郑州", "郑州"), ("郑州", "郑州"), ("没有去武汉 去的郑州", "郑州")]
)
def test_a_new_value_may_come_instead_of_a_confirmation(text: str, value: str) -> None:
    """A corrected place is taken at once where we asked back about another."""
    assert heard(text, "zh", "您去的是武汉，对吗？", "place", confirming=True).value == value
