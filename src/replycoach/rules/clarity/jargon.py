"""Technical or commercial terms that this customer would not follow.

One talks so that the customer does not feel threatened by technical or commercial talk. Terms that they used themselves are fine, and so are
words that the next clause explains.
"""

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
        Example("The box on your wall lost its connection when we worked on the line."),
        Example("Your bank has asked the shop for the receipt."),
        Example("Press the button with the two arrows, next to the plug."),
    ),
)


def check(reading: Reading) -> Iterator[Found]:
    for sentence in reading.cued("clarity/jargon"):
        yield Found(*sentence.carrying("clarity/jargon"), suggestions=plainly(sentence))
