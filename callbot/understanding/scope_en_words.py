"""English word classes that its grammar minds, beside the tags of the lexicon."""

from __future__ import annotations

from callbot.understanding.surface import listed

DOING = frozenset(listed("do does did"))
"""A bare verb stands behind their `not`, no article and no past."""
PAST = frozenset(listed("went came saw took ate drove flew gave"))
SO = frozenset(
    listed(
        "i hope so, i imagine so, i believe so, i guess so, i suppose so, i would say so, "
        "i should say so, i should think so, i would guess so, i would hope so, "
        "i should hope so, say so, would say so, think so, i would think so, believe so, "
        "guess so, suppose so, hope so, imagine so, i would imagine so, reckon so, suspect so, "
        "expect so, gather so",
        ", ",
    )
)
ENDING = frozenset(listed("end soft but fix self person unknown"))
DETERMINED = frozenset(listed("aux other verb universal slot adverb person"))
DETERMINERS = frozenset(listed("a an the my our your any some another such one"))
THINGS = frozenset(listed("you it that this there these those"))
WRONG = frozenset(listed("false wrong incorrect untrue inaccurate negative disagree doubt")) | {
    "doubt it"
}
SAYING = frozenset(("say", "says", "saying", "said", "would say"))
HIDING = frozenset(listed("hiding denying pretending lying arguing"))
TOLD = frozenset(listed("everyone everybody people they you he she"))
"""Whose yes or no is told, and is not the speaker's."""
NOT_ENDING = frozenset(listed("so just only still then rather sorry"))
PLAIN = frozenset(listed("yes yeah yep no nope nah uhuh"))
HUMS = frozenset(("uhhuh", "mmhmm"))
NAMING = frozenset(listed("other soft weak count slot"))
MEASURES = frozenset(listed("few lot couple bit little number great good"))
VERBAL = frozenset(listed("other verb aux"))
"""Tags of what may be the verb of somebody else: a lady comes."""
LOCATING = frozenset(
    listed(
        "in at next around round down up by behind across out outside over near between under beside off "
        "there here above below along"
    )
)
"""Right behind the house: before them, "right" says where, and not yes."""
SURE_ALONE = frozenset(listed("yes yeah yep"))
"""A yes wherever it stands; other words of agreement only where an answer can begin or end."""
EMPHATIC = frozenset(
    listed(
        "definitely totally certainly absolutely exactly indeed surely obviously precisely "
        "naturally "
        "undoubtedly sure"
    )
) | {"for sure", "of course", "no doubt", "very much", "without a doubt"}
NOUN_LIKE = frozenset(listed("nothing none nobody noone neither"))
NO_FRAGMENT = DETERMINERS | frozenset(listed("him her he she them they you by"))
"""What denies itself alone behind a `not` that opens an answer: not the right number, not him."""
NEVER_ELLIPTIC = frozenset(listed("hardly barely without stopped denied lack")) | {
    "free of", "anything but",
}  # fmt: skip
REPORTING = frozenset(listed("think believe guess suppose feel agree")) | {"would say", "i feel"}
ADVERBIAL = frozenset(listed("just only still rather yet so then"))
CONTRASTING = frozenset(listed("but just only although though except however")) | {"except for"}
EXCEPTING = frozenset(listed("but just only except")) | {"except for"}
PLANNING = frozenset(
    listed(
        "would have, could have, should have, was going to, were going to, wanted to, planned to, "
        "planning to, supposed to, hoping to, meant to, intended to, hoped to, was about to, "
        "would like to, would love to, all set to, set to, ready to, used to",
        ", ",
    )
)
UNFULFILLED = frozenset(
    listed(
        "was just about to,were just about to,was about to,were about to,was going to,were going to,meaning "
        "to,keep meaning to,been meaning to,meant to,intended to,hoped to,wanted to",
        ",",
    )
)
MOTION = frozenset(listed("went left visited came took traveled travelled"))
ASKED_OF = frozenset(listed("it they he she you we i"))
"""Subjects that stand behind the auxiliary of a question."""
LIMITED = frozenset(listed("just the once,only the once,only once,just once,once", ","))
"""How often, at most: just the once, to York."""
SUBJECTLESS = frozenset(
    listed(
        "went got took saw met came visited heard tried loved enjoyed liked hated received touched"
    )
)
"""Verbs of the past that tell of the speaker, where nobody is named."""
OFTEN = frozenset(
    listed(
        "a lot,all the time,every day,every night,every week,every year,every morning,most of "
        "the time,most days,"
        "quite a bit,quite a lot,quite often,a fair bit,a great deal,many times,several times",
        ",",
    )
)
"""How much, behind an answer that stands by itself: he does, most of the time."""
PERFECT = frozenset(("have", "has", "had"))
RATHER = frozenset(("kind of", "sort of", "a little", "a little bit", "somewhat", "a bit"))
"""It was kind of boring."""
HOW_OFTEN = ("times", "time or two", "once or twice", "before")
"""I have a couple of times."""
WHEN = frozenset(listed("in since for during within at"))
"""Before that yes, but not in the last two weeks."""
OTHERS = frozenset(listed("others other some all every"))
ARTICLES = frozenset(
    listed(
        "a,an,a bit,a little,a little bit,just a bit,just a little,only a bit,only a little", ","
    )
)
JOINING = frozenset(listed("or nor and"))
SOMEWHAT = frozenset(listed("little lot bit"))
"""It does a little."""
PRONOUNS = frozenset(listed("it he she they"))
"""With an auxiliary behind them they begin a clause: it isn't a fever, it's a cough."""
GRASPING = frozenset(listed("heard hear understand understood get got"))
"""Yes, I heard you: it acknowledges the question."""
ASKING_FIRST = frozenset(listed("is are was were do does did can could would will why"))
SOME = frozenset(listed("a bit,a lot,a little,plenty,some,a few,lots,quite", ","))
PURPOSE = frozenset(
    listed(
        "collect get buy fetch pick post drop walk feed throw put take check help mow water bring queue "
        "vote pay return empty wash clean fill"
    )
)
"""Behind "to" they tell what somebody went for, and no place."""
REPORTED = frozenset(listed("say says said think thinks thought reckon reckons"))
MODAL = frozenset(listed("could might may would will can should"))
DOUBTING = frozenset(("i doubt it", "doubt it", "i disagree", "disagree"))
ALL = frozenset(listed("all everything what anything whatever"))
"""I've got all I need: no wish for more."""
WH = frozenset(listed("what where when who how why which"))
WHOM = frozenset(
    listed("person one ones people place thing man woman closest nearest furthest farthest")
)
PICKED = frozenset(listed("the only"))
SUBJECTS = frozenset(listed("i we they he she there it that this you these those"))
AT_ITS_END = frozenset(listed("longer anymore"))
"""With "any", they end what is denied."""
NEW_SUBJECTS = frozenset(listed("i we they he she there"))
"""Behind a rhetorical question they begin another sentence: how could I, they've shut it."""
INVERTING = frozenset(listed("is are was were does did"))
SELDOM = frozenset(
    listed(
        "hardly ever, almost never, scarcely ever, seldom, rarely, very seldom, very rarely", ", "
    )
)
OWNERS = frozenset(listed("my our the his her their your this that one a"))
STAYING = frozenset(listed("stayed stay home"))
PEOPLE = frozenset(listed("anyone anybody noone nobody person people soul everyone everybody"))
ANYTHING = frozenset(listed("anywhere nowhere anything nothing none else"))
ERRANDS = frozenset(
    listed(
        "shop shops shopping store stores supermarket grocery groceries pharmacy chemist bank "
        "doctor "
        "doctors park mailbox work office hospital market corner gym clinic dentist church school "
        "garden yard walk dog dogs walks milk bread home bins post round local"
    )
)
"""Where people go without having been away."""
PARTICIPLES = frozenset(
    listed(
        "gone been visited met seen had heard read done received touched exposed left come taken "
        "got tried"
    )
)
"""Behind `have`, they own nothing."""
NO_PARTICIPLES = frozenset(
    listed(
        "children stepchildren grandchildren women men ten seven eleven dozen even garden "
        "kitchen oven "
        "chicken kitten citizen screen teen bed shed seed need speed feed weed"
    )
)
"""Nouns and numbers that only look like participles."""
BODY = frozenset(
    listed(
        "head throat back chest stomach nose muscles legs leg arm arms eyes ears tummy belly body "
        "joints neck temperature breathing cough fever voice skin lungs bones feet knees shoulder"
    )
)
SUBORDINATING = frozenset(listed("if whether when which who while until since because as than"))
NO_ADVERB = frozenset(
    listed("kindly family only july reply apply supply fly italy lily ugly early daily")
)
MEASURE = frozenset(
    listed(
        "very, always, usually, often, most, quite, extremely, generally, definitely, twice, once, "
        "currently, still, too, already, exactly, all the time, every day, most of the time, "
        "once or twice, always have",
        ", ",
    )
)
"""Adverbs that answer by themselves: how much, how often."""
LEANING = frozenset(
    listed(
        "somewhat, sometimes, probably, occasionally, partly, partially, presumably, guess, "
        "suppose, "
        "most likely, likely, more than likely, very likely, quite likely, a little, a little bit, "
        "pretty much, kind of, sort of, more or less, once in a while, now and then, now and "
        "again, "
        "from time to time, every so often, every now and then, every once in a while, "
        "to some extent, in a way, i guess, i suppose",
        ", ",
    )
)
"""Hedges that lean to yes; maybe and perhaps lean nowhere."""
