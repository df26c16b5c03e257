"""Every dialect: placeholders that must be found, and what looks like one and is not."""

from __future__ import annotations

import itertools

import pytest

from replycoach.text.placeholders import DIALECTS, find

FOUND = {
    "zendesk": [
        ("Hi {{ticket.requester.first_name}},", "customer_first_name", "ticket.requester.first_name"),
        ("Your ticket {{ticket.id}} is open", "ticket", "ticket.id"),
        ("Regards, {{current_user.name}}", "agent_name", "current_user.name"),
        ("See {{ticket.ticket_field_360012345}}", "other", "ticket.ticket_field_360012345"),
        ("{{dc.refund_policy}}", "other", "dc.refund_policy"),
    ],
    "zendesk contact center": [
        ("Hi {{customer.FirstName}}", "customer_first_name", "customer.FirstName"),
        ('Hi {{contact.first_name || "Unknown"}}', "customer_first_name", "contact.first_name"),
    ],
    "help scout": [
        ("Hi {%customer.firstName,fallback=there%},", "customer_first_name", "customer.firstName"),
        ("Ticket {%conversation.number%}", "ticket", "conversation.number"),
        ("Thanks, {%user.fullName%}", "agent_name", "user.fullName"),
    ],
    "freescout": [
        ("Re: {%subject%}", "other", "subject"),
        ("{%user.jobTitle%}", "other", "user.jobTitle"),
    ],
    "intercom": [
        ('Hi {{user.name|fallback:"there"}}', "customer_name", "user.name"),
        ("Hi {{first_name}}", "customer_first_name", "first_name"),
        ('— {{ author.first_name | fallback: "the team" }}', "agent_name", "author.first_name"),
    ],
    "intercom html": [
        ('Hi <attribute key="user.name" default="there"/>,', "customer_name", "user.name"),
        ('<attribute key="first_name">', "customer_first_name", "first_name"),
    ],
    "freshdesk": [
        ("Hi {{ticket.requester.firstname}}", "customer_first_name", "ticket.requester.firstname"),
        ("From {{ticket.agent.name}}", "agent_name", "ticket.agent.name"),
    ],
    "front": [
        ("Hi {{recipient.first_name}}", "customer_first_name", "recipient.first_name"),
        ("Your code is {{1}}", "other", "1"),
    ],
    "gorgias": [
        ("Hi {{ticket.customer.firstname}}", "customer_first_name", "ticket.customer.firstname"),
        ("Best, {{current_user.firstname}}", "agent_name", "current_user.firstname"),
    ],
    "hubspot": [
        ("Hi {{ contact.firstname }}", "customer_first_name", "contact.firstname"),
        ('Hi {{ personalization_token("contact.firstname", "there") }}', "customer_first_name", "contact.firstname"),
        ("{{ owner.full_name }}", "agent_name", "owner.full_name"),
    ],
    "salesforce classic": [
        ("Dear {!Contact.FirstName}", "customer_first_name", "Contact.FirstName"),
        ("Case {!Case.CaseNumber}", "ticket", "Case.CaseNumber"),
    ],
    "salesforce lightning": [
        ("Dear {{{Recipient.FirstName}}}", "customer_first_name", "Recipient.FirstName"),
        ("for {{{Opportunity.Account.Name}}}", "other", "Opportunity.Account.Name"),
    ],
    "osticket": [
        ("Hi %{ticket.name.first}", "customer_first_name", "ticket.name.first"),
        ("See %{recipient.ticket_link}", "other", "recipient.ticket_link"),
        ("https://help.example/%%7Bticket.number%7D", "ticket", "ticket.number"),
    ],
    "zammad": [
        ("Hello #{ticket.customer.firstname}", "customer_first_name", "ticket.customer.firstname"),
        ("#{config.fqdn}", "other", "config.fqdn"),
        ("#{ticket.owner.nick / no such method}", "other", "ticket.owner.nick"),
        ("the #{hash} of it", "other", "hash"),
    ],
    "chatwoot": [
        ("Hi {{contact.name}}", "customer_name", "contact.name"),
        ("{{agent.first_name}} here", "agent_name", "agent.first_name"),
        ("{{contact.custom_attribute.plan}}", "other", "contact.custom_attribute.plan"),
    ],
    "uvdesk": [
        ("Hi {%ticket.customerName%}", "customer_name", "ticket.customerName"),
        ("{%global.companyName%}", "company", "global.companyName"),
    ],
    "frappe": [
        ("Hello {{ full_name }}", "customer_name", "full_name"),
        ("About {{ subject }}", "other", "subject"),
    ],
    "jira": [
        ("Hi {{issue.reporter.displayName}}", "customer_name", "issue.reporter.displayName"),
        ('since {{issue.created.format("dd/MM/yyyy")}}', "date", "issue.created"),
        ("{{#issues}}", "other", "issues"),
    ],
    "discourse": [
        ("Hi %{reply_to_username}", "customer_name", "reply_to_username"),
        ("%{my_name,fallback:there}", "agent_name", "my_name"),
    ],
    "kayako": [
        ("Re {{case.subject}}", "other", "case.subject"),
        ("{{case.requester.name}}", "customer_name", "case.requester.name"),
    ],
    "cerb": [("{{sender_first_name}}", "customer_first_name", "sender_first_name"), ("{{worker_name}}", "agent_name", "worker_name")],
    "sirportly": [
        ("Hi {{contact.full_name}}", "customer_name", "contact.full_name"),
        ("{{ticket.reference}}", "ticket", "ticket.reference"),
    ],
    "respond.io": [
        ("Hi $contact.name!", "customer_name", "contact.name"),
        ("$assignee.firstname here", "agent_name", "assignee.firstname"),
    ],
    "mustache": [
        ("Your {{order}} left", "order", "order"),
        ("Dear {{client_first_name}},", "customer_first_name", "client_first_name"),
        ("{{ pet_name }}", "other", "pet_name"),
        ("Hi {{First Name}}", "customer_first_name", "First Name"),
    ],
    "liquid": [
        ("{% if plan == 'pro' %}", "other", "if plan"),
        ("{%- endif -%}", "other", "endif"),
        ("{%order_number%}", "order", "order_number"),
    ],
    "mail merge": [
        ("Dear *|FNAME|*,", "customer_first_name", "FNAME"),
        ("Dear «FirstName»,", "customer_first_name", "FirstName"),
    ],
}  # fmt: skip

