"""Who, where and what English evidence speaks of, as expressions that it is built from."""

from __future__ import annotations

from callbot.understanding import scope_en_words as words
from callbot.understanding.surface import listed

P = "\ue000 "
KIN = (
    "(?:husband|wife|son|daughter|mother|father|dad|brother|sister|cousin|uncle|aunt|grandma|"
    "grandmother|grandpa|grandfather|nephew|niece|partner|boyfriend|girlfriend|spouse|kid|"
    "child|fiance|fiancee|grandson|granddaughter|family|mother in law|father in law|mate|"
    "hubby|parents|parent|caretaker|carer|nurse|secretary|roommate|flatmate|housemate|auntie|aunty|"
    "gran|nan|nana|granny|grandad|granddad|babysitter|nanny|cleaner|housekeeper|maid|lodger|"
    "helper|assistant|stepson|stepdaughter|stepfather|stepmother|in laws|daddy|mummy|missus|"
    "other half|better half|bloke|old man)"
)
SPEAKING_FOR = listed("husband wife son daughter mother father brother sister partner mate dad")
WHO = (
    rf"(?:{KIN}s?|neighbou?rs?|colleagues?|coworkers?|co workers?|friends?|roommates?|"
    rf"flatmates?|housemates?|household|boss|teachers?|classmates?|clients?|customers?|driver|"
    rf"someone|"
    rf"buddy|buddies|(?:brother|sister|son|daughter|mother|father) in law|somebody|guy|man|woman|lady|"
    rf"person|people|"
    rf"doctor|boy|girl|tenant|landlord|patient|"
    rf"passenger|couple|fellow|chap|lad|kids|children|he|she|they|members?)"
)
HAVING_IT = (
    r"(?= (?:it|them|this|that|$)(?: |$)| (?:\w+ ){0,3}?(?:covid|corona|coronavirus|virus|symptoms?|fever|"
    r"temperature|cough|pneumonia|infection|infected|positive|sick|ill|unwell|diagnosed|tested|confirmed|"
    r"worse|coughing|bug|cases?|outbreak)(?: |$))"
)
"""Behind "has": who has it, or a fever, and not who has a dog."""
_OF_THE_BODY = (
    r"(?! with (?:(?:his|her|their|my|a|an|the) )?(?:\w+ )?(?:back|hip|hips|leg|legs|knee|knees|arm|foot|"
    r"feet|ankle|"
    r"shoulder|heart|appendix|gallstones|eyes?|teeth|tooth|migraines?|stroke|cancer|diabetes|baby|depression|"
    r"stress|pregnancy|asthma|ulcer)(?: |$))"
)
"""Off sick with his back: ill, and not infected."""
ILL = (
    rf"(?:(?:has|had|have|got|caught|gets|getting){HAVING_IT}|came down with|is down with|contracted|"
    r"tested(?! negative)|turned out to have|(?:is |are |self )?isolating|(?:is|are|was|"
    r"were) in isolation|"
    r"off sick|found positive|off work with it|off with it|in hospital|in the hospital|"
    r"in intensive care|"
    r"in i c u|in icu|on a ventilator|on oxygen|"
    r"is sick|was sick|is ill|was ill|is infected|was infected|got sick|fell ill|fell sick|"
    r"was diagnosed|is diagnosed|been diagnosed|diagnosed|passed away from it|died of it|"
    r"died from it|"
    r"(?:taken|rushed) (?:away|off|in|to (?:the )?hospital)|(?:taken|took|been|gone) (?:very |quite |badly |"
    r"suddenly )?(?:ill|sick|poorly)|(?:gone|went|going) down with (?:it|covid|the virus|something)|"
    r"laid up with (?:it|covid|the virus)|"
    r"is positive|was positive|(?:is|was) a (?:suspected|confirmed|probable|possible) case|"
    r"(?:is|are|was|were) (?:in|on) (?:the|a) ward|"
    r"is in hospital|is in the hospital|was hospitalized|hospitalized|is quarantined|"
    r"was quarantined|in quarantine|is confirmed|was confirmed|died|came back positive|"
    r"turned out positive|infected|confirmed|sick with(?= (?:it|covid|corona|coronavirus|the virus))|been "
    r"coughing|is coughing|coughs|is unwell|"
    r"been unwell|been ill|been sick|"
    rf"is running a|fell ill){_OF_THE_BODY}"
)
PEOPLE = (
    rf"(?:{KIN}|people|person|persons|someone|somebody|friends?|relatives?|guys?|visitors?|"
    rf"guests?|landlord|landlady|tenants?|driver|buddy|neighbou?rs?|roommates?|flatmates?|housemates?|"
    rf"coworkers?|boss|in law|"
    r"colleagues?|folks|travell?ers?|students?|customers?|clients?|family|man|woman|he|she|they|couple|"
    r"fellow|chap|lad|girl|boy|bloke|lady|gentleman|passenger)"
)
TOGETHER = (
    r"(?:with (?:us|me)|(?:in )?the next room|(?:is|are|been|was|were|came|come|got) (?:\w+ )?(?:back|"
    r"home|here|over)|"
    r"we (?:\w+ )?(?:talked|ate|met|had|shared|used|shook|spoke|sat|hugged|played|saw)|"
    r"(?:the )?same (?:lift|room|"
    r"house|car|table|flat|office|class|bus|train)|visited (?:us|me)|stayed|had (?:dinner|lunch|tea|"
    r"coffee|a meal)|"
    r"dropped (?:in|by)|came (?:round|by|to see|to stay))"
)
"""What tells that somebody was near."""
MEETING = (
    r"(?:around|with|met|meet|saw|seen|visited|near|next to|hosted|had|contact with|talked to|"
    r"spoke to|spoke with|shared|beside|among)"
)
LOCAL = (
    "(?:store|shop|shops|supermarket|grocery|groceries|pharmacy|bank|doctor|park|mailbox|work|"
    "office|hospital|market|corner|gym|clinic|dentist|chemist)"
)
NEXT_DOOR = (
    r"(?:next door|(?:on|in|over|down|up|along|across) (?:the|our|my) (?:next |same )?(?:street|road|lane|"
    r"block|"
    r"estate|hall|landing) |round the corner|around the corner|(?:two|a few|three) doors )"
)
PURPOSE = f"(?:{'|'.join(sorted(words.PURPOSE))})"
HOME = (
    "(?:home|in the house|indoors|inside|in my house|in the apartment|in my apartment|"
    "at my place|in town(?! over)|in the city(?! over| up| down)|local|locally|put|here|in my room|"
    "in(?= $| all| since| every| most| because| like| as| with| and))"
)
BUT = (
    r"(?! (?:\w+ ){0,3}?(?:except(?: for)?|apart from|other than|besides|aside from|just to|"
    r"only to|"
    rf"but(?: for| to)?(?= (?:a |the |my |our )?(?:\ue000|trip|visit|weekend|"
    rf"day)))(?: to)?(?: the| a| my)?"
    rf" (?!{LOCAL}|for )[\w\ue000])"
)
"""Not followed by what is excepted: nowhere except London."""
