"""What weighs on the customer is found by grammar, turned to the reader and named in what is composed; nothing is named that is not plain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from replycoach import Coach
from replycoach.reading.grammar import Grammar
from replycoach.reading.sentences import split
from replycoach.rewriting.asked import told
from replycoach.rewriting.compose import Situation, compose
from replycoach.rewriting.matter import is_own_slip, matter
from replycoach.rewriting.onward import goes_on, lectures
from replycoach.rewriting.situation import step
from replycoach.rewriting.weight import Weight, weight

PARSER, COACH = Grammar(), Coach()


def weighs(message: str) -> dict[str, str]:
    return weight(message, tuple(split(message)), PARSER).known


def made(reply: str, customer: str, channel: str = "email", name: str = "") -> str:
    case = {"reply": reply, "customer": customer, "channel": channel, "customer_name": name, "agent_name": "Jo"}
    return COACH.rewrite({key: value for key, value in case.items() if value}).text


@pytest.mark.parametrize(
    ("message", "known"),
    [
        ("I am 81 and I've had no heating since Sunday.", {"without": "heating", "aged": "at 81"}),
        ("We have no hot water and a six week old baby.", {"without": "hot water"}),
        ("Customer says no hot water since this morning, has a baby.", {"without": "hot water", "who": "with a baby"}),
        ("My mother's heart tablets are in it.", {"vital": "your mother's heart tablets"}),
        ("I have called four times about this.", {"again": "call us four times"}),
        ("I've emailed you twice, please answer.", {"again": "email us twice"}),
        ("band not working. third time. pls fix", {"nth": "this has now happened for the third time"}),
        ("This is my third email about it.", {"again": "email us a third time"}),
        ("The exam was great. My sister's cat is fine.", {}),
        ("Our dog Milo died last week.", {"lost": "Milo"}),
        ("My father passed away on the 3rd.", {"lost": "your father"}),
        ("My phone died and my laptop passed the test.", {}),
        ("My daughter's wedding is on Saturday.", {"event": "your daughter's wedding"}),
        ("i sent £300 to the wrong account", {"sum": "£300"}),
        ("I was charged a late fee of 12 pounds.", {"charge": "this charge"}),
        ("The sofa costs £900 and I like it.", {}),
        ("You billed me £900 instead of £90.", {"charge": "this charge"}),
        ("I drove to you without a car seat. There is no problem.", {}),
        ("Is there no hot water before eight?", {}),
        ("This is the fifth time I'm telling you about it.", {"again": "tell us a fifth time"}),
        ("I told my neighbours twice about the noise.", {}),
        ("I have explained this for the third time.", {"again": "explain this a third time"}),
        ("Two missed collections, and it smells.", {"nth": "there have been two missed collections"}),
        ("You charge for two missed collections.", {}),
        ("Third cracked plate since May.", {"nth": "this is already the third cracked plate"}),
        ("Fourth week running without news.", {"nth": "this has now happened for the fourth week in a row"}),
        ("I am deaf and my post is late.", {"aged": "when you're deaf", "fails": "your post"}),
    ],
)
def test_what_weighs_most(message: str, known: dict[str, str]) -> None:
    assert {name: words for name, words in weighs(message).items() if name != "plight"} == known


@pytest.mark.parametrize(
    ("message", "plight"),
    [
        ("My brown bin hasn't been emptied for two collections, 14 Elm Road.", "your brown bin hasn't been emptied for two collections"),
        ("Hello, Amir was told off for not having his kit but I had emailed.", "Amir was told off"),
        ("My electricity was cut off this morning although I paid on Monday.", "your electricity was cut off"),
        ("I paid £640 for the sofa in August and it still hasn't been delivered.", "the sofa still hasn't been delivered"),
        ("We can't export our invoices to PDF since the update yesterday.", "you can't export your invoices to PDF"),
        ("I can't come on Thursday because my wife is in hospital.", "your wife is in hospital"),
        ("The dress you altered is two sizes too small.", "the dress we altered is two sizes too small"),
        ("I don't want another one and I can't believe this.", ""),
        ("You never sent it. It doesn't work. This is wrong.", ""),
        ("Nobody does anything.", ""),
        ("Why was my parcel not sent?", "your parcel was not sent"),
        ("My desk says handed over but its still not here.", "your desk hasn't come"),
        ("I ordered a garden bench (order 4711) and it came with a leg broken - the left one.", "the garden bench came with a leg broken"),
        ("The printer keeps crashing every time I open the lid.", "the printer keeps crashing"),
        ("I haven't decided yet.", ""),
        ("I wanted to rebook the eye test on your page but it only says no slots.", ""),
        ("The meter keeps saying that nothing is wrong.", ""),
        ("The letter says my account is closed and my card is blocked.", ""),
        ("I phoned the vet and it was closed.", ""),
        ("I bought the long version on 4 May and the extra songs never unlocked.", "the extra songs never unlocked"),
        ("lost all my sketches after your update", "you lost all your sketches after our update"),
        ("ordered size 5 sandals got size 7", "you didn't get what you ordered"),
    ],
)  # fmt: skip
def test_the_plainest_clause_of_trouble(message: str, plight: str) -> None:
    assert weighs(message).get("plight", "") == plight


def test_what_weighs_most_is_named_and_a_formula_is_not_used() -> None:
    upset = Situation(
        mood="frustrated",
        topic="complaint",
        weight=Weight(again="call us four times"),
        matter=matter("My lamp leaks. I waited three weeks!"),
    )
    for seed in map(str, range(30)):
        words = compose("acknowledgement", replace(upset, seed=seed))
        assert "call us four times" in words
        other = compose("acknowledgement", replace(upset, seed=seed), besides=(words,))
        assert other != words


def test_every_acknowledgement_is_short() -> None:
    for mood in ("calm", "worried", "frustrated", "angry"):
        for channel in ("email", "chat", "phone", "social"):
            for outcome in ("open", "solved", "declined", "firm"):
                for seed in map(str, range(20)):
                    bare = Situation(mood=mood, topic="complaint", channel=channel, seed=seed)
                    assert len(compose("acknowledgement", bare, outcome=outcome).split()) <= 15


def test_a_plain_question_gets_no_sympathy_and_an_answer_no_promise() -> None:
    text = made("It's gone up because of the annual price rise in April.", "why did my bill go up by 4 pounds", "chat")
    assert "sorry" not in text
    assert "frustrat" not in text
    assert "[when" not in text


def test_a_loss_is_met_with_condolence_only() -> None:
    text = made(
        "Dear Dawn,\n\nWe need the vet's certificate to cancel the policy.\n\nRegards\nClaims",
        "Our dog Milo died last week. Please cancel the insurance.",
        name="Dawn Ellis",
    )
    assert "Milo" in text
    assert "hank" not in text


def test_a_lost_job_is_no_slip() -> None:
    assert not is_own_slip("I lost my job last month.")
    assert not is_own_slip("We lost our home.")
    assert is_own_slip("I lost my card.")


def test_a_family_is_not_greeted_twice() -> None:
    text = made(
        "Dear Lindqvist family,\n\nThe cot is booked.\n\nJo",
        "Is there a cot? It was missing last time.",
        name="The Lindqvists",
    )
    assert text.count("Lindqvist") == 1


def test_a_running_chat_is_not_greeted() -> None:
    assert made("Go to My orders and click Change.", "how do i change my address", "chat").startswith("Go to")


def test_a_skipped_question_is_turned_and_not_quoted() -> None:
    text = made(
        "Hello,\n\nThe pool is heated all year.\n\nRegards,\nHotel Mar",
        "Is the pool heated in October, and can we have a ground-floor room? My husband uses a wheelchair.",
        name="Pat Dean",
    )
    assert "As for a ground-floor room: [answer" in text
    assert "You asked" not in text


def test_yes_is_an_answer() -> None:
    text = made("Hi Ana, yes it does.", "Hi, does the standard plan include roaming in Norway?", "chat", "Ana")
    assert "[answer" not in text


@pytest.mark.parametrize(
    ("question", "turned"),
    [
        ("when is the fix coming", "when the fix is coming"),
        ("when does the sale end", "when the sale ends"),
        ("who is responsible for this", "who is responsible for this"),
        ("which plan is cheaper", "which plan is cheaper"),
        ("is there a bus from the station", "whether there is a bus from the station"),
        ("is breakfast included", "whether breakfast is included"),
        ("who is my doctor", ""),
    ],
)
def test_questions_stand_in_a_sentence(question: str, turned: str) -> None:
    assert told(question, PARSER) == turned


def test_the_next_step_has_the_verb_of_the_matter() -> None:
    assert step("your parcel", "your parcel never came") == "find out where your parcel is"
    assert step("your parcel", "your parcel was wet") == ""
    assert step("your bill", "") == "check your bill"


def test_what_happens_next_and_what_lectures() -> None:
    assert goes_on("An engineer will ring you.")
    assert goes_on("It's on its way.")
    assert not goes_on("You will need the receipt.")
    assert lectures("You should have checked the details.")
    assert not lectures("The crew came at six.")


@pytest.mark.parametrize(
    ("message", "state"),
    [
        ("I waited all morning on Tuesday and no one came.", "no one came"),
        ("No, my kettle is broken.", "your kettle is broken"),
    ],
)
def test_no_one_is_not_somebody(message: str, state: str) -> None:
    assert matter(message).state == state