BY_HAND = [
    ("Dear [NAME],", "[NAME]", "customer_name"),
    ("Dear [CUSTOMER FIRST NAME],", "[CUSTOMER FIRST NAME]", "customer_first_name"),
    ("Hi [customer's name]", "[customer's name]", "customer_name"),
    ("Thanks to [STAFF MEMBER] today", "[STAFF MEMBER]", "other"),
    ("quote [CASE NO].", "[CASE NO]", "ticket"),
    ("by [insert date here]", "[insert date here]", "date"),
    ("track it here: [link]", "[link]", "other"),
    ("Best,\n[Your Name]", "[Your Name]", "agent_name"),
    ("Best,\n\n[Name]", "[Name]", "agent_name"),
    ("It arrives [when: e.g. today by 17:00].", "[when: e.g. today by 17:00]", "date"),
    ("on [TBC]", "[TBC]", "other"),
    ("closes on [DD/MM]", "[DD/MM]", "date"),
    ("£[X.XX] back", "[X.XX]", "other"),
    ("[X] business days", "[X]", "other"),
    ("[Refund amount: £__]", "[Refund amount: £__]", "other"),
    ("order [XXXX]", "[XXXX]", "other"),
    ("your [product name / model] is", "[product name / model]", "other"),
    ("[describe the problem in your own words]", "[describe the problem in your own words]", "other"),
    ("order [order #]", "[order #]", "order"),
    ("the [boat name] left", "[boat name]", "other"),
    ("Dear <NAME>,", "<NAME>", "customer_name"),
    ("by <insert date>", "<insert date>", "date"),
    ("ship to <address> today", "<address>", "other"),
    ("Hi <first_name>", "<first_name>", "customer_first_name"),
    ("Thanks from {store_name}", "{store_name}", "company"),
    ("Hello {FIRSTNAME},", "{FIRSTNAME}", "customer_first_name"),
    ("Hi ${customerName},", "${customerName}", "customer_name"),
    ("Wow {first_name}, well done", "{first_name}", "customer_first_name"),
    ("Hi {customer.first_name}", "{customer.first_name}", "customer_first_name"),
    ("Dear %FIRSTNAME%,", "%FIRSTNAME%", "customer_first_name"),
    ("Dear %%first_name%%,", "%%first_name%%", "customer_first_name"),
    ("Dear $FIRST_NAME$,", "$FIRST_NAME$", "customer_first_name"),
    ("Dear CUSTOMER_NAME,", "CUSTOMER_NAME", "customer_name"),
    ("order ORDER_NUMBER shipped", "ORDER_NUMBER", "order"),
    ("your order XXXX is here", "XXXX", "other"),
    ("it arrives on XX/XX.", "XX/XX", "date"),
    ("on XX/XX/2026 we", "XX/XX/2026", "date"),
    ("within XX days", "XX", "other"),
    ("a refund of £XX today", "XX", "other"),
    ("we call you on DD/MM/YYYY", "DD/MM/YYYY", "date"),
    ("Dear ____, thanks", "____", "other"),
    ("Dear ____", "____", "other"),
    ("order number ____ is here", "____", "other"),
    ("Hi {{first_name},", "{{first_name}", "customer_first_name"),
    ("Hi {first_name}},", "{first_name}}", "customer_first_name"),
    ("Hi {{ customer.name },", "{{ customer.name }", "customer_name"),
    ("Dear [[Customer Name]],", "[[Customer Name]]", "customer_name"),
    ("Dear <<First Name>>,", "<<First Name>>", "customer_first_name"),
    ("Dear __CUSTOMER_NAME__,", "__CUSTOMER_NAME__", "customer_name"),
    ("It arrives TBD.", "TBD", "other"),
    ("Lorem ipsum dolor sit amet", "Lorem ipsum dolor sit amet", "other"),
    ("INSERT REFUND AMOUNT HERE", "INSERT REFUND AMOUNT HERE", "other"),
    ("it ships (insert date here)", "(insert date here)", "date"),
    ("Dear (your name),", "(your name)", "agent_name"),
    ("Hello Customer name, welcome", "Customer name", "customer_name"),
    ("Kind regards,\nYour Name", "Your Name", "agent_name"),
    ("Kind regards,\n(your name)", "(your name)", "agent_name"),
]  # fmt: skip

