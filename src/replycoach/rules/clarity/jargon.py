"""Technical or commercial terms that this customer would not follow.

One talks so that the customer does not feel threatened by technical or commercial talk. Terms that they used themselves are fine, and so are
words that the next clause explains. The initials in which a trade talks to itself ("RMA", "WMS", "PNR") are found wherever the customer did not write in such initials, too.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule
from replycoach.rules.wordy import plainly

rule = Rule(
    severity="warning",
    source=("WS",),
    message="“{found}” is jargon for this customer.",
    why="A customer who does not follow feels stupid, or has to ask again.",
    todo="Say it in everyday words, or explain the term in half a sentence.",
    examples=(
        Example("⟦Your CPE failed to renew its DHCP lease after the ONT was reprovisioned.⟧"),
        Example("⟦The chargeback is in pre-arbitration pending the acquirer and the MCC.⟧"),
        Example("⟦We flushed the CDN edge and invalidated the JWT.⟧"),
        Example("⟦You can RMA it when it gets to you.⟧"),
        Example("Hi Ana. ⟦It goes straight to the WMS, so it can't be changed.⟧"),
        Example("You can send it back under an RMA (that is our returns form) when it gets to you."),
        Example("Your RMA is 4417.", {"channel": "chat", "customer": "I sent the pump back. What's my RMA number?"}),
        Example("Please send the photo as a PDF, or bring your ID and the SIM."),
        Example("The box on your wall lost its connection when we worked on the line."),
        Example("Your bank has asked the shop for the receipt."),
        Example("Press the button with the two arrows, next to the plug."),
    ),
)


TRADE = frozenset(
    "WMS OMS TMS ERP CRM RMA RGA POD SKU SKUS MOQ FOC DDU DDP DAP HAWB IOSS NCR SLA SLAS TAT CSAT NPS AHT FCR IVR BAU SOP SOPS KPI KPIS OOH UAT FRL PSP KYC AML CDD MCC SDD ACH BBAN DSAR"
    " ONT OLT CPE DSLAM DLM MSISDN ICCID EAC SVT DNO PNR IROPS IRROPS OAL SSR EMD GDS OTA FNOL TPL LDAP RBAC SCIM GPO DMARC".split()
)
"""Initials that are known within a trade, and to hardly anybody outside of it."""
INITIALS = re.compile(r"(?<![\w/-])[A-Z]{3,6}s?(?![\w/-])")
EXPLAINED = re.compile(
    r"\W{0,3}(?:\(|,\s+(?:which|that\s+is|i\.e|our|the|or)\b|(?:is|are|means?|stands?\s+for)\s+(?:the|our|an?|what|how|where)\b)|[^()]{0,40}\)|\s+(?:number|no\b|#?\d)"
)
"""What follows initials that are put into words, or that stand behind these in brackets."""


def check(reading: Reading) -> Iterator[Found]:
    cued = {sentence.index for sentence in reading.cued("clarity/jargon")}
    for sentence in reading.sentences:
        if sentence.index in cued or _talks_trade(reading, sentence.text):
            yield Found(*sentence.carrying("clarity/jargon"), suggestions=plainly(sentence))


def _talks_trade(reading: Reading, text: str) -> bool:
    """Whether there are initials of a trade in it that are not explained, and the customer writes in none."""
    said = [one for one in INITIALS.finditer(text) if one[0].upper() in TRADE and not EXPLAINED.match(text, one.end())]
    theirs = " ".join(
        (reading.case.message, *(one.text for one in reading.case.thread if one.role == "customer"))
    ).upper()
    return bool(said) and TRADE.isdisjoint(re.findall(r"[A-Z]{2,}", theirs))
