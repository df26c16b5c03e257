"""Of all that a customer tells, the heaviest is taken up, in words that fit; where nothing fits, a place with an example of their own matter."""

from __future__ import annotations

import pytest

from replycoach import Coach
from replycoach.reading.grammar import Grammar
from replycoach.reading.sentences import split
from replycoach.rewriting.befallen import ill
from replycoach.rewriting.compose import Situation, compose
from replycoach.rewriting.cost import cost, hint
from replycoach.rewriting.draft import Draft
from replycoach.rewriting.guard import objection
from replycoach.rewriting.judging import said_twice
from replycoach.rewriting.matter import indirect, is_own_slip
from replycoach.rewriting.missing import propose
from replycoach.rewriting.notes import is_claimed, own_words
from replycoach.rewriting.often import letters, which_time
from replycoach.rewriting.onward import disputes
from replycoach.rewriting.reader import reader
from replycoach.rewriting.slots import HAPPENED, MEANS
from replycoach.rewriting.weight import Weight, weight
from tests.rewriting.test_believed import finding
from tests.rewriting.test_transforms_pairs import reading

PARSER, COACH = Grammar(), Coach()


def weighs(message: str) -> Weight:
    return weight(message, tuple(split(message)), PARSER)


def costs(message: str) -> dict[str, str]:
    return cost([message[start:end] for start, end in split(message)])


def made(reply: str, customer: str, channel: str = "chat", name: str = "Ana", agent: str = "Jo") -> str:
    case = {"reply": reply, "customer": customer, "channel": channel, "customer_name": name, "agent_name": agent}
    return COACH.rewrite(case).text


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Nobody came this morning.", {"noshow": "nobody came"}),
        ("Your plumber never turned up.", {"noshow": "our plumber didn't come"}),
        ("No one came and nobody rang.", {"noshow": "nobody came or rang you"}),
        ("The fitter didn't show up. No one has called.", {"noshow": "our fitter didn't come and nobody rang you"}),
        ("Nobody came back to me.", {}),
        ("If nobody came, I'd be cross.", {}),
        ("The engineer didn't come last time either.", {}),
        ("You said you would ring me and you never did.", {"unkept": "you didn't get the call that you were promised"}),
        (
            "A colleague promised to email the plan. Nobody has.",
            {"unkept": "you didn't get the reply that you were promised"},
        ),
        ("They told me to call the garage. It was shut.", {}),
        ("You said you would ring me, and you did.", {}),
        ("I was told ten days. It's now been three weeks.", {"slow": "this has taken longer than you were told"}),
        ("The coach was an hour and 20 minutes late.", {"delay": "an hour and 20 minutes"}),
        ("The coach came two hours and 20 minutes late.", {"delay": "two hours and 20 minutes"}),
        ("I was ten minutes late.", {}),
        ("Two hours in the queue, and then nothing.", {"spent": "two hours"}),
        ("We keep getting letters in his name.", {"reminded": "you're still getting those letters"}),
        ("Today we got a bill addressed to her.", {"reminded": "you then got that bill"}),
        ("I sent you a letter in his name.", {}),
    ],
)
def test_what_was_not_done_is_told(message: str, told: dict[str, str]) -> None:
    found = {name: words for name, words in costs(message).items() if name != "broken"}
    assert found == told


def test_the_heaviest_is_taken_up_first() -> None:
    heavy = Weight(
        plight="the gate is broken", harm="two tents were stolen", unheard="you had no answer", again="ring us twice"
    )
    situation = Situation(mood="calm", topic="complaint", weight=heavy)
    assert "two tents were stolen" in compose("acknowledgement", situation)
    missed = Weight(again="ring us twice", noshow="our driver didn't come", plight="the gate is broken")
    assert "our driver didn't come" in compose("acknowledgement", Situation(topic="complaint", weight=missed))
    grief = Weight(lost="your aunt", reminded="you then got that bill")
    words = compose("acknowledgement", Situation(mood="worried", bereaved=True, weight=grief))
    assert words.endswith("about your aunt, and that you then got that bill.")


@pytest.mark.parametrize(
    ("message", "name", "words"),
    [
        ("The lamp is out and three bikes were stolen on Sunday.", "harm", "three bikes were stolen on Sunday"),
        ("My order got cancelled.", "plight", "your order got cancelled"),
        ("The brown bin wasnt emptied AGAIN, thats twice this year.", "plight", "the brown bin wasn't emptied"),
        ("Order 70112 came with the lid smashed.", "plight", "your order came with the lid smashed"),
        ("No heating since noon. Three toddlers in the house.", "who", "with three toddlers"),
        ("The babies in the house next door cry.", "who", ""),
        ("Bread was wet, please take back the wrong ones.", "plight", "you were sent the wrong ones"),
        ("My sister has been told that she needs surgery.", "ill", "your sister needs surgery"),
        ("My brother needs a new phone.", "ill", ""),
        ("My uncle died in May and I keep getting emails for him.", "reminded", "you're still getting those emails"),
        ("I got an email for her.", "reminded", ""),
    ],
)
def test_what_weighs_is_named(message: str, name: str, words: str) -> None:
    assert weighs(message).known.get(name, "") == words


