"""English words of a household: who is one, two or several, and what a number beside them counts."""

from __future__ import annotations

from callbot.understanding.surface import listed

RELATIVES = frozenset(
    listed(
        "wife husband spouse partner mother father mom mum mommy dad daddy son daughter "
        "child kid baby infant toddler boy girl brother sister grandma grandpa "
        "grandmother grandfather granny grandson granddaughter grandchild girlfriend "
        "boyfriend fiance fiancee roommate flatmate housemate lodger nanny aunt uncle "
        "niece nephew cousin stepson stepdaughter teenager carer mother-in-law "
        "father-in-law friend nan missus hubby adult senior person parent nephew grown-up grownup"
    )
)
COMPANIONS = frozenset(listed("flatmate housemate roommate lodger"))
"""They live with the speaker, who is one more: I've a flatmate."""
GROUPS = {
    "parents": 2, "grandparents": 2, "folks": 2, "in-laws": 2, "inlaws": 2, "twins": 2, "triplets": 3,
}  # fmt: skip
"""Who comes in a number of their own."""
NAMES = frozenset(
    listed(
        "mom mum mommy mother dad daddy father grandma grandpa granny nan husband wife hubby "
        "grandmother grandfather"
    )
)
"""Who is called so without an article: mom, dad and me."""
PLURALS = frozenset(f"{word}s" for word in RELATIVES) | frozenset(
    listed("children kids wives babies people persons grandchildren others elders ups ones parents")
)
WHOLE = frozenset(
    listed("people persons person individuals residents occupants members altogether total")
)
OWNERS = frozenset(listed("my our the his her your their"))
ARTICLES = frozenset(listed("a an another one's"))
ADJECTIVES = frozenset(
    listed("little small young old elderly older younger teenage grown adult other more new")
)
JOINS = frozenset(listed(", and plus with & also then ; there's there is are"))
# After a number: it counts time, money, degrees… and not people.
ROOMS = frozenset(listed("bedroom bedrooms bed beds storey storeys floors rooms"))
UNITS_AFTER = ROOMS | frozenset(
    listed(
        "degrees degree point percent % o'clock am pm day days week weeks month months "
        "year years hour hours minute minutes second seconds dollars pounds yuan celsius "
        "fahrenheit c f th st nd rd january february march april may june july august "
        "september october november december jan feb mar apr jun jul aug sep oct nov dec "
        "/ : ago times blocks miles generations"
    )
)
NO_COUNT_BEFORE = frozenset(
    listed(
        "number room age aged since on day january february march april may june july "
        "august september october november december jan feb mar apr jun jul aug sep oct "
        "nov dec i'm am he's she's / : apartment flat building floor no this that which "
        "any every some each another covid line channel press question"
    )
)
VAGUE = frozenset(listed("about around roughly approximately maybe probably nearly almost over"))
NOT_THE_SPEAKER = tuple(
    f"{word} {me}"
    for word in (
        "besides", "beside", "other than", "apart from", "aside from", "not counting",
        "not including", "excluding", "without", "plus", "and", "as well as", "on top of",
    )
    for me in ("me", "myself")
)  # fmt: skip
"""Behind a number: it does not count the speaker, who is one more."""
LEAVING_OUT = ("not counting", "not including", "excluding", "without", "give or take")
"""Behind a number: whom it counts is not quite clear."""
BEFORE_ONE = frozenset(
    listed("um uh er oh well , . it's its just only there's is there we're here live living the")
)
OPENERS = frozenset(listed("um uh er oh well , . it's its just only me myself alone here i'm"))
"""The only company in which a bare `me` or `alone` says how many."""
