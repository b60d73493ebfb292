"""What residents say: true, varied, their own, and never out of words."""

from __future__ import annotations

import pytest
from residents_script import question, script

from callbot.core.messages import Purpose, Say
from callbot.core.script import Language, Script
from callbot.residents.persona import Resident
from callbot.residents.population import Population
from callbot.residents.speaking import Interrupts, Leaves, Silence, Speaker, Spoken

PURPOSES: tuple[Purpose, ...] = ("ask", "no_match", "confirm", "repeat", "hold", "correction")


def answers(resident: Resident, of: Script, purpose: Purpose = "ask") -> dict[str, Spoken]:
    """What a resident says to each question, requests and silence left out."""
    speaker, said = Speaker(resident, of), {}
    for node in of.questions:
        reply = speaker.reply(Say(f"{node.id}?", node.id, purpose))
        if isinstance(reply, Spoken) and reply.means == "answer":
            said[node.id] = reply
    return said


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("mix", ["easy", "realistic", "hostile"])
def test_everybody_has_words_for_everything(language: Language, mix: str) -> None:
    """No truth, style and purpose is without wording, and no slot stays open."""
    more = (
        question("job", "choice", "farmer driver"),
        question("masks", "number"),
        question("wishes", "text"),
        question("pets", "yes_no", "yes no"),
    )
    of = script(language, *more)
    people = Population(of, mix, 11)
    for index in range(300):
        speaker = Speaker(people.resident(index), of)
        for node in of.questions:
            for purpose in PURPOSES:
                reply = speaker.reply(Say("您是说有，对吗？", node.id, purpose))
                if isinstance(reply, Spoken):
                    assert reply.text and not set(reply.text) & set("{}()|"), reply
                    assert reply.after_seconds > 0 and reply.pieces


def test_a_speaker_says_the_same_again() -> None:
    """Words depend on the resident alone."""
    of = script()
    people = Population(of, "realistic", 2)
    for index in range(30):
        assert answers(people.resident(index), of) == answers(people.resident(index), of)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_there_are_many_ways_to_say_it(language: Language) -> None:
    """A thousand residents use hundreds of forms, and no single form dominates a question."""
    of = script(language)
    people = Population(of, "realistic", 4)
    said = [answers(people.resident(i), of) for i in range(1000)]
    texts = [reply.text for one in said for reply in one.values()]
    assert len(set(texts)) > 800
    travel = [one["travel"].text for one in said if "travel" in one]
    assert max(travel.count(text) for text in set(travel)) < 0.06 * len(travel)


def test_the_truth_is_in_the_words() -> None:
    """People who went somewhere name the place when asked for it, whatever their manner."""
    of = script()
    people = Population(of, "hostile", 6)
    named = 0
    for resident in map(people.resident, range(800)):
        said = answers(resident, of).get("travel_place")
        if resident.truth.identity == "no" or not resident.truth.travel_place or not said:
            continue
        named += 1
        assert said.text.count(resident.truth.travel_place.name) >= 1
        assert said.text.rstrip("的嘛了呀啊说错").rfind(resident.truth.travel_place.name) >= 0
    assert named > 50


def test_people_get_plainer_when_they_were_not_understood() -> None:
    """After a reprompt answers are shorter and louder."""
    of = script()
    people = Population(of, "realistic", 8)
    first, again = [], []
    for resident in map(people.resident, range(300)):
        first += answers(resident, of).values()
        again += answers(resident, of, "no_match").values()
    assert all(reply.loud for reply in again) and not any(reply.loud for reply in first)

    def length(replies: list[Spoken]) -> float:
        return sum(len(r.text) for r in replies) / len(replies)

    assert length(again) < 0.75 * length(first)


@pytest.mark.parametrize(
    ("proposed", "right"), [("有", True), ("没有", False)], ids=["the truth", "the contrary"]
)
def test_residents_judge_what_is_asked_back(proposed: str, right: bool) -> None:
    """Only the words of the prompt tell them which answer is meant."""
    of = script()
    people = Population(of, "easy", 1)
    resident = next(
        r for r in map(people.resident, range(500))
        if r.truth.contact and r.truth.identity == "yes" and r.manner.name == "plain"
    )  # fmt: skip
    speaker = Speaker(resident, of)
    speaker.reply(Say("contact?", "contact", "ask"))
    replies = [
        speaker.reply(Say(f"您是说{proposed}，对吗？", "contact", "confirm")) for _ in range(20)
    ]
    texts = [reply.text for reply in replies if isinstance(reply, Spoken)]
    no = ("不", "听错", "说错", "错了", "没有", "哪儿", "没听清", "记错")
    denies = [text for text in texts if any(word in text for word in no)]
    assert len(denies) == (0 if right else len(texts)), texts


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_stop_that_nobody_asked_for_is_denied(language: Language) -> None:
    """Asked whether they want no more calls, those who did not say so deny it."""
    of = script(language)
    people = Population(of, "easy", 4)
    node = of.questions[1].id
    replies = [
        Speaker(people.resident(index), of).reply(Say("?", node, "stop_asked"))
        for index in range(50)
    ]
    assert {r.means for r in replies if isinstance(r, Spoken)} == {"confirm"}


def test_a_stop_request_is_repeated_until_the_call_ends() -> None:
    """Whoever asks not to be called again goes on asking, and it is counted."""
    of = script()
    people = Population(of, "hostile", 1)
    for resident in map(people.resident, range(400)):
        if resident.manner.name != "angry":
            continue
        speaker, means = Speaker(resident, of), []
        for _ in range(12):
            reply = speaker.reply(Say("travel?", "travel", "ask"))
            means.append(reply.means if isinstance(reply, Spoken) else "")
        if "stop" in means:
            assert set(means[means.index("stop") :]) == {"stop"}
            assert speaker.stops_said == means.count("stop")
            return
    pytest.fail("nobody asked to be left alone")


def test_some_interrupt_some_leave_some_are_silent() -> None:
    """A hostile crowd does everything that people do to robots."""
    of = script()
    people = Population(of, "hostile", 9)
    seen: set[object] = set()
    for resident in map(people.resident, range(400)):
        speaker = Speaker(resident, of)
        for node in of.questions:
            say = Say(node.prompt, node.id, "ask")
            hearing = speaker.hear(say, 4.0)
            seen.add(type(hearing))
            assert hearing is None or 0 <= next(iter(hearing)) <= 4.0
            reply = speaker.reply(say)
            seen.add(reply.means if isinstance(reply, Spoken) else type(reply))
    requests = {"who", "robot", "repeat", "hello", "later", "human", "refuse", "unsure", "hold"}
    assert {Interrupts, Leaves, Silence, "greeting", "correction", "abuse", *requests} <= seen


def test_a_closing_or_unknown_prompt_gets_no_answer() -> None:
    """Nobody answers what is no question."""
    of = script()
    speaker = Speaker(Population(of, "easy", 1).resident(0), of)
    assert speaker.reply(Say("再见", "goodbye", "goodbye")) == Silence()
    assert speaker.reply(Say("再见", "closing:stop", "goodbye")) == Silence()
