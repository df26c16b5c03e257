"""Which variables a dialect and the house know, as data, and whether a name is one of them.

The lists are those of the helpdesks' documentation as far as it is known here; see `COMPLETE` and `LISTED`. Roots that
take names of the customer's own (custom fields, dynamic content) are open: whatever stands below them may be right.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from replycoach.model import Severity
from replycoach.text.dialects import DIALECTS, Dialect

MORE: Final[dict[str, str]] = {
    "zendesk": (
        "ticket.title ticket.description ticket.url ticket.link ticket.id ticket.external_id ticket.via ticket.status ticket.priority "
        "ticket.ticket_type ticket.score ticket.group.name ticket.tags ticket.ccs ticket.cc_names ticket.comments ticket.latest_comment "
        "ticket.latest_public_comment ticket.public_comments ticket.latest_comment_html ticket.latest_comment_formatted "
        "ticket.latest_public_comment_html ticket.latest_public_comment_formatted ticket.comments_formatted "
        "ticket.public_comments_formatted ticket.latest_comment_rich ticket.latest_public_comment_rich ticket.created_at_with_time "
        "ticket.updated_at ticket.updated_at_with_time ticket.due_date_with_timestamp ticket.in_business_hours ticket.encoded_id "
        "ticket.verbatim_description ticket.brand.name ticket.brand.id ticket.organization.name ticket.organization.id ticket.account "
        "ticket.requester.details ticket.requester.notes ticket.requester.email ticket.requester.phone ticket.requester.language "
        "ticket.requester.external_id ticket.requester.tags current_user.tags ticket.requester.organization.name ticket.requester.signature ticket.requester.time_zone "
        "ticket.assignee.email ticket.assignee.last_name ticket.assignee.signature ticket.assignee.phone ticket.submitter.name "
        "current_user.email current_user.last_name current_user.signature current_user.organization.name current_user.language "
        "current_user.details current_user.notes current_user.external_id current_user.phone current_user.id "
        "satisfaction.rating_section satisfaction.rating_url satisfaction.positive_rating_url satisfaction.negative_rating_url "
        "satisfaction.current_rating satisfaction.current_comment "
        "agent.signature"
    ),
    "freshdesk": (
        "ticket.id ticket.subject ticket.description ticket.description_text ticket.url ticket.tags ticket.status ticket.priority ticket.source "
        "ticket.ticket_type ticket.type ticket.requester.name ticket.requester.email ticket.requester.phone ticket.requester.address "
        "ticket.requester.mobile ticket.requester.company_name ticket.requester.language ticket.requester.time_zone ticket.from_email "
        "ticket.agent.email ticket.group.name ticket.latest_public_comment ticket.latest_private_comment ticket.product_description "
        "ticket.portal_url ticket.due_by_time ticket.satisfaction_survey ticket.company.name helpdesk_name comment.body comment.commenter.name"
    ),
    "gorgias": (
        "ticket.customer.email ticket.customer.firstname ticket.customer.lastname ticket.customer.full_name ticket.customer.phone "
        "ticket.id ticket.subject current_user.firstname current_user.lastname current_user.name current_user.full_name current_user.email "
        "current_user.bio ticket.assignee_user.lastname ticket.assignee_user.email ticket.account.domain"
    ),
    "intercom": (
        "name email phone user.email user.phone user.last_name last_name user_id user.user_id company.size company.plan company.website "
        "teammate.last_name author.last_name conversation.id"
    ),
    "chatwoot": (
        "contact.email contact.phone contact.phone_number contact.id contact.city contact.country agent.email conversation.id "
        "conversation.display_id conversation.code conversation.contact_name conversation.recent_messages inbox.name inbox.id agent.available_name account.name"
    ),
    "help scout": (
        "customer.company customer.jobTitle customer.email customer.phone user.email user.phone user.jobTitle mailbox.email conversation.subject "
        "conversation.createdAt conversation.id mailbox.fromName"
    ),
    "freescout": (
        "customer.firstName customer.lastName customer.fullName customer.email customer.company user.firstName user.lastName user.fullName "
        "user.email user.phone user.jobTitle user.photoUrl mailbox.name mailbox.email mailbox.fromName subject conversation.number"
    ),
    "osticket": (
        "ticket.id ticket.email ticket.name.full ticket.name.last ticket.name.short ticket.subject ticket.phone ticket.status ticket.priority "
        "ticket.assigned ticket.assignee ticket.close_date ticket.auth_token ticket.client_link ticket.staff_link ticket.dept ticket.topic "
        "ticket.topic.name ticket.team ticket.team.name ticket.thread ticket.last_update ticket.sla ticket.sla.name ticket.user ticket.user.name "
        "ticket.user.email ticket.recipients recipient.ticket_link recipient.email recipient.name.last staff.email staff.signature staff.phone "
        "staff.name.last url company.phone company.website company.address note message comments assignee assigner link poster.name signature "
        "dept.name ticket.dept.manager.name"
    ),
    "zammad": (
        "ticket.id ticket.title ticket.state.name ticket.priority.name ticket.group.name ticket.customer.email ticket.customer.phone "
        "ticket.customer.mobile ticket.customer.organization.name ticket.organization.name ticket.owner.email ticket.owner.phone "
        "ticket.updated_at ticket.pending_time ticket.escalation_at ticket.close_at user.email user.phone user.mobile user.department "
        "user.organization.name config.ticket_hook config.product_name config.http_type article.subject article.from article.to "
        "article.created_at article.body_as_html"
    ),
    "uvdesk": (
        "ticket.subject ticket.message ticket.threadMessage ticket.tags ticket.source ticket.status ticket.priority ticket.group ticket.team "
        "ticket.customerEmail ticket.agentEmail ticket.agentLink ticket.customerLink ticket.attachments ticket.collaboratorName "
        "ticket.collaboratorEmail ticket.type user.userEmail user.assignUserEmail user.forgotPasswordLink user.accountValidationLink global.companyLogo "
        "global.companyUrl"
    ),
    "discourse": (
        "my_name my_username topic_title topic_url original_poster_username original_poster_name reply_to_username reply_to_name "
        "last_poster_username last_poster_name reply_to_or_last_poster_username reply_to_or_last_poster_name context_title context_url "
        "chat_channel_name chat_channel_url chat_thread_name chat_thread_url chat_reply_to_username chat_reply_to_name"
    ),
    "front": "recipient.email recipient.handle sender.name sender.first_name user.name user.first_name user.email",
    "frappe": "name status priority raised_by contact customer agent_group owner email resolution creation opening_date description",
    "jira": "issue.summary issue.status issue.status.name issue.priority issue.description issue.url issue.project.name issue.updated now",
}  # fmt: skip
"""Names beyond those that have a role in `text.dialects`."""

OPEN: Final[dict[str, str]] = {
    "zendesk": "ticket.ticket_field_ ticket.requester.custom_fields. ticket.organization. current_user.custom_fields. dc. ticket.comments "
    "ticket.latest_comment. ticket.custom_fields. user. comment. attachment. lookup:",
    "freshdesk": "ticket.cf_ ticket.requester.cf_ ticket.company. ticket.custom_field.",
    "gorgias": "ticket.customer.integrations ticket.customer.custom_fields. ticket.custom_fields. message.",
    "chatwoot": "contact.custom_attribute. conversation.custom_attribute. contact.custom_attributes. conversation.custom_attributes.",
    "intercom": "custom_attributes. user. company. conversation.",
    "help scout": "customer.properties. conversation.customField customer.customField",
    "zammad": "t( config. article.",
    "uvdesk": "user.",
    "osticket": "ticket.var. ticket.user. user. ticket.thread. ticket.staff. ticket.team.",
    "replycoach": "customer. agent. company. case. reading. history. voice.",
    "jira": "issue.customfield issue. initiator. reporter. triggerIssue. now. lookup smart. #",
    "frappe": "doc. frappe. custom_",
    "front": "1 2 3 4 5 6 7 8 9",
}  # fmt: skip
"""What names of the house's own begin with."""

