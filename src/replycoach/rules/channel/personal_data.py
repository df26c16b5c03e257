"""Personal data shown or asked for in public.

In public, addresses, phone numbers, account and order details, dates of birth and health do not belong into an answer, and asking for them invites the customer
to post them for everybody. Move that part, and only that part, to a private message.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

rule = Rule(
    severity="error",
    source=("CH",),
    message="“{found}” puts personal data in public.",
    why="Everybody can read it, and it cannot be taken back.",
    todo="Take it out, or ask for it by private message.",
    examples=(
        Example("@lee ⟦Please reply here with your account number and date of birth.⟧", {"channel": "social"}),
        Example("@lee ⟦Your parcel went to 14 Mill Lane and Mrs Roy signed for it.⟧", {"channel": "social"}),
        Example("@lee ⟦Post your full address and phone number below and I'll check.⟧", {"channel": "social"}),
        Example(
            "@lee Sorry about that, Lee! I'm on it. Could you send me a private message, so that your details stay between us?",
            {"channel": "social", "customer": "@Shop my order never came"},
        ),
        Example("@lee Our shop is at 14 Mill Lane, open until nine.", {"channel": "social"}),
        Example("Please give me your account number and date of birth.", {"channel": "phone"}),
    ),
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    if not reading.profile.public:
        yield NotApplicable(f"{reading.channel} is not public")
        return
    found = reading.cued("channel/personal-data")
    for sentence in found[:1]:
        yield Found(*sentence.carrying("channel/personal-data"))
    if not found:
        yield Clean("nothing personal is shown or asked for")
