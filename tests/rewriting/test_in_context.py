"""Sentences that are mended by themselves are mended behind a customer's question, too, and nothing odd comes in with them."""

from __future__ import annotations

from replycoach import Coach, Rewrite


def rewritten(customer: str, reply: str, channel: str = "email") -> Rewrite:
    case = {"reply": reply, "customer": customer, "channel": channel, "customer_name": "Ana", "agent_name": "Tom"}
    return Coach().rewrite(case)


def test_the_documents_own_pair_behind_a_question() -> None:
    draft = "I can't get you that product until next month. It is backordered and currently unavailable at this time."
    made = rewritten("Can I get the X200?", draft)
    assert "That product will be available next month." in made.text
    assert "[what you can offer instead" in made.text
    assert "Thank you" in made.text


def test_a_calm_question_is_thanked_for_but_no_complaint() -> None:
    draft = "I can't send a new lid until next month. It is backordered and currently unavailable at this time."
    assert "Thank" not in rewritten("Your lid broke and cut my hand! Where is the new one?", draft).text


def test_a_requirement_behind_how_do_i() -> None:
    made = rewritten(
        "How do I get my deposit back?", "You must fill in form D2 and you have to send it to d@inn.example."
    )
    assert "fill in form D2 and send it to d@inn.example" in made.text
    assert "must" not in made.text


def test_two_stalls_have_one_time() -> None:
    draft = "I'm not authorised to waive fees. I would have to get approval from head office first."
    assert rewritten("Could you waive the £15 fee?", draft).text.count("[when") == 1


def test_who_asks_the_way_is_not_asked_what_went_wrong() -> None:
    made = rewritten(
        "how do I get in?", "USE THE SIDE DOOR ON MILL LANE, THE CODE IS 4471. DO NOT RING THE BELL.", "chat"
    )
    assert "side door on Mill Lane, the code is 4471" in made.text
    assert "?" not in made.text


def test_a_term_is_not_explained_by_itself() -> None:
    draft = "Your tariff has been migrated to a deemed contract due to CoT, and the MPAN is in dispute."
    text = rewritten("What does the letter mean?", draft).text
    assert text.count("meter number") == 1


def test_a_good_draft_says_why_nothing_was_done() -> None:
    made = rewritten("Do you have the blue one?", "Not until 4 May, but the green one is here.", "chat")
    assert {one.reason for one in made.left_alone} <= {"advice alone is no reason to change a good draft"}


def test_until_then_needs_a_then() -> None:
    bad = "Honestly our site is rubbish. Clear your cookies and it should stay logged in."
    assert "Until then" not in rewritten("Why does your site log me out all the time?", bad).text


def test_a_fear_for_somebody_is_no_hardship() -> None:
    asked = "The heater I bought on Monday smells burnt and gets hot. Is it safe? I have a baby."
    assert (
        "hard with"
        not in rewritten(asked, "Hi Ana,\n\nSome smell is normal. You can bring it back within 30 days.\n\nTom").text
    )


def test_the_point_of_a_tangle_fits_the_question() -> None:
    tangle = (
        "With regards to your query I would like to take this opportunity to inform you that at this moment in time it is indeed the case that guests who so wish may, subject to "
        "the corkage which is presently charged at the rate of £5 a bottle, bring with them wine of their own choosing, provided always that it is handed to the staff on arrival."
    )
    text = rewritten("Can I bring my own wine?", tangle).text
    assert "nothing that you need to do" not in text
