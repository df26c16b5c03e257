"""Closed classes of words and the nouns of a support desk, whose number is certain."""

from __future__ import annotations

PRONOUNS = frozenset("i you he she it we they".split())
OBJECTS = frozenset("me you him her it us them".split())
DETERMINERS = frozenset(
    "the a an this that these those my your his her its our their any some all each every no both another".split()
)
PREPOSITIONS = frozenset(
    "about above across after against along around as at before behind below between by during for from in inside into near of off on onto out over past regarding since through till to"
    " toward towards under until up upon via with within without".split()
)
MODALS = frozenset(
    "can could will would shall should may might must cannot can't couldn't won't wouldn't shan't shouldn't mustn't mightn't".split()
)
BE = frozenset("am is are was were be been being isn't aren't wasn't weren't".split())
HAVE = frozenset("have has had having haven't hasn't hadn't".split())
DO = frozenset("do does did don't doesn't didn't".split())
WH = frozenset("who whom whose which what when where why how whether".split())
JOINING = frozenset("and or but so because if that than then as while although though unless nor".split())
TIMES = frozenset("today tomorrow yesterday now soon again already yet there here too please anymore either".split())
CLOSED = PRONOUNS | OBJECTS | DETERMINERS | PREPOSITIONS | MODALS | BE | HAVE | DO | WH | JOINING | TIMES
OPENING = frozenset(
    "but because if that when so since although though while unless until yes no sorry whether unfortunately after before once".split()
)
"""Words before which no subject stands that the next word could belong to."""

MANDATES = frozenset(
    "suggest suggests suggested recommend recommends recommended insist insists insisted ask asks asked request requests requested require requires required propose proposed important"
    " essential vital demand demanded advise advised prefer preferred rather better lest wish".split()
)
"""What is followed by a plain verb: "we ask that he have it"."""
UNREAL = frozenset("if though wish wished than whether unless suppose as until lest rather only".split())

NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty fifty several".split()
)
UNITS = frozenset("second minute hour day week month year".split())

_NAMELY = """
item product parcel package payment invoice ticket device photo picture account option booking detail document email e-mail number problem error issue message order refund return request
delivery shipment replacement purchase transaction subscription voucher code coupon card question complaint case file link button charge fee cost reservation appointment customer agent rider seller buyer guest
colleague developer technician engineer driver courier manager developer client supervisor specialist user member letter box label shelf lamp kettle phone laptop screen password
statement contract receipt feature reason method step solution answer reply update change mistake delay part piece colour color size model version address page website app form passenger room
night seat flight ticket meter bill tariff device printer cable charger battery report attachment screenshot policy rule condition term person suitcase bag shirt dress shoe book chair table
""".split()
PEOPLE = frozenset(
    "customer agent rider seller buyer guest colleague developer technician engineer driver manager client supervisor specialist user member passenger".split()
)
VERBS_TOO = frozenset(
    "order refund return request question charge cost update change reply answer delay part file link email e-mail ship book form label page bill report bag form address number ticket document"
    " message option package purchase model code box phone screen step room seat form book table term invoice detail issue case size condition colour account photo picture user"
    " feature chair dress shoe card".split()
)
"""Nouns that are verbs too, so that "this orders" and "those order" may be right."""


def plural(noun: str) -> str:
    """The plural of a noun of these lists.

    >>> plural("delivery"), plural("box"), plural("shelf"), plural("day"), plural("person")
    ('deliveries', 'boxes', 'shelves', 'days', 'people')
    """
    if noun in ("person", "shelf"):
        return {"person": "people", "shelf": "shelves"}[noun]
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


SINGULAR = {noun: plural(noun) for noun in _NAMELY}
"""Nouns in the singular, with their plural."""
PLURAL = {many: one for one, many in SINGULAR.items()}
"""The same the other way."""
MASS = {
    "informations": "information", "feedbacks": "feedback", "advices": "advice", "equipments": "equipment", "luggages": "luggage", "baggages": "baggage", "furnitures": "furniture",
    "softwares": "software", "hardwares": "hardware", "knowledges": "knowledge", "assistances": "assistance",
}  # fmt: skip
"""What has no plural, with what is meant."""
UNCOUNTED = frozenset(
    "information luggage equipment advice furniture feedback progress baggage software hardware assistance".split()
)
