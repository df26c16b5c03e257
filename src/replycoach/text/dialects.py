"""The placeholder syntaxes of helpdesks, as data.

A *shape* is how a placeholder is written (``{{…}}``); a *dialect* is what one product calls its variables inside that
shape. Many products share a shape, so a dialect also names the first words (*roots*) of its variables: that is how
``{{ticket.customer.firstname}}`` (Gorgias) is told from ``{{ticket.requester.firstname}}`` (Freshdesk). Where two
products spell a variable exactly alike, the one that stands first in :data:`DIALECTS` gets it.

Every pattern is bounded, so none of them can take more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

Role = Literal[
    "customer_first_name", "customer_name", "agent_name", "company", "ticket", "order", "date", "other"
]  # fmt: skip

SHAPES: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "triple": re.compile(r"\{\{\{(?P<body>[^{}\n]{1,200})\}\}\}"),
        "double": re.compile(r"(?<!\{)\{\{(?P<body>[^{}\n]{1,300})\}\}(?!\})"),
        "tag": re.compile(r"\{%(?P<body>[^%{}\n]{1,300})%\}"),
        "bang": re.compile(r"\{!(?P<body>[A-Za-z$][\w.$ ]{0,100})\}"),
        "percent": re.compile(r"(?<![\w$])%(?:\{|%7[Bb])(?P<body>[A-Za-z_][\w.,:\- ]{1,100})(?:\}|%7[Dd])"),
        "hash": re.compile(r"#\{(?P<body>[^{}\n]{1,200})\}"),
        "dollar": re.compile(
            r"(?<![\w$])\$(?P<body>(?:contact|conversation|assignee|system|user)\.[a-z][a-z_]{0,40}"
            r"(?:\.[a-z_]{1,40})?)(?![\w(\[])"
        ),
        "attribute": re.compile(r"<attribute\s(?P<body>[^<>\n]{1,300})>", re.IGNORECASE),
    }
)
"""How placeholders are written; the group ``body`` is what stands between the marks."""
SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "triple": "{{{", "double": "{{", "tag": "{%", "bang": "{!", "percent": "%", "hash": "#{", "dollar": "$", "attribute": "<",
    }
)  # fmt: skip
"""What every placeholder of a shape has, so that most texts need not be searched for it."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """One product's placeholders: the shape, the names it knows, and whether a name can carry a fallback."""

    name: str
    shape: str
    roles: Mapping[str, Role]
    roots: tuple[str, ...] = ()
    fallback: re.Pattern[str] | None = field(default=None)

    def claims(self, variable: str) -> int:
        """How surely *variable* is one of this product's names: 3 by name, 2 by its longest root, 0 not at all."""
        if variable in self.roles:
            return 3
        return 2 if any(variable.startswith(root) for root in self.roots) else 0


_PIPE_FALLBACK = re.compile(r"\|\s*(?:fallback|default)\s*[:(]\s*[\"'](?P<value>[^\"']*)[\"']")
_OR_FALLBACK = re.compile(r"\|\|\s*[\"'](?P<value>[^\"']*)[\"']")
_COMMA_FALLBACK = re.compile(r",\s*fallback\s*=\s*(?P<value>.*?)\s*$")
_COLON_FALLBACK = re.compile(r",\s*fallback\s*:\s*(?P<value>.*?)\s*$")
_ATTRIBUTE_FALLBACK = re.compile(r"default=[\"'](?P<value>[^\"']*)[\"']")
_TOKEN_FALLBACK = re.compile(r"(?:personalization_token\([^,()]*,|\|\s*default\()\s*[\"'](?P<value>[^\"']*)[\"']")

_FIRST: Final[Role] = "customer_first_name"
_CUSTOMER: Final[Role] = "customer_name"
_AGENT: Final[Role] = "agent_name"

