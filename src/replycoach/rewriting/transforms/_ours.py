"""What somebody of our own does with their hands, as what "we" do: "and someone will fit the strap" is "and we'll fit the strap".

The deed is kept as it is, and nothing is promised besides.
"""

from __future__ import annotations

from replycoach.text.anycase import AnyCase

ONE_OF_US = AnyCase(
    r"(?:^|(?P<link>,? (?:and|so) (?:then )?|(?<=,) ))(?:someone|somebody|one of us|one of (?:the|our|my) (?:team|staff|crew|colleagues|people|guys)|a (?:colleague|team member)|a member of (?:the |our )?(?:team|staff))"
    r"(?: will|'ll)(?P<then>(?: then| also| gladly| happily)*) (?P<act>[a-z]+)\b(?P<rest>[^;]*)$"
)
"""What one of the company's own will do, last in its sentence."""
HERE = AnyCase(
    r"\b(?:come|comes|coming|bring|brings|pop|pops|drops?|our|us|we|i|here|reception|(?:front|help|service|information) desk|the desk|showroom)\b"
)
NOT_OURS = AnyCase(
    r"\b(?:they|their|them|any (?:post|shop|branch|of)|local|nearest|post office|pharmacy|bank|council|manufacturer|supplier|school|gp|doctor)\b"
)
"""Words of a place that is ours, and of one that may not be."""
HANDS = frozenset(
    "show demonstrate teach fit measure bring carry adjust install weigh mend repair clean replace swap unload load deliver collect wrap cut sew"
    " mount hang assemble connect set demo walk guide meet wait pump charge test try lend hand give".split()
)
"""What is done with hands, or face to face."""
ON_THE_SPOT = frozenset("help assist attend take fix have sort see".split())
"""The same where the customer comes, although a desk does it too."""


def we_do(text: str) -> str:
    """The sentence with "we" for somebody of ours; empty where it may be somebody else, or a step at a desk.

    >>> we_do("You can come in on Friday and someone will fit the strap.")
    "You can come in on Friday and we'll fit the strap."
    >>> we_do("Take it to the post office and someone will weigh it."), we_do("Someone will look into it.")
    ('', '')
    """
    found = ONE_OF_US.search(text.replace("’", "'"))
    if found is None:
        return ""
    before, act = text[: found.start()], found["act"]
    here = not before or (HERE.search(before) is not None and NOT_OURS.search(before) is None)
    if not here or act not in (HANDS | ON_THE_SPOT if before else HANDS):
        return ""
    start = found.start("then")
    subject = "we'll" if before else "We'll"
    return f"{before}{found['link'] or ''}{subject}{text[start:]}"
