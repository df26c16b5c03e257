"""From what a helpdesk sends to a case: Chatwoot's and Zammad's webhooks, a Zendesk app, FreeScout and Frappe.

Each function takes the payload as plain data and gives the case, or None where there is nothing to coach (a private note, a message of the
customer). Run ``python examples/helpdesks.py`` to see them on payloads cut down to what is read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from replycoach import Coach

Payload = dict[str, Any]
Case = dict[str, Any]


def chatwoot(payload: Payload) -> Case | None:
    """Chatwoot's webhook event `message_created`, which comes after a message was sent."""
    if payload.get("event") != "message_created" or payload.get("message_type") != "outgoing" or payload.get("private"):
        return None
    conversation = payload.get("conversation") or {}
    person = (conversation.get("meta") or {}).get("sender") or {}
    channel = "email" if "Email" in str(conversation.get("channel")) else "chat"
    return {
        "id": str(payload["id"]),
        "channel": channel,
        "reply": payload.get("content") or "",
        "customer_name": person.get("name"),
        "agent_name": (payload.get("sender") or {}).get("name"),
        "company": (payload.get("account") or {}).get("name"),
    }


def zammad(payload: Payload) -> Case | None:
    """Zammad's webhook of a trigger, which comes after an article was written."""
    ticket, article = payload.get("ticket") or {}, payload.get("article") or {}
    if article.get("sender") != "Agent" or article.get("internal"):
        return None
    return {
        "id": str(article["id"]),
        "channel": "chat" if article.get("type") == "chat" else "email",
        "reply": article.get("body") or "",
        "customer_name": _full_name(ticket.get("customer")),
        "agent_name": _full_name(article.get("created_by")),
    }


def zendesk(payload: Payload) -> Case | None:
    """What the app in docs/embedding.md posts from the hook `ticket.save`, before the reply is sent."""
    if payload.get("ticket.comment.type", "publicReply") != "publicReply":
        return None
    requester = payload.get("ticket.requester") or {}
    return {
        "id": str(payload.get("ticket.id")),
        "channel": "email",
        "reply": payload["comment.text"],
        "customer": payload.get("customer"),
        "customer_name": requester.get("name"),
        "agent_name": (payload.get("currentUser") or {}).get("name"),
    }


def freescout(payload: Payload) -> Case | None:
    """What the module in docs/embedding.md posts when an agent presses Send, within the time in which it can be undone."""
    return {"channel": "email", **payload}


def frappe(ticket: Payload, reply: str) -> Case:
    """A draft in Frappe Helpdesk, whose apps are Python and call the coach without a server."""
    return {
        "id": ticket["name"],
        "channel": "email",
        "reply": reply,
        "customer": ticket.get("description"),
        "customer_name": ticket.get("contact"),
    }


def _full_name(user: Any) -> str:
    """First and last name of a user of Zammad; nothing where there is only a login."""
    if not isinstance(user, dict):
        return ""
    return " ".join(part for part in (user.get("firstname"), user.get("lastname")) if part)


SAMPLES: tuple[tuple[Callable[[Payload], Case | None], Payload], ...] = (
    (
        chatwoot,
        {
            "event": "message_created", "id": 71, "message_type": "outgoing", "private": False,
            "content": "Someone will look into it as soon as possible.",
            "sender": {"name": "Jo Lind"}, "account": {"name": "Zip Storage"},
            "conversation": {"channel": "Channel::WebWidget", "meta": {"sender": {"name": "Dave Carr"}}},
        },
    ),
    (
        zammad,
        {
            "ticket": {"id": 12, "customer": {"firstname": "Ana", "lastname": "Petrov"}},
            "article": {
                "id": 104, "sender": "Agent", "type": "email", "internal": False, "content_type": "text/html",
                "body": "<p>Dear Ana,</p><p>you failed to attach the form.</p><p>Kind regards,<br>Jo</p>",
                "created_by": {"firstname": "Jo", "lastname": "Lind"},
            },
        },
    ),
    (
        zendesk,
        {
            "ticket.id": 4711, "ticket.requester": {"name": "Lee Wood"}, "currentUser": {"name": "Mira Holt"},
            "comment.text": "<p>Hi Lee,</p><p>it ships on Friday.</p><p>Best wishes,<br>Mira</p>",
            "customer": "Where is my book?",
        },
    ),
    (freescout, {"reply": "Hi Sam, your card is unblocked. Kind regards, Jo", "customer": "My card was declined.", "customer_name": "Sam"}),
)  # fmt: skip


def main() -> None:
    """Review the reply in each sample."""
    coach = Coach()
    for read, payload in SAMPLES:
        case = read(payload)
        if case is not None:
            review = coach.review(case)
            print(
                f"{read.__name__}: {review.score:g} of 100, worst: {review.findings[0].message if review.findings else 'nothing'}"
            )
    review = coach.review(
        frappe({"name": "4711", "description": "<p>Where is my lamp?</p>", "contact": "Ana Petrov"}, "It ships soon.")
    )
    print(f"frappe: {review.score:g} of 100, worst: {review.findings[0].message}")


if __name__ == "__main__":
    main()