_DOUBLE = (
    Dialect(
        "zendesk",
        "double",
        {
            "ticket.requester.first_name": _FIRST, "ticket.requester.name": _CUSTOMER,
            "ticket.requester.last_name": _CUSTOMER, "ticket.assignee.name": _AGENT,
            "ticket.assignee.first_name": _AGENT, "current_user.name": _AGENT, "current_user.first_name": _AGENT,
            "ticket.id": "ticket", "ticket.account": "company", "ticket.brand.name": "company",
            "ticket.organization.name": "other", "ticket.created_at": "date", "ticket.due_date": "date",
        },
        ("ticket.requester.", "ticket.assignee.", "ticket.ticket_field_", "current_user.", "dc.", "satisfaction."),
    ),
    Dialect(
        "freshdesk",
        "double",
        {
            "ticket.requester.firstname": _FIRST, "ticket.requester.lastname": _CUSTOMER,
            "ticket.agent.name": _AGENT, "ticket.portal_name": "company", "ticket.public_url": "other",
        },
        ("ticket.agent.", "ticket.from_email", "ticket.portal", "ticket.satisfaction_survey", "helpdesk_name"),
    ),
    Dialect(
        "gorgias",
        "double",
        {
            "ticket.customer.firstname": _FIRST, "ticket.customer.lastname": _CUSTOMER,
            "ticket.customer.name": _CUSTOMER, "ticket.customer.full_name": _CUSTOMER,
            "ticket.assignee_user.firstname": _AGENT, "ticket.assignee_user.name": _AGENT,
            "current_user.firstname": _AGENT,
        },
        ("ticket.customer.", "ticket.assignee_user."),
    ),
    Dialect(
        "intercom",
        "double",
        {
            "user.name": _CUSTOMER, "first_name": _FIRST, "user.first_name": _FIRST, "company.name": "company",
            "author.name": _AGENT, "author.first_name": _AGENT, "teammate.name": _AGENT, "teammate.first_name": _AGENT,
        },
        ("author.", "teammate."),
        _PIPE_FALLBACK,
    ),
    Dialect(
        "chatwoot",
        "double",
        {
            "contact.name": _CUSTOMER, "contact.first_name": _FIRST, "contact.last_name": _CUSTOMER,
            "agent.name": _AGENT, "agent.first_name": _AGENT, "agent.last_name": _AGENT,
            "conversation.id": "ticket", "conversation.display_id": "ticket",
        },
        ("conversation.", "contact.custom_attribute.", "agent.", "contact."),
        _PIPE_FALLBACK,
    ),
    Dialect(
        "zendesk contact center",
        "double",
        {
            "customer.FirstName": _FIRST, "customer.LastName": _CUSTOMER, "customer.FullName": _CUSTOMER,
            "contact.first_name": _FIRST, "contact.last_name": _CUSTOMER, "contact.name": _CUSTOMER,
        },
        ("customer.",),
        _OR_FALLBACK,
    ),
    Dialect(
        "hubspot",
        "double",
        {
            "contact.firstname": _FIRST, "contact.lastname": _CUSTOMER, "owner.full_name": _AGENT,
            "sender.firstname": _AGENT, "company.domain": "other",
        },
        ("owner.", "sender.", "personalization_token", "deal."),
        _TOKEN_FALLBACK,
    ),
    Dialect("sirportly", "double", {"contact.full_name": _CUSTOMER, "ticket.reference": "ticket"}, ("ticket.brand",)),
    Dialect(
        "front",
        "double",
        {
            "recipient.first_name": _FIRST, "recipient.name": _CUSTOMER, "recipient.last_name": _CUSTOMER,
            "user.signature": "other", "1": "other", "2": "other", "3": "other",
        },
        ("recipient.",),
    ),
    Dialect(
        "jira",
        "double",
        {
            "issue.key": "ticket", "issue.reporter.displayName": _CUSTOMER, "issue.assignee.displayName": _AGENT,
            "issue.created": "date", "issue.duedate": "date",
        },
        ("issue.", "issues", "initiator.", "reporter.", "triggerIssue"),
    ),
    Dialect("kayako", "double", {"case.id": "ticket", "case.requester.name": _CUSTOMER}, ("case.",)),
    Dialect("cerb", "double", {"sender_first_name": _FIRST, "worker_name": _AGENT}, ("ticket_", "worker_", "sender_", "group_")),
    Dialect(
        "frappe",
        "double",
        {"full_name": _CUSTOMER, "subject": "other", "raised_by": _CUSTOMER, "doc.name": "ticket"},
        ("doc.", "frappe."),
    ),
)  # fmt: skip

