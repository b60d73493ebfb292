"""English evidence of health and illness of one's own, as in `evidence_en.py`."""

from __future__ import annotations

import re

PATTERNS: dict[str, tuple[str, ...]] = {
    "feverish": (
        r"(?:little |bit |quite |very |really |so )*(?:hot|burning|warm) (?:in|on|to|at) (?:the |my )?"
        r"(?:forehead|head|touch)|(?:forehead|head|skin|body) (?:is |feels |has been )(?:very |really |a "
        r"bit |so )*"
        r"(?:hot|burning|warm)|burning up|running hot|(?:am|feel|feeling|been) (?:very |so |really |"
        r"a bit |boiling )*(?:hot|boiling|roasting)(?= $| and | all | at night)|(?:running|got|"
        r"have) a temp |hot and cold|night sweats",
        r"^(?:um |uh |oh |well |yes |yeah |just |only |the |a )*(?:temperature|temp|fever) (?:and|plus|with) ",
    ),
    "illness": (
        r"(?:asthma|diabetes|diabetic|high blood pressure|hypertension|copd|emphysema|angina|"
        r"arthritis|"
        r"epilepsy|heart (?:disease|condition|trouble|failure|problem)|kidney (?:disease|trouble)|"
        r"bad heart|pacemaker|cancer|cholesterol|thyroid|anaemia|anemia|bronchitis|lupus) ",
    ),
    "short_of_breath": (
        r"(?:wheez(?:ing|y|e)|gasping|puffed(?: out)?|puffing|(?:can|could) not (?:\w+ to )?(?:catch|get) "
        r"my breath|(?:struggl(?:e|ing)|fighting|"
        r"gasping) (?:for|"
        r"to get) (?:breath|air|my breath)|breathlessness|breathing (?:problems?|"
        r"difficult(?:y|ies)|trouble))",
        r"(?:and |or |but |just |only )+(?:my |the )?breathing (?=$|too|as well|also)|"
        r"breathing (?:also |is |too |has been )*(?:difficulty|difficult|trouble|problems?|hard)",
        r"(?:my |the )?breathing (?:is|has been|feels) (?:very |really |quite |so |a bit |"
        r"a little )*(?:bad|difficult|"
        r"hard|heavy|labou?red|tight|worse|off|poor|not (?:very |so |too |quite )?(?:good|great|"
        r"right|well|easy))",
        r"(?:trouble|struggl(?:e|ing)|difficulty|hard time|problems?) (?:with my breathing|"
        r"with breathing|breathing|"
        r"catching my breath|to breathe|getting air)|(?:stop|stopping|pause|"
        r"pausing) for (?:a )?breath|out of puff|not breathing (?:well|right|properly)|"
        r"chest (?:is |feels |has been )?(?:very |really |a bit |quite )?tight|"
        r"tightness in my chest|tight chest",
    ),
    "ailment": (
        r"(?:lost|losing|lose) (?:my |all |the |of )*(?:sense of )?(?:smell|taste)|"
        r"(?:can|could) (?:not|hardly) (?:smell|taste)|no (?:sense of )?(?:smell|"
        r"taste)(?: at all)?",
        r"(?:aches?|aching|hurts?|hurting|sore|pains?|paining|is at me|killing me|throbbing|stiff|swollen|"
        r"itchy|"
        r"scratchy|"
        r"rash|cramps?) ",
        r"nose (?:is|has been|keeps|will not stop) (?:running|runny|blocked|streaming|bunged)|"
        r"runny nose|"
        r"(?:my|the) (?:head|throat|back|chest|stomach|muscles|legs|tummy|joints|ears?|eyes|bones) (?:is|are|"
        r"has been|have been|feels?) "
        r"(?:really |just |so |a bit |like it is )*(?:killing|giving|bad|sore|hurting|aching|playing up|"
        r"splitting|"
        r"pounding|banging|thumping|bursting|spinning|on fire|burning|raw|going to (?:burst|explode|split)|"
        r"agony|tender|heavy)",
        r"^(?:(?:um|uh|oh|well|yes|yeah|just|only|it is) )*my (?:back|head|throat|stomach|knees?|legs?|"
        r"chest|hips?|"
        r"tummy|joints|shoulders?) (?:$|but |again |as usual )|no appetite|off my food|not eating",
        r"(?:throwing up|threw up|vomiting|vomited|nauseous|nausea|diarrh(?:o?ea)|the runs|"
        r"upset stomach|(?:stomach|tummy|belly) (?:is |has been )upset|catarrh|"
        r"stomach bug|tummy bug|being sick(?! of)|been sick(?! of)|blocked nose|stuffy|sniffles|sneezing|"
        r"the flu|hay fever|"
        r"congested|bunged up|stuffed up|headaches?|migraines?|dizzy|faint) ",
    ),
    "unwell": (
        r"(?:feel|feels|feeling|felt) (?:a bit |a little |really |so |quite |very |pretty |just |"
        r"rather )*(?:rotten|"
        r"rough|terrible|awful|poorly|lousy|unwell|dreadful|under the weather|off|ill|sick|weak|"
        r"crook|bad) ",
        r"(?:not|never) (?:been )?(?:feeling|felt|feel) (?:very |too |so |all that |quite |"
        r"at all )*(?:well|good|great|right|myself) |"
        r"(?:i have|i am|have) (?:been better|seen better days)",
        r"(?:not|never|hardly|far from|anything but) (?:(?:been|feeling|feel|felt|doing|at all|very|"
        r"too|so|that|"
        r"all that|quite|really|particularly|entirely|completely|exactly|totally) )*(?:well|good|okay|fine|"
        r"all right|great|healthy|brilliant|myself)(?= $| (?:at all|today|now|at the moment|really|"
        r"actually|no|i|"
        r"either|to be|honestly|thanks|thank|lately|doctor|these)(?= |$))",
        r"(?:chills|shivers|shivering|achy|run down|worn out|exhausted|fatigued?|poorly|"
        r"under the weather) ",
    ),
    "healthy": (
        r"(?:i am|we are|all|everything|everybody|everyone|feel|feeling|doing|been|we are all|is|"
        r"just|perfectly|completely|totally|pretty|very|quite|absolutely|i feel|am) (?:all |"
        r"of us |is |"
        r"am |are |just |perfectly |completely |totally |pretty |very |quite |absolutely |really |"
        r"feeling |doing |still |been |so |just )*(?:fine|good|great|well|healthy|okay|all right|"
        r"normal|excellent|fantastic|wonderful|grand|right as rain|tip top|in good health|perfect|"
        r"in good shape|dandy|fit|"
        r"clear|a hundred percent)",
        r"^(?:um |uh |oh |well |no |nope )*nothing (?:else|new|other)(?: |$)",
        r"(?:nothing(?! else| new| other)|none|no symptoms|no complaints|no issues|no problems|symptom "
        r"free|not any|"
        r"no signs|not a thing)(?: |$)",
        r"(?:do|have|did|has) not (?:\w+ ){0,2}?(?:have any|had any|any|anything|feel anything|"
        r"have anything|had anything|got any|noticed any|noticed anything|experienced any|"
        r"experienced anything|feel sick|feel ill|feel bad|have symptoms)(?: |$)",
        r"^(?:um |uh |oh |well |no |nope )*(?:fine|good|great|perfect|okay|healthy|all good|"
        r"all clear|never better|never felt better|all right|not bad|normal) $",
        r"(?:am|feel|feeling|are|all) (?:much |a lot |all |completely |fully )?(?:better|"
        r"recovered|over it)(?= $| now| thanks| thank)|"
        r"never (?:felt )?better|(?:fit|strong|right|sound|healthy|fresh) as (?:a |an )?\w+|"
        r"in fine fettle|can not (?:complain|grumble)|good as gold|in good nick|"
        r"(?:otherwise|apart from that|other than that|besides that) (?:i am |i feel )?(?:fine|well|healthy|"
        r"okay|good|"
        r"all right)|not even an? |(?:do|have|has|did) not (?:\w+ )?(?:got |had |have )?even an? |"
        r"touch wood|healthy as a|right as rain|neither|"
        r"none of (?:those|them|these|that|the above)|not sick|not ill|no not any|zero symptoms",
    ),
}  # fmt: skip
_NO_FEVER = re.compile(r"(?<![^ ])(?:hay|cabin|spring|football|travel|gold|jungle) $")


def no_fever(plain: str, match: re.Match[str]) -> bool:
    """Whether what looks like a fever is none: hay fever."""
    last = match[0].strip().rfind(" ") + 1
    before = plain[: match.start()] + match[0][:last]
    return "fever" in match[0] and _NO_FEVER.search(before) is not None


FINE = re.compile(
    r" ?(?:(?!and |still |not |never |i am |i have )\w+ ){0,5}?(?:is|are|has|have|was) (?:\w+ )?"
    r"(?:gone(?! down| up)|cleared|over|passed|stopped|disappeared|better now|all better|healed|"
    r"history)(?![^ ])|"
    r" ?(?:(?!and |still |not |never |i am |i have )\w+ ){0,3}?(?:went away|went(?= but| and| $)|"
    r"cleared up|subsided|settled|"
    r"stopped)(?![^ ])"
)
"""Behind an illness, that it is over."""
