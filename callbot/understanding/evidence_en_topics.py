"""What kinds of English evidence answer a question, told by the question."""

from __future__ import annotations

TOPICS: tuple[tuple[str, dict[str, str]], ...] = (
    (r"call (?:you |\w+ )?back|would you like|do you (?:want|need)", {
        "healthy": "no", "wanted": "yes", "unneeded": "no"}),
    (
        r"(?:anyone|anybody|someone|somebody|family|household|relatives|people) .*(?:sick|ill |"
        r"fever|"
        r"cough|symptom|unwell|infected|positive)", {
        "sick_person":
        "yes",
        "no_person":
        "no",
        "healthy":
        "no"}),
    (
        r"contact|met |near|around|exposed|case|confirmed|infected", {
        "sick_person":
        "yes",
        "traveller":
        "yes",
        "no_person":
        "no"}),
    (
        r"travel|been (?:to|out|away|abroad|anywhere)|left |trip|outside|visited|go anywhere|gone|"
        r"abroad", {
        "place":
        "yes",
        "journey":
        "yes",
        "stayed_home":
        "no"}),
    (
        r"am i (?:speaking|talking)|is this (?:mr|mrs|ms|miss)?|are you (?:mr|mrs|ms)|speak (?:to|"
        r"with)", {
        "self":
        "yes",
        "relative":
        "no",
        "unknown_person":
        "no"}),
    (r"feel(?:ing)? (?:\w+ )?(?:well|okay|all right|good|better|fine|healthy) ", {
        "healthy": "yes", "unwell": "no", "ailment": "no"}),
    (r"unwell|sick |ill |feel(?:ing)? (?:\w+ )?(?:bad|worse|weak|tired|dizzy)|symptom|"
     r"poorly", {"unwell": "yes"}),
    (r"(?:condition|illness|disease|health problem|"
     r"medical)s? ", {"illness": "yes", "healthy": "no"}),
    (r"(?:fever|temperature) (?:gone|come|dropped|stopped|been back|is back|any better|passed|subsided)", {
        "feverish": "no", "cool": "yes", "healthy": "yes"}),
    (r"fever|temperature", {"feverish": "yes", "cool": "no"}),
    (
        r"fever|cough|symptom|unwell|sick|breath|temperature|feel(?:ing)? (?:\w+ ){0,2}?(?:hot|"
        r"cold|ill|weak|feverish|"
        r"bad|dizzy|tired|poorly|any|pain|short|different|worse|nauseous|shivery) ",
        {"healthy": "no"},
    ),
)  # fmt: skip
"""What kinds of evidence answer a question, told by the question, where no script says so."""
