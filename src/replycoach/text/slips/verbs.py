"""Forms of the verbs that support desks use: which form a word is, and the form that should stand there.

A table of its own, since the dictionary of all English verbs loads spaCy, which no review does. It is closed on purpose: a word that it does not have is not judged.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

Tag = Literal["VB", "VBD", "VBN", "VBG", "VBZ"]

PURE = """
accept accommodate accompany achieve acknowledge acquire activate adapt add adjust admit advertise affect afford agree allocate allow amend analyse analyze announce annoy anticipate apologise apologize appear apply appoint
appreciate approach approve argue arise arrange arrive ask assemble assess assign assist assume assure attach attempt attend attract authorise authorize avoid await become begin believe belong bring calculate
cancel carry choose clarify collect combine come communicate compare compensate compete complain compose confirm confuse connect consider consist consult contain continue contribute convert convince
correspond create deactivate decide declare deduct deduce defend define deliver demonstrate deny depart depend describe deserve destroy detect determine develop diagnose differ disable disappear disappoint disconnect
discover discuss dismiss display distribute divide download dispatch despatch eat eliminate email enable enclose encounter encourage enjoy enquire enroll ensure enter entitle erase escalate establish evaluate examine exceed exclude
expect experience expire explain explore express extend fail figure finalise finalize find finish fix follow forget forgive fulfil gather generate get give go grow guarantee handle happen have hear hesitate hide identify ignore
imagine implement imply improve include inconvenience increase indicate inform initiate inquire insert insist inspect install instruct insure integrate intend interrupt introduce invest investigate invite involve
join justify keep know learn lend let listen locate lose maintain make manage mean measure meet mention modify monitor need notice notify obtain occur offer omit owe participate pay perform permit possess postpone prefer prepare prevent
proceed process prohibit prove provide publish qualify reach react read realise realize reassure receive recognise recognize recommend reconnect recover redeem reduce refer reflect refuse register regret reimburse reject relate
relocate remain remember remind remove renew rent repair replace reply represent require reschedule resend reserve resolve respond restore restrict retain retrieve reveal review reverse satisfy say search see seem select
sell send separate serve settle share ship show solve speak specify spend spoil stay steal stop submit subscribe succeed suffer suggest supply suppose suspend take teach tell think throw transfer transmit transport treat
try unblock understand undergo unlock unsubscribe update upgrade upload use utilise utilize validate verify violate visit wait waive want warn wish withdraw wonder work worry write wrap acquire adopt advise bear beat bite bleed
blow break breed build buy catch deal dig draw drink drive fall feed feel fight fly forbid freeze hang hold hurt lead leave mislead overcome oversee pack pick rebuild rewrite ride ring rise run seek set shake shine shoot shut sing
sink sit sleep slide sort stand stick swear sweep swim swing tear wake wear weave win wind
accumulate alter appeal block bounce call change charge chat check claim clean click close complete contact copy cost cover credit damage debit delay delete demand design doubt drop edit empty end estimate exchange fill
forward function hand help hope intercept issue knock label lack last launch lift like limit link list load lock log look love mail mark match miss move name note notice open order own pass phone place plan plug post press
print promise purchase push put question raise rate record refund release remark report request rescue reset rest result retry return rush save scan schedule sign skip sound start state store struggle study support switch talk target test
text thank tie touch track trade transform travel trust turn type value view vote walk wash watch weigh welcome
protect promote enlarge exist expand enhance vary earn operate donate configure customize customise refine translate engage rely celebrate expedite resubmit reactivate reinstall reboot rectify redirect refill misplace
overcharge reorder rebook recharge recalculate prioritise prioritize uninstall authenticate dispose facilitate liaise oblige persist pinpoint reconsider reconfirm reopen resume terminate disturb persuade pretend pursue revise revoke
vanish coordinate endorse answer deposit pull cross focus host highlight substitute suspect decline correct secure hire gain balance count waste concern book date bill cook burn repeat prompt kick extract smile shift suit discount service forward
present trigger cause
""".split()
NOUNS_TOO = frozenset(
    "experience finish fix increase inconvenience need notice offer process regret rent repair reply reserve review reverse search separate share ship show stay stop supply transfer transport treat"
    " try update upgrade upload use visit wait want wish work worry wrap break catch deal draw drink drive fall feed feel fight fly hang hold hurt lead leave pack pick ride ring rise run set shake shine shoot shut sink sleep"
    " slide sort stand stick sweep swim swing tear wake wear win wind download display dispatch despatch email handle measure monitor permit register attempt affect approach display demand figure guarantee"
    " appeal block bounce call change charge chat check claim clean click close complete contact copy cost cover credit damage debit delay design doubt drop edit empty end estimate exchange fill forward function hand help hope"
    " issue label lack last launch lift like limit link list load lock log look love mail mark match miss move name note open order own pass phone place plan plug post press print promise purchase push put question raise rate record"
    " refund release remark report request rescue reset rest result return rush save scan schedule sign skip sound start state store struggle study support switch talk target test text thank tie touch track trade transform travel"
    " trust turn type value view vote walk wash watch welcome waive present interrupt invite convert insert say go find keep make meet reject install let mean bear bite blow build buy read reach spend spoil adapt consult transport"
    " pay deposit set beat dig win put cost answer deposit pull cross focus host highlight substitute suspect decline correct secure hire gain balance count waste concern book date bill cook burn repeat prompt kick extract smile shift suit discount service forward present trigger cause coordinate overcharge refill reboot recharge vary".split()
)
"""Verbs of these whose plain form is a noun or an adjective as well."""
_IRREGULAR = """
arise arose arisen|become became become|begin began begun|bear bore borne|beat beat beaten|bite bit bitten|bleed bled bled|blow blew blown|break broke broken|breed bred bred|bring brought brought|build built built
buy bought bought|catch caught caught|choose chose chosen|come came come|deal dealt dealt|dig dug dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt
fight fought fought|find found found|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got got|give gave given|go went gone|grow grew grown|hang hung hung
have had had|hear heard heard|hide hid hidden|hold held held|hurt hurt hurt|keep kept kept|know knew known|lead led led|leave left left|lend lent lent|let let let|lose lost lost|make made made|mean meant meant|meet met met
mislead misled misled|overcome overcame overcome|oversee oversaw overseen|pay paid paid|put put put|read read read|rebuild rebuilt rebuilt|resend resent resent|reset reset reset|rewrite rewrote rewritten|ride rode ridden
ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shine shone shone|shoot shot shot|show showed shown|shut shut shut|sing sang sung
sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent|stand stood stood|steal stole stolen|stick stuck stuck|swear swore sworn|sweep swept swept|swim swam swum|swing swung swung
take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown|undergo underwent undergone|understand understood understood|wake woke woken|wear wore worn|weave wove woven
win won won|wind wound wound|withdraw withdrew withdrawn|write wrote written|cost cost cost|spoil spoiled spoiled|prove proved proven|learn learned learned
""".strip()
DOUBLING = frozenset(
    "admit resubmit cancel chat commit drop enrol enroll fulfil get label let log occur omit plan plug prefer put refer regret refer reset run scan set ship shut sit skip stop submit swim transfer transmit travel unplug wrap win dig beg"
    " permit begin forget forbid equip".split()
) - {"enroll"}  # fmt: skip


class Form(NamedTuple):
    """What a word is a form of."""

    base: str
    tag: Tag


IRREGULAR = {row.split()[0]: (row.split()[1], row.split()[2]) for row in _IRREGULAR.replace("\n", "|").split("|")}
BASES = frozenset(PURE) | IRREGULAR.keys()
SURE = BASES - NOUNS_TOO - {"do", "have"}
"""Bases that are nothing but verbs."""


def formed(base: str, tag: Tag) -> str:
    """A form of a verb, as British desks write it.

    >>> formed("cancel", "VBN"), formed("send", "VBD"), formed("write", "VBN"), formed("contact", "VBG"), formed("apply", "VBZ")
    ('cancelled', 'sent', 'written', 'contacting', 'applies')
    """
    if tag == "VB":
        return base
    if tag == "VBZ":
        return {"have": "has", "do": "does", "go": "goes"}.get(base) or _with_s(base)
    if tag in ("VBD", "VBN") and base in IRREGULAR:
        return IRREGULAR[base][tag == "VBN"]
    stem = base + base[-1] if base in DOUBLING else base
    if tag == "VBG":
        if base.endswith("ie"):
            return base[:-2] + "ying"
        return (stem[:-1] if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else stem) + "ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return stem + ("d" if base.endswith("e") else "ed")


def _with_s(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


@cache
def forms() -> dict[str, Form]:
    """What each form that is no plain form is one of; the past of a verb goes before its participle."""
    told: dict[str, Form] = {
        "has": Form("have", "VBZ"),
        "having": Form("have", "VBG"),
        "canceled": Form("cancel", "VBD"),
        "canceling": Form("cancel", "VBG"),
    }
    tags: tuple[Tag, ...] = ("VBD", "VBN", "VBZ", "VBG")
    for tag in tags:
        for base in BASES:
            told.setdefault(formed(base, tag), Form(base, tag))
    return {word: form for word, form in told.items() if word not in BASES or word in MEANT}


MEANT = frozenset({"left", "found", "felt"})
"""Forms that are plain forms of rarer verbs."""


def base_of(word: str, *tags: Tag) -> str:
    """The plain form of a word that is another form of a verb, one of these where any are named; else "".

    >>> base_of("cancelled"), base_of("works", "VBD"), base_of("send"), base_of("wrote")
    ('cancel', '', '', 'write')
    """
    form = forms().get(word)
    return form.base if form and (not tags or form.tag in tags) else ""


def without_do(aux: str, verb: str) -> str:
    """The form of a verb that says what "do", "does" or "did" said with it.

    >>> without_do("did", "order")
    'ordered'
    """
    return {"do": verb, "does": formed(verb, "VBZ"), "did": formed(verb, "VBD")}[aux]


def only_past(word: str) -> str:
    """The plain form of a past that is not the participle as well ("took"); else ""."""
    base = base_of(word, "VBD")
    return (
        base
        if base in IRREGULAR and IRREGULAR[base][0] != IRREGULAR[base][1] and base not in ("show", "prove", "beat")
        else ""
    )
