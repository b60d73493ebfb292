"""The text line: repeatable, on a virtual clock, and confused as its table says."""

from __future__ import annotations

from collections import Counter

import pytest

from callbot.core.messages import Heard, HungUp, Listen, NoInput, PromptFinished, Say
from callbot.core.script import Language, Node
from callbot.errors import CallbotError
from callbot.lines.confusion import Confusion, confusion, table
from callbot.lines.confusion.heard import taken
from callbot.lines.confusion.invented import Inventor
from callbot.lines.confusion.words import UNKNOWN, Grammars, clauses, joined, tokens
from callbot.lines.text import TextLine
from callbot.residents.persona import stream
from callbot.residents.population import Population
from tests.shipped import shipped


def exchange(line: TextLine, node: str) -> list[object]:
    """One question and what came of it."""
    line.perform(Say("请问？", node, "ask"))
    got = [line.receive()]
    if isinstance(got[0][0], PromptFinished):
        line.perform(Listen(node, False, 6.0))
        got.append(line.receive())
    return [*got]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_resident_is_heard_the_same(language: Language) -> None:
    """Words, readings and times depend on the resident and the script alone."""
    script = shipped(language)
    people = Population(script, "hostile", 5)
    for index in range(40):
        calls = [
            [exchange(line, node.id) for node in script.questions]
            for line in (TextLine(people.resident(index), script) for _ in range(2))
        ]
        assert calls[0] == calls[1]


def test_time_goes_by_and_silence_takes_the_whole_timeout() -> None:
    """The clock is virtual: prompts and words take their length, silence what was waited."""
    script = shipped("zh")
    people = Population(script, "hostile", 6)
    kinds: Counter[type] = Counter()
    for resident in map(people.resident, range(300)):
        line = TextLine(resident, script)
        line.perform(Say("您好，请问最近十四天您有没有去过外地？", "travel", "ask"))
        finished, began = line.receive()
        kinds[type(finished)] += 1
        if not isinstance(finished, PromptFinished):
            continue
        assert finished.position_seconds == pytest.approx(began)
        line.perform(Listen("travel", False, 7.5))
        got, at = line.receive()
        kinds[type(got)] += 1
        if isinstance(got, NoInput):
            assert at == pytest.approx(began + 7.5)
        elif isinstance(got, Heard):
            assert at > began + got.seconds
    assert kinds[Heard] > 150 and kinds[NoInput] > 5 and kinds[HungUp] > 0


