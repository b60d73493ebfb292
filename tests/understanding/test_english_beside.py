"""English that says the question's words of something else, or answers without them; and their likes."""

from __future__ import annotations

import pytest

from callbot.core.answers import Alternative
from tests.understanding.hearing_table import TODAY, heard, meaning
from tests.understanding.test_said import SCREENING, SCRIPTS


def _at(node: str, said: str) -> str:
    asked = SCRIPTS["en"].nodes[node]
    assert asked.wait is not None
    verdict = SCREENING["en"].understand(
        asked.wait, (Alternative(said),), question=asked.prompt, today=TODAY
    )
    return meaning(verdict)


@pytest.mark.parametrize(
    ("asked", "said", "meant"),
    [
        ("Did you vote for him?", "I voted for the other guy", "-"),
        ("Did you vote for him?", "I voted for him twice", "yes"),
        ("Do you live in town?", "we live out in the country", "-"),
        ("Do you live in town?", "we live right in town", "yes"),
        ("Have you lived in a big city?", "I lived in Chicago", "yes"),
        ("Did you see the movie?", "I saw part of it", "-"),
        ("Did you see the movie?", "I saw all of it", "yes"),
        ("Do you shop at Sears?", "I shop wherever there's a sale", "-"),
        ("Do you own or rent?", "we rent", "-"),
        ("Do you rent?", "we rent", "yes"),
        ("Will you vote for him?", "I'd sooner vote for my dog", "-"),
        ("Are your parents alive?", "my mother is, my father's gone", "-"),
        ("Is your mother alive?", "she is, my father's gone", "yes"),
        ("Do you think he did it?", "I wasn't there", "-"),
        ("Are you against it?", "I'm dead set against it", "yes"),
        ("Are you against it?", "I'm not against it", "no"),
        ("Are you for it?", "I'm dead set against it", "no"),
    ],
)
def test_a_verb_said_again_answers_only_of_the_same_thing(
    asked: str, said: str, meant: str
) -> None:
    """Who says the verb of another thing, of a part, or of one of two, says neither yes nor no."""
    assert meaning(heard(said, "en", asked)) == meant


@pytest.mark.parametrize(
    ("asked", "said", "meant"),
    [
        ("Do you wear your seat belt?", "on the highway yes in town not so much", "-"),
        ("Do you like seafood?", "shrimp yes, fish not really", "-"),
        ("Do you like seafood?", "yes, fish not so much", "yes"),
        ("Does it snow there?", "some winters it does, some winters it doesn't", "-"),
        ("Is there a lake near there?", "there might be, I'm new here", "?unsure"),
        ("Have you ever tried Thai?", "tried what now", "-"),
        ("Do you eat out a lot?", "mostly just Fridays", "-"),
        ("Do you eat out a lot?", "just about every Friday", "yes"),
        ("Do you eat out a lot?", "just on Fridays", "no"),
        ("Have you been abroad?", "does Mexico count", "-"),
        ("Have you been abroad?", "I've been to Mexico, does that count", "yes"),
    ],
)
def test_a_yes_here_and_a_no_there_are_asked_back(asked: str, said: str, meant: str) -> None:
    """What is so of one thing and not of another, or may be so, is no answer; a limit of how often may be."""
    assert meaning(heard(said, "en", asked)) == meant


@pytest.mark.parametrize(
    ("asked", "said", "meant"),
    [
        ("Do you have a microwave?", "couldn't live without it, yes", "yes"),
        ("Do you have a computer?", "I'd be lost without it", "yes"),
        ("Could you live without it?", "I couldn't live without it", "no"),
        ("Do you go every Sunday?", "I don't think I've missed one", "yes"),
        ("Do you miss it?", "I don't miss it", "no"),
        ("Did you grow up on a farm?", "no right in the middle of town", "no"),
        ("Was that in the city?", "right in the middle of it", "yes"),
        ("Can you swim there?", "you can, but it's cold", "yes"),
        ("Do you have some help?", "we do, a lady comes in mornings", "yes"),
        ("Does your company test for drugs?", "they do, uh-huh, when they hire you", "yes"),
        ("Have you got cable?", "sure, forty channels", "yes"),
        ("Did you rent a car?", "no, we did the bus tour", "no"),
        ("Did you take the bus tour?", "no wait, we did", "yes"),
        ("Do you have anybody in a home?", "we did have my dad, but he passed, so, no", "no"),
        ("Have you got a garden?", "not this year no I've got a bad back", "no"),
        ("Do you fish?", "love to fish", "yes"),
        ("Do you fish?", "I'd love to", "-"),
        ("Have you had it long?", "just got it", "no"),
        ("Have you had it long?", "going on ten years", "yes"),
        ("Do you mind the heat?", "I'm used to it", "no"),
        ("Do you mind the heat?", "I can't stand it", "yes"),
        ("Do you ever get bored?", "I don't have time to be bored", "no"),
        ("Has it stopped?", "it's still coming down", "no"),
        ("Did you get my letter?", "it never came", "no"),
    ],
)
def test_the_question_is_answered_in_other_words(asked: str, said: str, meant: str) -> None:
    """What nobody could do without they have; what has just begun is not long."""
    assert meaning(heard(said, "en", asked)) == meant