NEAR_MISSES = {
    "double": [
        "`{{ticket.requester.first_name}}`",
        "Add the {{first_name}} merge tag to your newsletter.",
        "style={{color: 'red'}} in your component",
        'Send {"a": {"b": 1}} as the body',
        "the set {{1, 2}, {3}}",
        "{{}} and {{ }}",
        "```\nHi {{name}}\n```",
        "body{a{color:red}}",
    ],
    "tag": ["50{%} off", "{%}", "{% %}", "use `{% if x %}`", "{%5 of it%}"],
    "triple": ["{{{}}}", "`{{{Recipient.Name}}}`", "{{{1,2},{3}}}"],
    "bang": ["{!important}", "{!}", "{! no}", "wow {!!!}"],
    "percent": ["50%{off}", "%{HTTP_HOST} in your rewrite rule", "%{REQUEST_URI}", "100%", "%d{yyyy-MM-dd}", "%{}"],
    "hash": ["#{}", "#{1}", "`#{ticket.number}`", "a#b{c}", "#4417"],
    "dollar": ["$5", "US$contact", "$contact", "$contact->name", "$user.save()", "$.ajax", "A$AP"],
    "attribute": ["<attribute>", "the <attribute value> part"],
    "square": [
        "he said it were [sic] fine", "see [1] and [2]", "[edited]", "array[0]", "items[name]", "[x] done", "[ ] open", "[...]", "[…]",
        "[Attachment: invoice.pdf]", "[Screenshot]", "[Image]", "[image: logo.png]", "[cid:image001.png]", "[email protected]",
        "[our guide](https://example.com)", "[link](https://example.com)", "click [Submit]", "press [Enter]", "[Insert] key",
        "click [Add to basket]", "go to [Order]", "[URGENT]", "[SOLVED] your case", "[EXTERNAL]", "[Ticket #4417]", "[HB-20417]",
        "[ERROR] disk full", "[name removed]", "[redacted]", "[2, 3)", "f([a, b])", "[Fe(CN)6]", "[A]", "[PDF]", "[NEW]",
        "[10:31] Ana: hello", "[smiles]", "the column [NAME] must", "[Tom]", "[Support Team]", "[OK]", "[F1]", "[quote=Ana]", "[b]bold[/b]",
        "[sarcasm]", "[no date]", "[his name]", "[laughs]", "[unknown number]", "[!] note", "[Insert into slot]", "[N/A]", "[DRAFT]",
        "Reply [YES] or [NO]", "[Phone] 0161 555 0142", "[Email] help@x.example", "the box marked [Order number]", "array[[name]]", "[[1]]",
        "send it to the [shipping] address", "[Date: 3 May]", "[a fee of]", "[card XXXX-1234]",
    ],
    "angle": [
        "I <3 it", "a < b and c > d", "<john@x.com>", "<https://x.example>", "<b>bold</b>", "<name>Tom</name>", "<John>", "List<name>",
        "the <title> tag", "<-- here", "<br>", "<code>", "x <y> z", "<3 <3", "<order/>", "<!-- name -->",
        "export --from <date> --to <date>", "a << name >> b", "<<EOF",
    ],
    "single brace": [
        "50% {off}", "{2,3}", r"C:\{user}", r"C:\Users\{user_name}\Desktop", '{"a": 1}', "{ color: red; }", "import { name } from 'x'",
        "\\text{name}", "/users/{user_id}", "{}", "{smile}", "x{date}", "{a}", '"{name}"', "f(x) = {y}", "`{first_name}`", "{user}", "{{off}", "{a: {b}}", '{"a": {"b": {c}}}', "f{name}}",
    ],
    "percent name": ["100%", "%APPDATA%", "%USERNAME%", "%TEMP%", "20% or 30%", "like '%name%'", "a%20name%20b", "5%to%6", "%s and %s"],
    "dollar name": ["$5", "$HOME", "$5 and $6", "$$$", "cost$NAME$here", "$PATH$"],
    "mail merge": ["«Bonjour»", "«Merci beaucoup»", "*|*", "*bold*", "|FNAME|", "«Le Monde»"],
    "capitals": [
        "ERR_NAME_NOT_RESOLVED", "API_KEY", "FILE_NAME", "the FIRST_NAME column", "the column FIRST_NAME", "ORDER_NUMBER=4417",
        "CUSTOMER_NAME: Tom", "INVALID_DATE", "ORDER_NOT_FOUND", "row['FIRST_NAME']", "config.ORDER_ID", "ORDER_DATE.csv", "DNS_PROBE", "__init__", "__NOTE__", "MY__NAME__IS",
    ],
    "crossed out": [
        "card XXXX-XXXX-1234", "card XXXX XXXX XXXX 1234", "07XXX XXX123", "size XXL", "size XXXL", "love, Bea xxx", "Thanks! xx",
        "Super Bowl XXX", "numbers in the format HB-XXXXX", "it starts with XXXX", "XX chromosomes", "chapter XX", "XX", "Bea XX",
        "ends in ****1234", "XXX-XX-1234", "XXXX1234",
    ],
    "date form": ["your birth date (DD/MM/YYYY)", "Use the format DD/MM/YYYY", "as MM/DD/YYYY"],
    "gap": ["________________________________", "Signature: ________", "__init__", "__bold__ text", "snake_case", "a__b", "Yes, I will attend ________", "________ Monday at 5", "Dear Ana ____", "http://x/a___b", "x_y"],
    "words": [
        "marked TBD on the site", "to be decided (TBD)", '"TBD"', "INSERT INTO orders VALUES HERE", "please insert the card here",
        "the lorem ipsum text in your theme", "insert coin", "(insert the battery)", "(add a friend)", "TBDs",
        "It shows TBD until then", "Please send:\nYour name\nYour order number", "Dear customer,", "Dear Sir or Madam,", "Dear name-bearer,",
        "What is your name?", "Hi Nameeta,", "thanks for your\nname",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("dialect", "text", "role", "name"), [(d, *row) for d, rows in FOUND.items() for row in rows])
def test_a_placeholder_of_a_dialect_is_found(dialect: str, text: str, role: str, name: str) -> None:
    [placeholder] = find(text)
    assert (placeholder.dialect, placeholder.role, placeholder.name) == (dialect, role, name)
    assert text[placeholder.start : placeholder.end] == placeholder.text
    assert placeholder.unfilled_by_hand == (dialect == "mail merge")


@pytest.mark.parametrize(("text", "blank", "role"), BY_HAND)
def test_a_blank_left_by_hand_is_found(text: str, blank: str, role: str) -> None:
    [placeholder] = find(text)
    assert (placeholder.text, placeholder.role, placeholder.dialect) == (blank, role, "by hand")
    assert placeholder.unfilled_by_hand


@pytest.mark.parametrize("text", [text for texts in NEAR_MISSES.values() for text in texts])
def test_what_only_looks_like_a_placeholder_is_left_alone(text: str) -> None:
    assert find(text) == []


def test_every_dialect_has_two_positives_and_every_shape_near_misses() -> None:
    assert {d.name for d in DIALECTS} | {"mail merge"} == set(FOUND)
    assert all(len(rows) >= 2 for rows in FOUND.values())
    assert {d.shape for d in DIALECTS} <= set(NEAR_MISSES)
    assert all(len(texts) >= 2 for texts in NEAR_MISSES.values())


@pytest.mark.parametrize(
    ("text", "fallback"),
    [
        ("{%customer.firstName,fallback=there%}", "there"),
        ("{%customer.firstName,fallback=%}", ""),
        ("{%customer.firstName%}", None),
        ('{{user.name|fallback:"there"}}', "there"),
        ('{{contact.first_name || "you"}}', "you"),
        ("%{my_name,fallback:there}", "there"),
        ('<attribute key="user.name" default="there"/>', "there"),
        ('{{ personalization_token("contact.firstname", "friend") }}', "friend"),
        ("{{ticket.requester.first_name}}", None),
    ],
)
def test_the_fallback_is_read(text: str, fallback: str | None) -> None:
    assert find(text)[0].fallback == fallback


def test_a_declared_dialect_reads_only_its_own_syntax() -> None:
    text = "{{ticket.id}} {%ticket.id%} [NAME]"
    assert [p.text for p in find(text, "uvdesk")] == ["{%ticket.id%}"]
    assert [p.text for p in find("Use the {{ticket.id}} placeholder", "zendesk")] == ["{{ticket.id}}"]
    with pytest.raises(ValueError, match="unknown dialect"):
        find(text, "nobody")


def test_placeholders_come_in_order_and_never_overlap() -> None:
    found = find("[NAME] {{a}} <NAME> {{b|fallback:'[NAME]'}} XXXX {store_name}")
    assert [p.text for p in found] == ["[NAME]", "{{a}}", "<NAME>", "{{b|fallback:'[NAME]'}}", "XXXX", "{store_name}"]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