COMPLETE: Final = frozenset({"freescout"})
"""Dialects whose list is that of the program itself, so that a name that is not there is wrong."""

LISTED: Final = frozenset(
    (
        "zendesk",
        "freshdesk",
        "gorgias",
        "chatwoot",
        "help scout",
        "osticket",
        "zammad",
        "uvdesk",
        "discourse",
        "intercom",
    )
)
"""Dialects of which most names are known, so that another one is worth a look; their makers add names."""

_BUILT_IN: Final[dict[str, str]] = {
    "jinja": "loop range dict lipsum cycler joiner namespace self super caller varargs kwargs true false none True False None _ gettext ngettext",
    "liquid": "forloop tablerowloop blank empty nil true false",
    "sections": ". this @index else",
}  # fmt: skip
OURS: Final = (
    "customer agent company channel case reading history voice greet acknowledge thank next_step sign_off customer.name "
    "customer.first_name agent.name agent.first_name company.name case.id case.customer reading.mood reading.about reading.questions"
)


SHORTEST: Final = 4
"""With one letter other, a shorter word is another word."""

LEAST_LIKE: Final = 72.0
"""How like each part of a name must be to that of a known one, of 100."""


def of_name(dialect: str) -> list[Dialect]:
    """The placeholder syntaxes of a dialect; Intercom has two, our own and plain text have none."""
    also = "intercom html" if dialect == "intercom" else dialect
    return [one for one in DIALECTS if one.name in (dialect, also)]


