"""English: the word classes that its grammar minds: negators, subjects, auxiliaries, verbs."""

from __future__ import annotations

from callbot.understanding.en_doubled import UNSAYING

_KIN = tuple(f"my {one}" for one in (
    "aunt", "uncle", "cousin", "niece", "nephew", "grandson", "granddaughter", "grandmother", "grandma",
    "grandfather", "grandpa", "partner", "boyfriend", "girlfriend", "boss", "colleague", "roommate",
    "flatmate", "dad", "brother in law", "sister in law", "mother in law", "father in law", "son in law",
    "daughter in law", "nan", "gran", "mate", "landlord",
))  # fmt: skip
WORDS: dict[str, tuple[str, ...]] = {
    "unsay": (*UNSAYING,),
    "neg": (
        "not", "never", "never ever", "no", "none", "nothing", "nobody", "noone", "without",
        "nowhere", "hardly", "neither", "nor", "barely", "stopped", "free of", "anything but",
        "no longer", "denied", "lack",
    ),
    "fix": (
        "no wait", "wait", "wait a minute", "hold on", "hang on", "actually", "i mean", "sorry",
        "scratch that", "oh wait", "correction", "let me correct", "i take that back",
        "come to think of it", "on second thought", "my mistake", "i forgot", "now that i think",
        "oh i forgot", "i lied", "oh yeah", "oh yes", "oh no", "what am i saying",
        "let me rephrase", "i misspoke", "i remember now", "strike that", "excuse me",
    ),
    "but": (
        "as", "than", "but", "just", "only", "although", "though", "except", "however", "because",
        "and", "so", "then", "or", "if", "whether", "when", "which", "who", "instead", "rather", "yet",
        "still", "while", "until", "since", "except for", "other than that", "besides that",
        "apart from that", "otherwise",
    ),
    "except": (
        "apart from", "other than", "besides", "aside from",
    ),
    "condition": (
        "all set to", "set to", "ready to", "use to", "could have", "should have",
        "should not have", "meant to", "intended to", "hoped to", "meaning to", "keep meaning to",
        "been meaning to", "thought about", "was about to",
        "were about to", "was just about to", "were just about to",
        "thinking of", "thinking about", "hope to", "plan to", "the first time", "the last time",
        "last time", "my first time", "first time", "wish", "if", "unless", "would have",
        "was going to", "were going to", "wanted to", "planned to", "planning to", "going to",
        "supposed to", "want to", "hoping to", "would like to", "would like", "would love to",
        "used to", "will",
    ),
    "ask": (
        "have i", "have we", "did i", "did we", "was i", "were we", "does a", "does that",
        "does the", "does this", "do they", "are there", "would that", "would it", "will it",
        "will that", "will they", "would they", "have they", "has it", "is there", "were you",
        "was that", "is your", "what", "who", "where", "why", "how", "when", "which", "are you",
        "do you", "is this", "is it", "is that", "can you", "could you", "did you", "have you",
        "what do you", "whose", "does it", "are they", "do i", "am i", "should i", "would you",
        "will you", "huh", "was it",
    ),
    "soft": (
        "since you ask", "since you mention it", "now that you mention it", "now you mention it",
        "now that you ask", "as you ask", "that is funny you should ask", "it is funny you should ask",
        "funny you should ask", "i am glad you asked",
        "i can not lie", "can not lie", "not going to lie", "i will not lie", "will not lie",
        "can not tell a lie", "thank you very much", "thanks very much", "thank you so much",
        "thanks so much", "thanks a lot", "many thanks", "thank you so very much",
        "thank you kindly", "thanks a bunch", "thanks a million", "in fact", "as it happens",
        "as it turns out", "in all honesty", "in truth", "truth be told", "if truth be told",
        "to put it bluntly", "as you can imagine", "believe me", "i tell you", "i am afraid",
        "i am sorry", "i am sorry to say", "i am happy to say", "i am glad to say",
        "to tell you the truth", "as a matter of fact", "to be perfectly honest",
        "if you must know", "believe it or not", "unfortunately", "fortunately", "thankfully",
        "sadly", "thank goodness", "thank god", "sorry to say", "if you like", "if you want",
        "frankly", "luckily", "you see", "how about you", "what about you", "i would have to say",
        "i have to say", "i must say", "i got to say", "i have got to say", "i am going to say",
        "i will say", "i would have to go with", "i will have to say", "i am gonna say",
        "my answer is", "the answer is", "um", "uh", "er", "erm", "ah", "oh", "well", "like", "hmm",
        "hm", "please", "you know", "let us see", "let me see", "thanks", "thank you", "sir",
        "madam", "honestly", "to be honest", "anyway", "look", "eh", "gee", "gosh", "boy", "hey",
        "hi", "hello", "dear", "oh boy", "my goodness", "oh my", "oh god", "god", "damn",
    ),
    "self": (
        "i", "we", "me", "us", "myself",
    ),
    "person": (
        "mine", "ours", "everyone", "nobody else", "my kids", "my mother", "my father",
        "my parents", "my brother", "my sister", "my friend", "my friends", "my neighbor",
        "my neighbour", "you", "he", "she", "they", "it", "that", "this", "there", "these", "those",
        *_KIN, "my husband", "my wife", "my son", "my daughter", "people", "everybody", "someone",
        "somebody",
    ),
    "universal": (
        "any", "anything", "anyone", "anybody", "anywhere", "at all", "ever", "even", "a single",
    ),
    "adverb": (
        "real", "mighty", "super",
        "last night", "this morning", "tonight", "this week", "last weekend", "last summer",
        "last winter", "a while ago", "a while back", "a long time ago", "years ago", "long ago",
        "many years ago", "back then", "at one time", "at the time", "these days", "nowadays",
        "for now", "for years", "right now", "right here", "right after", "right away",
        "right before", "really", "definitely", "certainly", "just", "still", "also", "too",
        "always", "ever", "recently", "lately", "now", "today", "yesterday", "currently", "usually",
        "generally", "honestly", "probably", "surely", "very", "quite", "much", "pretty", "a lot",
        "often", "once", "twice", "already", "as well", "most", "exactly", "particularly",
        "personally", "necessarily", "indeed", "absolutely", "both", "all", "at all", "either",
        "yet", "before", "once or twice", "last week", "last month", "last year", "every day",
        "all the time", "a bit", "always have", "myself",
    ),
    "aux": (
        "am", "is", "are", "was", "were", "do", "does", "did", "have", "has", "had", "can", "could",
        "will", "would", "should", "must", "be", "been", "might", "may", "shall",
    ),
    "verb": (
        "i hope so", "i imagine so", "i believe so", "i guess so", "i suppose so", "i would say so",
        "i should say so", "i should think so", "i would guess so", "i would hope so",
        "i should hope so", "remember", "recall", "recommend", "support", "vote",
        "i would imagine so", "i would think so", "imagine so", "reckon so", "suspect so",
        "expect so", "gather so", "hate", "dislike", "detest", "despise", "can not stand it", "can not stand",
        "can not bear it", "stand it", "care for",
        "would say so", "like", "love", "enjoy", "loved", "liked", "enjoyed", "loves", "likes", "enjoys",
        "hated", "disliked", "want", "need", "know", "went", "go", "gone",
        "been", "travel", "traveled", "travelled", "left", "visited", "came", "met", "saw", "seen",
        "had", "got", "took", "tried", "live", "work", "own", "watch", "play", "use", "say so",
        "think so", "believe so", "guess so", "suppose so", "hope so", "agree", "heard", "read",
        "done", "received", "touched", "contact", "exposed",
    ),
}  # fmt: skip
"""Tag → words."""