@pytest.mark.parametrize(
    ("node", "said", "meant"),
    [
        ("symptoms", "yes, all of them, I feel dreadful", "breathless,cough,fever"),
        ("symptoms", "just the first two", "cough,fever"),
        ("symptoms", "the last one, yes", "breathless"),
        ("symptoms", "the first and the third", "breathless,fever"),
        ("symptoms", "I haven't had so much as a cough", "none"),
        ("symptoms", "a fever and my head's pounding", "fever,other"),
        ("travel", "all I did was go to the chemist", "no"),
        ("travel", "all I did was go to Wuhan for a day", "yes"),
        ("travel", "only ever inside the city", "no"),
        ("travel", "does passing through on the train count", "-"),
        ("contact", "I really couldn't say, I see so many people", "?unsure"),
        ("contact", "I can't say people don't tell you", "?unsure"),
        ("contact", "my son studies in Wuhan and he's been home since the eighteenth", "yes"),
        ("contact", "my brother lives in Wuhan, we only speak on the phone", "-"),
        ("contact", "I'd have been told", "no"),
        ("household", "I've a flatmate", "2"),
        ("household", "I live with two flatmates", "3"),
        ("household", "me and my flatmate", "2"),
        ("household", "we were four, one moved out, three now", "3"),
        ("household", "I share with a friend", "2"),
        ("identity", "I'm somebody else", "no"),
        ("identity", "you're speaking with his wife", "third_party"),
        ("identity", "you're speaking to him", "yes"),
        ("identity", "it's my mother you're after", "third_party"),
        ("identity", "yes, good morning", "yes"),
        ("callback", "of course, the sooner the better", "yes"),
        ("callback", "oh would you, thank you", "yes"),
        ("callback", "I'd rather wait", "no"),
    ],
)
def test_at_the_screening_questions(node: str, said: str, meant: str) -> None:
    """What chooses among the listed, counts a household, or tells who is near, is an answer."""
    assert ",".join(sorted(_at(node, said).split(","))) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("nah can't be bothered", "?refuse"),
        ("I've got nothing to say to you", "?refuse"),
        ("I don't do surveys", "?refuse"),
        ("no need for questions, bye", "?refuse"),
        ("tomorrow would be better", "?later"),
        ("good, I was hoping somebody would call", "yes"),
    ],
)
def test_a_first_turn_is_declined_put_off_or_welcomed(said: str, meant: str) -> None:
    """Where nothing was asked yet, unwillingness declines the call."""
    assert meaning(heard(said, "en", "")) == meant


@pytest.mark.parametrize(
    ("asked", "said", "meant"),
    [
        ("Do you get along?", "we do, we don't fight or anything", "yes"),
        ("Do you drive to work?", "I do, there is no bus", "yes"),
        ("Do they drug test?", "they do, I don't agree with it", "yes"),
        ("Are you for gun control?", "I am, I don't see why anybody needs one", "yes"),
        ("Is it a long drive?", "it is, it's not too bad though", "yes"),
        ("Have you met anybody?", "I have, I haven't", "-"),
        ("Do you think it's wrong?", "I think it's wrong", "yes"),
        ("Do you think it's wrong?", "I don't see anything wrong with it", "no"),
        ("Do you think it's right?", "I think it's wrong", "no"),
    ],
)
def test_a_finished_answer_stands_before_another_clause(asked: str, said: str, meant: str) -> None:
    """I do, and then a clause that denies something else: the answer was given."""
    assert meaning(heard(said, "en", asked)) == meant