@lru_cache(maxsize=64)
def known_names(dialect: str, house: tuple[str, ...]) -> tuple[str, ...]:
    """Every name that is surely right in this dialect and house, in alphabetical order.

    >>> "ticket.requester.first_name" in known_names("zendesk", ()), known_names("jinja", ("order.id",))
    (True, ('order.id',))
    """
    names = {name for syntax in of_name(dialect) for name in syntax.roles}
    names |= set(MORE.get(dialect, "").split()) | {name.removesuffix(".*") for name in house}
    if dialect == "replycoach":
        names |= set(OURS.split())
    return tuple(sorted(names))


@lru_cache(maxsize=4096)
def is_known(name: str, dialect: str, engine: str, house: tuple[str, ...]) -> bool:
    """Whether a name is right: known itself, below an open root, below a name that the house declares, built in."""
    names = known_names(dialect, house)
    if dialect == "zammad":
        name = name.removesuffix(".value")  # how a chosen value is shown, of any field
    if (
        name in names
        or name in _BUILT_IN.get(engine, "").split()
        or name.split(".")[0] in _BUILT_IN.get(engine, "").split()
    ):
        return True
    declared = {one.removesuffix(".*") for one in house}
    if any(name.startswith(f"{one}.") or one.startswith(f"{name}.") for one in declared):
        return True
    if any(one.startswith(f"{name}.") for one in names):
        return True
    return any(name.startswith(root) for root in OPEN.get(dialect, "").split()) and not _is_slip(name, names)


@lru_cache(maxsize=4096)
def near(name: str, names: tuple[str, ...]) -> str:
    """The known name that is most like this one, part by part; empty where some part is like none.

    >>> near("ticket.requester.frist_name", known_names("zendesk", ()))
    'ticket.requester.first_name'
    """
    best, found = 0.0, ""
    parts = name.split(".")
    for known in names:
        theirs = known.split(".")
        if len(theirs) <= len(parts):
            alike = [fuzz.ratio(mine, other) for mine, other in zip(parts, theirs, strict=False)]
            likeness = sum(alike) / len(alike) - (len(parts) - len(theirs))
            if min(alike) >= LEAST_LIKE and likeness > best and parts != theirs:
                best, found = likeness, known
    return found


def is_slip(name: str, like: str) -> bool:
    """Whether a name can only be a slip for a known one: letters exchanged, in other cases, or one too few or too many.

    >>> is_slip("customer.firstname", "customer.firstName"), is_slip("user.frst_name", "user.first_name")
    (True, True)
    >>> is_slip("ticket.comment", "ticket.comments"), is_slip("user.nickname", "user.name")
    (False, False)
    """
    parts = [pair for pair in zip(name.split("."), like.split("."), strict=False) if pair[0] != pair[1]]
    return bool(parts) and all(_slip(mine, theirs) for mine, theirs in parts)


def _slip(mine: str, theirs: str) -> bool:
    one, other = (word.replace("_", "").casefold() for word in (mine, theirs))
    if one.rstrip("s") == other.rstrip("s"):
        return one == other
    return sorted(one) == sorted(other) or (min(len(one), len(other)) >= SHORTEST and OSA.distance(one, other) == 1)


def _is_slip(name: str, names: tuple[str, ...]) -> bool:
    """Whether a name is a known one with letters exchanged: below an open root nothing less tells a slip from a new name."""
    like = near(name, names)
    return len(like) == len(name) and sorted(like) == sorted(name)


def judged(dialect: str, house: tuple[str, ...]) -> Severity | None:
    """How grave a name is that is like no known one; None where too little is known to say anything."""
    if dialect in COMPLETE or (dialect in ("jinja", "liquid", "mustache", "replycoach") and house):
        return "error"
    return "advice" if dialect in LISTED else None