_OTHERS = (
    Dialect(
        "help scout",
        "tag",
        {
            "customer.firstName": _FIRST, "customer.lastName": _CUSTOMER, "customer.fullName": _CUSTOMER,
            "user.firstName": _AGENT, "user.fullName": _AGENT, "user.lastName": _AGENT,
            "conversation.number": "ticket", "mailbox.name": "company",
        },
        ("customer.", "user.", "mailbox.", "conversation."),
        _COMMA_FALLBACK,
    ),
    Dialect(
        "freescout",
        "tag",
        {"subject": "other", "user.jobTitle": "other", "user.photoUrl": "other", "mailbox.fromName": "company"},
        ("customer.company", "user.jobTitle"),
    ),
    Dialect(
        "uvdesk",
        "tag",
        {
            "ticket.customerName": _CUSTOMER, "ticket.agentName": _AGENT, "ticket.id": "ticket",
            "ticket.link": "other", "global.companyName": "company", "user.userName": _AGENT,
        },
        ("ticket.", "global."),
    ),
    Dialect(
        "salesforce lightning",
        "triple",
        {
            "Recipient.FirstName": _FIRST, "Recipient.Name": _CUSTOMER, "Sender.Name": _AGENT,
            "Organization.Name": "company", "Case.CaseNumber": "ticket",
        },
        ("Recipient.", "Sender.", "Case.", "Contact.", "Account.", "Opportunity.", "Organization."),
    ),
    Dialect(
        "salesforce classic",
        "bang",
        {
            "Contact.FirstName": _FIRST, "Contact.Name": _CUSTOMER, "Contact.LastName": _CUSTOMER,
            "User.Name": _AGENT, "User.FirstName": _AGENT, "Organization.Name": "company",
            "Case.CaseNumber": "ticket", "Today": "date",
        },
        ("Contact.", "Case.", "User.", "Account.", "Lead.", "Organization.", "Opportunity.", "$"),
    ),
    Dialect(
        "discourse",
        "percent",
        {
            "my_name": _AGENT, "my_username": _AGENT, "reply_to_username": _CUSTOMER, "reply_to_name": _CUSTOMER,
            "original_poster_username": _CUSTOMER, "original_poster_name": _CUSTOMER, "last_poster_username": _CUSTOMER,
            "reply_to_or_last_poster_username": _CUSTOMER, "topic_title": "other", "context_title": "other",
        },
        ("chat_", "topic_", "context_", "last_poster_", "original_poster_"),
        _COLON_FALLBACK,
    ),
    Dialect(
        "osticket",
        "percent",
        {
            "ticket.name.first": _FIRST, "ticket.name": _CUSTOMER, "recipient.name.first": _FIRST,
            "recipient.name": _CUSTOMER, "staff.name": _AGENT, "staff.name.first": _AGENT, "ticket.number": "ticket",
            "ticket.staff.name": _AGENT, "company.name": "company", "ticket.dept.name": "other",
            "ticket.due_date": "date", "ticket.create_date": "date", "response": "other", "signature": "other",
        },
        ("ticket.", "recipient.", "staff.", "company.", "user.", "poster.", "message", "url"),
    ),
    Dialect(
        "zammad",
        "hash",
        {
            "ticket.customer.firstname": _FIRST, "ticket.customer.lastname": _CUSTOMER,
            "ticket.customer.fullname": _CUSTOMER, "ticket.owner.firstname": _AGENT, "ticket.owner.fullname": _AGENT,
            "ticket.owner.lastname": _AGENT, "user.firstname": _AGENT, "user.fullname": _AGENT, "user.lastname": _AGENT,
            "ticket.number": "ticket", "config.organization": "company", "config.fqdn": "other",
            "article.body": "other", "ticket.created_at": "date",
        },
        ("ticket.", "article.", "config.", "user."),
    ),
    Dialect(
        "respond.io",
        "dollar",
        {
            "contact.name": _CUSTOMER, "contact.firstname": _FIRST, "contact.first_name": _FIRST,
            "contact.lastname": _CUSTOMER, "assignee.firstname": _AGENT, "assignee.name": _AGENT,
            "conversation.id": "ticket", "system.current_date": "date",
        },
        ("contact.", "assignee.", "conversation.", "system."),
    ),
    Dialect("intercom html", "attribute", {"user.name": _CUSTOMER, "first_name": _FIRST}, (), _ATTRIBUTE_FALLBACK),
)  # fmt: skip

_GENERIC = (
    Dialect("mustache", "double", {}, fallback=_PIPE_FALLBACK),
    Dialect("liquid", "tag", {}),
    Dialect("mustache", "triple", {}),
    Dialect("osticket", "percent", {}, fallback=_COLON_FALLBACK),
    Dialect("zammad", "hash", {}),
)

DIALECTS: Final[tuple[Dialect, ...]] = _DOUBLE + _OTHERS + _GENERIC
"""Every helpdesk syntax that is recognised; the last of a shape is the one that takes any name."""
