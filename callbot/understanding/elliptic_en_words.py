"""Words that elliptic answers in English are made of, and what questions they answer."""

from __future__ import annotations

import re
from typing import Final

LEAD: Final = (
    r"(?:(?:um|uh|er|erm|oh|well|so|let us see|you know|like|actually|about|probably|i guess|i think|"
    r"i believe|usually|mostly|pretty much|almost|nearly|just about) )*"
)
ME: Final = r"(?:(?:i|we) (?:do |just |really |absolutely |simply |have )*)?"
NUMBER: Final = (
    r"(?:(?:twenty|thirty|forty|fifty) (?:one|two|three|four|five|six|seven|eight|nine)|one|two|three|four|"
    r"five|"
    r"six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|a couple(?: of)?|"
    r"a few|several|many|\d+)"
)
UNIT: Final = r"(?:day|week|weekend|month|year|summer|semester|season)s?"
WHEN: Final = (
    r"(?:day|night|morning|evening|week|weekend|month|year|summer|winter|spring|fall|autumn|season|christmas|"
    r"easter|hour|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|chance|time|paycheck|payday|fourth of july|thanksgiving|memorial day|"
    r"labor day|new year|halloween|birthday)s?"
)
ASKS_HABIT: Final = re.compile(
    r"(?:(?:so|and|but|well|now) )*(?:(?:do|does) (?:not )?(?:you|they|he|she|it|we|your \w+|the \w+|y all|"
    r"you all|you guys) (?!think |believe |know |feel |agree |remember |mind |have to |need |want )|"
    r"(?:you|they|he|she|it) (?:still )?(?!\w+ not )\w+ )"
)
HOW_MUCH: Final = re.compile(
    r"(?<![^ ])(?:much|a lot|lots|often|regularly|many|always|every|most|all|everything) "
)
MOSTLY: Final = re.compile(
    r"(?:(?:um|uh|oh|well|just) )*(?:mostly|mainly) (?:just |only |on |at |in |for |the |to |with |when )*"
    r"(?!yes |yeah |no )[a-z']+ "
)
"""Mostly just Fridays: whether that is much, it leaves open."""
ASKS_IF_DONE: Final = re.compile(
    r"(?:(?:so|and|but|well|now) )*(?:(?:are|were) (?:you|they|he|she) (?:still )?(?:married|retired|in "
    r"the) |(?:did|have|has) (?:not )?(?:you|they|he|she|your \w+|y all|you all) "
    r"(?!like |think |always |got |to )|(?:you|they) (?:have |ever )*(?:been|went|gone|took|tried|played|saw|"
    r"lived|worked) )"
)
FEELS: Final = re.compile(
    r"(?<![^ ])(?:like|love|enjoy|happy with|pleased with|satisfied with|fan|fond of|care for|into) "
)
ASKS_AHEAD: Final = re.compile(
    r"(?:so |and )*are (?:you|they|y all|you all) (?:going|planning|hoping|looking|thinking|moving|taking|"
    r"getting) "
)
ASKS_TO_HAVE: Final = re.compile(
    r"(?:so |and )*(?:do|does) (?:you|they|he|she|y all|you all) have (?!to )"
)
ASKS_OPINION: Final = re.compile(r"(?<![^ ])(?:think|believe|feel|expect|say|agree) ")
