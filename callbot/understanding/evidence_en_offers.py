"""English evidence of whether somebody wishes to be called, as in `evidence_en.py`."""

from __future__ import annotations

PATTERNS: dict[str, tuple[str, ...]] = {
    "wanted": (
        r"(?:i|we) (?:do |would )?(?:need|want|appreciate) (?:one|it|that|a call|help)|"
        r"(?:have|get|let|ask|tell) (?:him|her|them|someone|somebody|a \w+|the \w+|one of \w+) "
        r"(?:to )?(?:call|ring|phone|contact|come|get in touch)|"
        r"(?:i|we) (?:have|have got|had|do have) (?:a|some|a few|one|several) (?:\w+ )?questions? |"
        r"^(?:um |uh |oh |well |yes |yeah |okay )*please do (?!not )|kindly (?:do |arrange|send|have|ask)|"
        r"^(?:um |uh |oh |well |yes |yeah |sure |certainly |of course |please )*(?:the )?(?:sooner|"
        r"earlier|quicker) "
        r"the better|^(?:um |uh |oh |well |yes |yeah )*(?:would|could|will) you(?= $| thank| please| that is)|"
        r"(?:tell|ask|get|have|let) (?:the |your |a )?(?:doctor|nurse|somebody|someone|him|her|them) (?:to "
        r")?(?:call|ring)|"
        r"(?:could|can|would|will) (?:they|he|she|somebody|someone|the \w+) (?:please )?(?:ring|call|phone|"
        r"come)|"
        r"when (?:would|will|could|can|do) (?:they|you|he|she) (?:ring|call|phone)|"
        r"^(?:somebody|someone|they) (?:ought to|should) $|(?:be|am) (?:very |so )?glad of (?:it|that|one|a)|"
        r"(?:i|we) would be (?:very |so |most |really )?(?:grateful|obliged|glad|delighted|relieved)(?! not)|"
        r"put my mind at (?:rest|ease)|"
        r"(?:so|then|and) please (?:do )?(?:call|ring|phone|contact)|"
        r"^(?:um |uh |oh |well |yes |yeah |okay )*(?:please|kindly)(?: do)?(?: call| ring| phone|"
        r" contact)?"
        r"(?: me| us)?(?: please)? $|if you (?:would|could|can|like|want|please)(?: please| then)? $|"
        r"(?:if you|if you do not|would you) (?:would not |do not )?mind(?= $| please| thank|"
        r" calling)|"
        r"(?:tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mornings?|"
        r"afternoons?|"
        r"evenings?|weekends?|o clock|today) (?:would be|is|would|will be) (?:good|fine|best|"
        r"better|great|perfect|ideal|"
        r"okay|work|suit)(?! but not)|"
        r"if it is (?:no|not too much|not a|not too much of a) (?:trouble|bother)",
    ),
    "unneeded": (
        r"(?:can not|do not|can hardly) (?:really )?see (?:the|any|much|that) (?:point|need|"
        r"reason)|"
        r"not (?:think|feel|believe|see that) (?:\w+ ){0,4}?(?:necessary|needed|need|required)|"
        r"(?:no|not much|is there any|what is the|what would be the) (?:point|sense|use)(?= $|"
        r" in| of| really)|"
        r"^(?:no |oh |just )*leave it(?= $| thanks| thank)|(?:leave|keep|save) it (?:for|"
        r"to) (?:other )?(?:people|those|someone|somebody)|"
        r"(?:i|we) (?:am |are |can |will )?(?:manage|managing|cope|coping)|(?:i am|we are) all set|"
        r"(?:i|we) will (?:just |only )?(?:call|ring|phone|contact|give you|get in touch|"
        r"let you know|shout|"
        r"come to you)|"
        r"(?:forget|forget about) it(?= $| thanks| thank)|^(?:oh |well |um |uh |no )*what for(?= |$)|"
        r"(?:have|got) (?:all|everything) (?:that )?(?:i|we) (?:need|want)|"
        r"nothing(?: is)? wrong with (?:me|us)|"
        r"(?:is|am|are) (?:quite |just |perfectly )?(?:all right|okay|fine|good) (?:thanks|thank|"
        r"as (?:i am|we are|it is))|(?:i|we) (?:ring|call|phone|contact) |"
        r"(?:that is|it is)? ?not (?:needed|required|necessary)|no need|do not (?:trouble|bother|"
        r"worry)",
    ),
}  # fmt: skip