def test_how_often() -> None:
    assert list(letters("I've reported the leak under the sink 3 times since May.")) == ["report this three times"]
    assert list(letters("This is the 5th email.")) == ["email us a fifth time"]
    assert which_time("It's the third this month.") == "this is already the third this month"
    assert not list(ill(PARSER.parse("He said that he needs an operation.")))


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("You charged my card twice.", "I'm sorry that you were charged twice"),
        ("You took £8 although I had already cancelled.", "I'm sorry that you were charged after you had cancelled"),
        ("The quote said £90 and now it's £140.", "I'm sorry that this isn't the price that you were told"),
        ("It went from £20 to £75.", "I can see that this is a big jump"),
        ("I ordered the blue one and got green.", "I'm sorry that this isn't what you ordered"),
        ("The courier threw it and it's all crushed.", "I'm sorry that it reached you damaged"),
        ("Six of our teachers can't sign in.", "I'm sorry that this holds your people up"),
        ("It cuts out every night.", "I'm sorry that this keeps happening"),
        ("We have payroll tomorrow.", "I know that your work depends on this"),
        ("The mixer has been broken for a month.", "I'm sorry that this has been going on for a month"),
        ("I'm afraid that all my songs are gone.", "I can see how worrying this is"),
        (
            "I cancelled on the 3rd and you confirmed it. Now you took £12 again.",
            "I'm sorry that you were charged after you had cancelled",
        ),
        ("£15 twice for the same lesson.", "I'm sorry that you were charged twice"),
        ("I can't sleep without it.", "I know how hard it is to be without this"),
        ("Your fitter spoiled her birthday.", "I can see how upsetting this is"),
        ("What does it cost if I try again?", ""),
        ("The contract runs for two years.", ""),
    ],
)
def test_an_example_is_of_their_own_matter(message: str, words: str) -> None:
    assert hint([message[start:end] for start, end in split(message)]) == words


def test_a_place_has_an_example_of_their_own_matter() -> None:
    text = made(
        "Hi Ana. Both payments are on your account. One drops off by itself.",
        "Your app charged me twice for the same ticket, I'm fed up with this!",
    )
    assert f"[{MEANS}: e.g. " not in text or "charged twice" in text
    assert "for the trouble" not in text


def test_who_writes_calmly_gets_a_calmer_place() -> None:
    situation = Situation(topic="complaint", mood="calm", hint="I'm sorry that this isn't what you ordered")
    told = [
        one.edits[0].text
        for one in propose(reading("The blue one is out of stock."), finding("acknowledgement/missing"), situation)
    ]
    assert told
    assert (
        all(f"[{name}: e.g. I'm sorry that this isn't what you ordered]" in told[0] for name in (MEANS,))
        or HAPPENED in told[0]
    )


def test_nothing_is_said_twice() -> None:
    assert (
        said_twice("Hi.", "As for the price: it is four. As for the price: it is four.")
        == "as for the price: it is four"
    )
    slot = "[answer: e.g. I'm finding this out for you]"
    assert not said_twice("Hi.", f"As for the price: {slot}. As for the colour: {slot}.")
    assert not said_twice("We will call you. We will call you.", "We will call you. We will call you.")


def test_no_sympathy_is_wedged_between_a_greeting_and_what_hangs_on_it() -> None:
    draft = Draft(reading("Hi Ana, further to our call. I've booked a visit."), Situation(customer_name="Ana"))
    (edit,) = draft.after_opening("I'm sorry.")
    assert draft.text[: edit.start] == "Hi Ana, further to our call."


def test_nobody_is_said_to_have_stayed_away_who_came() -> None:
    missed = Situation(
        topic="complaint", weight=Weight(noshow="our fitter didn't come", plight="the fitter didn't come")
    )
    came = Draft(reading("Our fitter knocked at ten. A new visit costs £20."), missed)
    assert not any("didn't come" in words for words in came.compose("acknowledgement"))


def test_small_things_that_stood_in_the_way() -> None:
    assert disputes("We have sent what was ordered.")
    assert disputes("According to our records you didn't return it.")
    assert disputes("We had no cancellation from you.")
    assert not disputes("We had no heating either.")
    assert indirect("what is the fee for") == "what the fee is for"
    assert own_words("(Customer rang, her oven leaks)") == "I rang, my oven leaks"
    old, new = (
        "Hi Bo, have you seen it, or did you move in?",
        "Hi Bo, sorry about that. Have you seen it, or did you move in?",
    )
    assert not objection(old, new, (), PARSER)


def test_a_closing_above_a_name_that_stands_there_is_no_repair() -> None:
    reply = "Hi Ana,\n\nThe shop opens at nine and closes at six, and you can bring the lamp in on any day. Jo"
    assert made(reply, "When do you open?", "email") == reply