def test_noise_costs_words() -> None:
    """At 5 dB fewer utterances survive whole than at 25."""
    script = shipped("zh")
    model, uniform = confusion(script), stream(1).random
    listen, whole = Listen("travel", False, 6.0), Counter[float]()
    for said in ("没有", "一直在家待着", "没出过门", "我回了趟老家", "没有，没去过"):
        exact = joined(tokens(said, "zh"), "zh")
        for snr_db in (5.0, 25.0):
            heard = [model.hear(listen, said, snr_db, uniform) for _ in range(400)]
            whole[snr_db] += sum(bool(r) and [a.text for a in r] == [exact] for r in heard)
    assert whole[5.0] < 0.9 * whole[25.0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_number_is_heard_in_one_way(language: Language) -> None:
    """Whatever else was heard before, and in whichever order: workers share nothing."""
    script = shipped(language)
    people = Population(script, "hostile", 8)
    said = []
    for resident in map(people.resident, range(60)):
        line = TextLine(resident, script)
        for node in script.questions:
            exchange(line, node.id)
        said += [
            (node, text) for node, text in zip(script.questions, line.spoken, strict=False) if text
        ]
    numbers = [n / len(said) for n in range(len(said))]
    first, second = (Confusion(script, table(language)) for _ in range(2))
    cases = list(zip(said, numbers, strict=True))

    def heard(model: Confusion, case: tuple[tuple[Node, str], float]) -> object:
        (node, text), number = case
        return model.hear(Listen(node.id, False, 6.0), text, 12.0, lambda: number)

    forth = [heard(first, case) for case in cases]
    back = [heard(second, case) for case in reversed(cases)]
    assert forth == back[::-1]


def of_table(clauses: dict[str, object], **changed: object) -> Confusion:
    """A model whose table knows these clauses, and says something else of every cell."""
    learned = table("zh")
    flat = {part: dict.fromkeys(learned[part], value) for part, value in changed.items()}
    return Confusion(shipped("zh"), {**learned, **flat, "clauses": clauses})


def test_outcomes_come_as_often_as_the_table_says() -> None:
    """The model samples its own table and nothing else."""
    model = of_table({}, outcomes=[0.2, 0.5], cells=0.0, again=1.0, doubt=0.0)
    uniform, seen = stream(2).random, Counter[str]()
    for _ in range(4000):
        heard = model.hear(Listen("travel", False, 6.0), "没有啊", 20.0, uniform)
        seen["silent" if heard is None else heard[0].text if heard else "lost"] += 1
        assert not heard or {reading.source for reading in heard} == {"grammar", "free"}
    assert seen.keys() == {"silent", "lost", "没有啊"}
    assert 0.17 < seen["silent"] / 4000 < 0.23
    assert 0.27 < seen["lost"] / 4000 < 0.33


def test_a_known_clause_is_heard_in_the_proportions_that_were_counted() -> None:
    """哦是 is heard as 不是 as often as voice calls heard it so, both passes together."""
    entry = [1.0, [["不是", "-", 0, 0.25], ["不是", "不是", 0, 0.75]], 0.0, []]
    entries: dict[str, object] = {f"{coverage}哦是": entry for coverage in range(3)}
    model = of_table(entries, outcomes=[0.0, 0.0], cells=0.5)
    uniform, seen = stream(4).random, Counter[tuple[str, ...]]()
    for _ in range(4000):
        heard = model.hear(Listen("travel", True, 6.0), "哦是", 20.0, uniform)
        seen[tuple(reading.text for reading in heard or ())] += 1
    assert 0.45 < (seen["哦是",] + seen["哦是", "哦是"]) / 4000 < 0.55
    assert 0.1 < seen["不是",] / 4000 < 0.15
    assert 0.34 < seen["不是", "不是"] / 4000 < 0.41


def test_what_is_said_often_is_heard_in_few_ways() -> None:
    """Verdicts can only be kept where readings come again."""
    model, uniform = confusion(shipped("zh")), stream(5).random
    for text in ("嗯，没有，一直在家待着", "去了趟牡丹江，看我舅姥爷"):
        heard = [model.hear(Listen("travel", False, 6.0), text, 10.0, uniform) for _ in range(2000)]
        readings = {reading.text for alternatives in heard for reading in alternatives or ()}
        assert 1 < len(readings) <= 16


def test_the_grammar_hears_only_its_own_words() -> None:
    """A clause that no voice call had: what the grammar does not know becomes unknown."""
    script = shipped("zh")
    known = Grammars(script).known(Listen("household", False, 6.0))
    inventor = Inventor(table("zh"), "zh")
    for number in range(60):
        said = tuple(f"咱家有{number}条金鱼两只鸭")
        heard = inventor.hearing(said, known, "01").grammar
        assert all(token in (*known.words, UNKNOWN) or token in said for token in heard)
        assert heard == inventor.hearing(said, known, "01").grammar


def test_a_number_is_taken_apart() -> None:
    """Which part it lies in, and where in it: both can decide something."""
    assert taken((0.25, 0.75), 0.5) == (1, 0.5)
    assert taken((0.25,), 0.0) == (0, 0.0)
    assert taken((), 0.3) == (0, 0.3)


def test_clauses_end_at_commas_and_pauses() -> None:
    """And what is unknown twice running is unknown once."""
    assert clauses("嗯…没有，没去过。", "zh") == (("嗯",), ("没", "有"), ("没", "去", "过"))
    assert clauses("No, I haven't", "en") == (("no",), ("i", "haven't"))
    assert joined(["没", UNKNOWN, UNKNOWN, "去"], "zh") == "没[unk]去"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("没有，[unk] 我…在家", "zh", ["没", "有", "[unk]", "我", "在", "家"]),
        ("No… I haven't, the twenty-first", "en",
         ["no", "i", "haven't", "the", "twenty", "first"]),
    ],
    ids=["Mandarin by the character", "English by the word"],
)  # fmt: skip
def test_tokens(text: str, language: Language, expected: list[str]) -> None:
    """Punctuation and pauses are not heard; `[unk]` is one token."""
    assert tokens(text, language) == expected


def test_a_missing_table_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file and what makes it."""
    monkeypatch.setattr("callbot.lines.confusion.__package__", "callbot.residents")
    table.cache_clear()
    with pytest.raises(CallbotError, match=r"tools/confusion\.py") as raised:
        table("zh")
    assert raised.value.exit_status == 3
    table.cache_clear()
