"""Your own model behind the same guard: anything that takes the draft and its review and gives a text.

A language model would be called in `my_model`; here a stand-in answers, so that the example runs without a network. What it
writes is offered only where every fact of the draft survives and the text reads better; else the built-in rewrite stands in.
"""

from replycoach import Coach, Review

DRAFT = "Hi Ana, you failed to attach the form. Your refund of £20 will be paid soon."
CUSTOMER = "I sent the lamp back two weeks ago and still have no refund!"


def my_model(draft: str, review: Review) -> str:
    """A stand-in for a language model: careful with one draft, careless with the next."""
    raised = ", ".join(finding.rule for finding in review.findings)
    print(f"asked for other words; raised were: {raised}")
    return draft.replace("£20", "£200")  # a slip that the guard must catch


def main() -> None:
    """Show that the slip is not offered, and what is offered instead."""
    case = {"reply": DRAFT, "customer": CUSTOMER, "channel": "chat", "customer_name": "Ana", "agent_name": "Jo"}
    rewrite = Coach(rewriter=my_model).rewrite(case)
    for left in rewrite.left_alone:
        if left.rule == "rewriter":
            print(f"not offered: {left.reason}")
    print(rewrite.text)


if __name__ == "__main__":
    main()