@pytest.mark.parametrize(
    ("message", "state"),
    [
        ("I was asked for the same letter twice.", "you were asked for the same letter twice"),
        ("We've been sent round between two desks and left standing.", ""),
        ("I was passed between two desks.", "you were passed between two desks"),
        ("We were left without a nurse for a night.", "you were left without a nurse for a night"),
        ("I was told not to ring.", ""),
        ("I was not rushed at all.", ""),
        ("I was treated like a thief without a reason.", ""),
        ("The court was double booked.", "the court was double booked"),
        ("Your van never turned up.", "our van never turned up"),
        ("My prints have been lost by your lab.", "your prints have been lost"),
        ("I can't open the door it starts in an hour", "you can't open the door"),
        ("Two of the chairs were broken.", "two of the chairs were broken"),
        ("My pass was blocked because of my move.", ""),
    ],
)
def test_what_was_done_to_them_is_told_as_they_tell_it(message: str, state: str) -> None:
    assert weighs(message).plight == state


def test_a_time_that_is_over_does_not_go_on() -> None:
    assert not hint(["He had nothing but tea for six hours."])
    assert hint(["The tap has been dripping for six days."]) == "I'm sorry that this has been going on for six days"
    assert not hint(["I won't come again, it was not clean."])
    assert not hint(["A new nurse came every day."])
    assert hint(["The page fails every day."]) == "I'm sorry that this keeps happening"


def test_an_event_that_is_only_a_reason_is_not_at_stake() -> None:
    assert not weighs("I froze my pass because of my knee operation.").event
    assert weighs("I need it for my sister's wedding.").event == "your sister's wedding"
    assert weighs("The suit for my sister's wedding came the week after.").missed == "your sister's wedding"


def test_both_grievances_are_said() -> None:
    told = made(
        "It is on Monday's list.", "My skip hasn't been emptied, and I've had no answer to my letters. A disgrace!"
    )
    assert "I'm sorry that your skip hasn't been emptied, and that you had no answer." in told


def test_who_speaks_says_so_before_any_sympathy() -> None:
    told = made(
        "Afternoon, you're through to Jo at the depot. It is on Monday's list.",
        "My skip still hasn't been emptied! A disgrace.",
        "phone",
    )
    assert told.startswith(
        "Afternoon, you're through to Jo at the depot. I'm sorry that your skip still hasn't been emptied."
    )


def test_a_slip_is_none_where_another_lays_it_at_their_door() -> None:
    assert is_own_slip("I typed the wrong date.")
    assert not is_own_slip("The desk says that I typed the wrong date.")
    assert not is_own_slip("It wasn't my mistake.")
    assert not is_own_slip("Your van took my bin by mistake.")
    assert is_claimed("The desk told me it was my mistake.")
    assert not is_claimed("You said I didn't need to pay.")
    told = made(
        "The desk has a record of six guests.",
        "You charged us for six. Your desk told me it was my mistake. It was not! I'm livid.",
    )
    assert "slip" not in told
    assert "easy" not in told


def test_what_failed_besides_a_slip_is_not_called_an_easy_slip() -> None:
    told = made(
        "You have to press Restore.",
        "I forgot my code, and your site crashed when I asked for a new one. I'm so fed up.",
    )
    assert f"[{MEANS}: e.g. I'm sorry that our site crashed]" in told


def test_a_worry_is_named_only_where_they_speak_of_one() -> None:
    told = made(
        "It takes five days. You have to use the form.", "My cousin says you paid her back. Does everybody get that?"
    )
    assert "worr" not in told
    assert "sorry" not in told
    told = made("It takes five days.", "I'm so worried that my rent won't be paid in time!")
    assert "worr" in told


def test_what_is_over_is_told_as_what_was() -> None:
    told = made(
        "It was blocked by our system. It is open again.",
        "My account is frozen and I can't pay my rent, this is awful!",
    )
    assert "I'm sorry that your account was frozen." in told


def test_short_words_lose_their_capitals_too() -> None:
    assert reader("MY SON WAS BITTEN BY A DOG IN YOUR PARK") == "your son was bitten by a dog in our park"
    assert reader("MY NEW SIM DOES NOT WORK AT ALL") == "your new SIM does not work at all"


def test_an_injury_is_met_whoever_answers_for_it() -> None:
    assert list(ill(PARSER.parse("I have a cracked rib."))) == ["you have a cracked rib"]
    told = made(
        "Our records show that a sign was in place.",
        "My aunt slipped on your wet stairs and has broken her hip. There was no sign!",
    )
    assert f"[{MEANS}: e.g. I'm very sorry to hear this]" in told or "I'm sorry" in told


def test_a_plain_wish_wants_no_sympathy() -> None:
    told = made(
        "You have to move it on the website.", "I want to cancel, I moved in with my sister and don't use it now."
    )
    assert "acknowledge" not in told
    assert "sorry" not in told


def test_nobody_is_asked_what_it_is_about_who_has_told_it() -> None:
    told = made(
        "The parcel was signed for.",
        "The driver says he handed the parcel to me in person, and he did not, as I was at work all day.",
        "email",
    )
    assert "exactly" not in told
