"""No rewrite is poorer than its draft: causes, answers and lists that nothing else names stay, and no word of care fights what stays beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from benchmarks.rewrite import missing as facts_missing
from replycoach import Coach
from replycoach.reading.grammar import Grammar
from replycoach.rewriting.answering import is_decided, says_no, tells_how
from replycoach.rewriting.clauses import SUBORDINATE
from replycoach.rewriting.compose import Situation, compose
from replycoach.rewriting.draft import Draft
from replycoach.rewriting.general import is_empty, without_call
from replycoach.rewriting.guard import Facts
from replycoach.rewriting.handing import KNOWN
from replycoach.rewriting.losing import INFORMED, OVER, SAYS, _is_poorer, _is_topic_lost, _stems
from replycoach.rewriting.matter import matter
from replycoach.rewriting.moving import KIND, SCOLDS, moved_up
from replycoach.rewriting.situation import GLADNESS
from replycoach.rewriting.transforms._piece import Piece
from replycoach.rewriting.transforms._promised import promised
from replycoach.rewriting.weight import Weight
from replycoach.rewriting.weight import weight as weigh
from tests.rewriting.test_behind import read_as, stood
from tests.rewriting.test_believed import state
from tests.rewriting.test_fitting import fitting

COACH, PARSER = Coach(), Grammar()


def poorer(text: str, left: str, rule: str, customer: str = "", likely: float = 0.9) -> bool:
    """Whether `left` lacks a cause that the sentence tells."""
    before = state(text)
    told = replace(before.reading.sentences[0], move_odds={"explanation": likely})
    case = before.reading.case.model_copy(update={"customer": customer})
    reading = replace(before.reading, case=case, customer=COACH.read(case).customer)
    return _is_poorer(told, {rule}, replace(before, reading=reading), _stems(left))


@pytest.mark.parametrize(
    ("text", "left", "rule", "loses"),
    [
        ("It is for full tins only, you probably have a jar in your trolley.", "It is for full tins only.", "language/blame", True),
        ("Squeaking is usually down to dust or the spring, so check that first.", "We only visit on Mondays.", "language/blame", True),
        ("The list comes from the port, so the scanner will refuse a crate that isn't in the ledger.", "The list comes from the port.", "language/blame-shifting", True),
        ("Our plot form is confusing and people miss the back page.", "I kept six plots.", "language/rude", True),
        ("You should have read the leaflet and the label first.", "It ships.", "language/blame", False),
        ("People usually ignore the guide and the label.", "It ships.", "language/blame", False),
        ("You left it to the last afternoon of the month.", "It ships.", "language/blame", False),
        ("It came late because the ferry broke down.", "The ferry broke down, so it came late.", "language/blame-shifting", False),
    ],
)  # fmt: skip
def test_a_cause_that_nothing_else_names_stays(text: str, left: str, rule: str, loses: bool) -> None:
    assert poorer(text, left, rule) is loses


def test_what_the_customer_wrote_or_is_no_cause_may_go() -> None:
    text = "It is for full tins only, you probably have a jar in your trolley."
    assert not poorer(text, "Tins only.", "language/blame", "There is a jar in my trolley.")
    assert not poorer(text, "Tins only.", "language/blame", likely=0.3)
    assert not poorer(text, "Tins only.", "language/disparages-company")


def test_a_guess_that_answers_is_not_put_off() -> None:
    asks = "Is it the same seed as before?"
    guess = "It's basically the same seed, so no need to worry."
    assert poorer(guess, "I'll check this and email you.", "ownership/bluffing", asks)
    assert not poorer(guess, "I'll check whether it's basically the same seed.", "ownership/bluffing", asks)
    assert not poorer("It might be the pump.", "I'll check this.", "ownership/bluffing", asks)


def test_a_short_list_of_what_is_needed_stays() -> None:
    short = "Could you send photos, the batch numbers and a copy of the packing list?"
    assert stood("clarity/interrogation", short, ("question",), channel="email") == []
    long = "Could you send photos, the batch numbers, the serial number, the receipt and the packing list?"
    assert stood("clarity/interrogation", long, ("question",), channel="email")


@pytest.mark.parametrize(
    ("beside", "fit"),
    [
        ("It's not something I can do from here.", False),
        ("We cannot give you a date.", False),
        ("It opens at nine.", True),
    ],
)
def test_no_promise_beside_its_denial(beside: str, fit: bool) -> None:
    read = read_as(f"A refund will be issued. {beside}", ("timeframe",), (), channel="email")
    made = "I'll make sure that a refund is issued."
    assert fitting(read, "ownership/unowned", 0, made, whole=True) is fit


def sorry(reply: str, *moves: tuple[str, ...], **known: Any) -> list[str]:
    situation = Situation(mood="frustrated", topic="complaint", **known)
    return list(Draft(read_as(reply, *moves, channel="email"), situation).compose("acknowledgement"))


def test_no_apology_that_what_stays_takes_back() -> None:
    twice = Weight(again="ask us twice")
    assert any("ask us twice" in one for one in sorry("You are off the list now.", ("action",), weight=twice))
    told = sorry("I cannot see any previous request from you. You are off the list now.", (), ("action",), weight=twice)
    assert told == []
    assert not any("sorry" in one for one in sorry("It's not our fault. The key is here.", (), ("solution",)))
    assert not any("went wrong" in one for one in sorry("Your claim was declined under clause 4.", ("explanation",)))


def test_no_news_is_no_bad_news() -> None:
    no, checks = "We can't just give out credits.", "Send me the note and I'll check."
    assert not any("better news" in one for one in sorry(f"{no} {checks}", ("refusal",), ("instruction",)))


def test_who_is_wronged_is_heard() -> None:
    assert matter("I've been on hold for fifty minutes.").wait == "fifty minutes"
    case = {"reply": "It is here.", "customer": "I received a blue lamp instead of the green one. Can you fix this?"}
    assert not Situation.of(COACH.read(case)).plain
    read = COACH.read({"reply": "It is here.", "customer": "The heating in our block has been off since Thursday."})
    assert "been off" in Situation.of(read).facts["state"]
    read = COACH.read({"reply": "It is here.", "customer": "The cake arrived squashed. What now?"})
    assert "squashed" in Situation.of(read).facts["state"]


def test_of_two_prices_neither_is_what_they_lost() -> None:
    def lost(text: str) -> str:
        read = COACH.read({"reply": "Hi.", "customer": text})
        assert read.customer is not None
        return weigh(text, read.customer.sentences, PARSER).sum

    assert lost("I lost £410 for nothing.") == "£410"
    assert lost("You charged me more: it went up from £410 to £538.") == ""


def test_the_formula_of_an_answer_is_never_said_before_it() -> None:
    for seed in map(str, range(20)):
        words = compose(
            "acknowledgement", Situation(mood="frustrated", topic="complaint", seed=seed), outcome="declined"
        )
        assert "the answer you were hoping for" not in words


def test_a_plea_for_silence_goes_and_blocks_nothing() -> None:
    case = {
        "customer": "I paid three weeks ago but the portal still says unpaid and my visa letter is blocked. Please help.",
        "reply": "Dear Ana,\n\nI have passed this on to the Finance Office today. Please don't send multiple emails as this slows down our response.\n\nBest regards,\nJo",
        "channel": "email",
        "customer_name": "Ana",
    }
    text = COACH.rewrite(case).text
    assert "multiple" not in text
    assert "sorry" in text.lower()


def test_a_wished_day_is_a_date() -> None:
    assert Facts.of("Happy Tuesday from all of us!").days == {"tuesday"}


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("It comes on [INSERT DATE].", "It comes on [date: e.g. 14 May].", []),
        ("It comes on {{ticket.refund_date}}.", "It comes on [refund date: e.g. 14 May].", []),
        ("It comes on [INSERT DATE].", "It comes soon.", ["[INSERT DATE]"]),
    ],
)
def test_a_blank_that_became_a_slot_is_not_lost(old: str, new: str, lost: list[str]) -> None:
    assert facts_missing(old, new) == lost


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("If you look at the listing it clearly says the lid is extra.", True),
        ("It says so on the listing, if you care to look.", False),
        ("The listing says that above.", False),
    ],
)
def test_what_a_page_says_is_news(text: str, answers: bool) -> None:
    assert (SAYS.search(text) is not None) is answers


def test_nobody_is_glad_where_no_word_is() -> None:
    case = {
        "reply": "We're sorry you feel that way. DM us a photo.",
        "customer": "The vase came in bits. Second time!!",
        "channel": "social",
    }
    assert "glad" not in COACH.rewrite(case).text.lower()
    assert GLADNESS.search("It came, it is lovely!!")
    assert not GLADNESS.search("It came in bits. Second time!!")


def test_an_offer_of_help_stands_above_thanks_and_the_name() -> None:
    draft = "Hello Ravi,\n\nThe lid is extra. I've put one aside for you.\n\nThanks,\nMel"
    case = {
        "reply": draft,
        "customer": "Is the lid extra?",
        "channel": "email",
        "customer_name": "Ravi",
        "agent_name": "Mel",
    }
    read = COACH.read(case)
    edit = Draft(read, Situation.of(read)).before_closing("Just ask.")[0]
    assert draft[: edit.start].endswith("aside for you.")


@pytest.mark.parametrize("lead", ["In order to go on with this", "To go on with this", "Whilst we see your point"])
def test_half_a_sentence_is_not_left_before_a_slot(lead: str) -> None:
    assert SUBORDINATE.match(lead)


@pytest.mark.parametrize(
    ("text", "promises"),
    [
        ("Incomplete forms will be returned.", False),
        ("Your forms will be returned.", True),
        ("The two parcels will be collected.", True),
    ],
)
def test_what_happens_to_any_of_its_kind_is_no_promise(text: str, promises: bool) -> None:
    assert (promised(PARSER.parse(text)) is not None) is promises


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("I do see that this spoiled the match for you.", True),
        ("You should never have been left on the platform.", True),
        ("I'm sorry that you didn't get the key.", True),
        ("You really ought not to leave the shed open at night.", False),
        ("With a pond in the garden you need to keep the lid shut.", False),
        ("Everybody wants a dry cellar.", False),
    ],
)
def test_no_scolding_goes_up_as_a_kind_word(words: str, kind: bool) -> None:
    assert (KIND.search(words) is not None and SCOLDS.search(words) is None) is kind
    read = read_as(f"Please drain it by hand. {words} It opens at six.", ("instruction",), ("acknowledgement",))
    assert bool(list(moved_up(Draft(read, Situation(channel="chat"))))) is kind


@pytest.mark.parametrize(
    ("text", "customer", "left", "lost"),
    [
        ("You should have told the desk about the ladder, as ladders on a booking are not guaranteed.", "My ladder was never brought up.", "It opens at six.", True),
        ("You should have told the desk about the ladder, as ladders on a booking are not guaranteed.", "My ladder was never brought up.", "The ladder is late.", False),
        ("If you had dried the ladder we wouldn't be here, because it would be clean.", "My ladder is rusty.", "It opens at six.", False),
        ("We are not a robot and we are not fools.", "are you a robot?", "It opens at six.", True),
        ("We are not a robot and we are not fools.", "Where is my ladder?", "It opens at six.", False),
    ],
)  # fmt: skip
def test_the_only_word_on_a_thing_of_theirs_stays(text: str, customer: str, left: str, lost: bool) -> None:
    before = state(text)
    case = before.reading.case.model_copy(update={"customer": customer})
    reading = replace(before.reading, case=case, customer=COACH.read(case).customer)
    found = _is_topic_lost(before.reading.sentences[0], replace(before, reading=reading), _stems(left))
    assert found is lost


def test_that_they_were_written_to_or_went_over_is_a_fact() -> None:
    assert INFORMED.search("We did write to you in May.")
    assert INFORMED.search("and we sent you a letter")
    assert OVER.search("and you went over the two hours")
    assert not INFORMED.search("We sent it on Monday.")
    assert not INFORMED.search("As I told you already.")
    assert not OVER.search("You went to the wrong desk.")


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("Honestly the depot messed this up, not us.", True),
        ("The fitters are probably to blame for that.", True),
        ("I don't understand why you waited until June.", True),
        ("Clearly read the label next time.", True),
        ("The depot mixed up two labels.", False),
        ("The fitters are to blame for the burst pipe.", False),
        ("I don't understand why you were charged.", False),
        ("Not sure why you didn't receive it.", False),
        ("Read the label before you mix the next batch.", False),
    ],
)
def test_what_only_says_whose_fault_it_was_is_empty(text: str, empty: bool) -> None:
    assert is_empty(text) is empty


def test_of_a_call_for_calm_only_the_request_is_left() -> None:
    assert without_call("Calm down and send the form.", PARSER) == "Please send the form."
    assert without_call("Relax, it ships today.", PARSER) == "Relax, it ships today."


def test_that_somebody_knows_of_it_is_a_fact() -> None:
    assert KNOWN.search("and the ferry team is aware")
    assert KNOWN.search("the mill knows about it")
    assert not KNOWN.search("and somebody will call you")


def told_how(text: str, customer: str) -> bool:
    read = COACH.read({"reply": text, "customer": customer, "channel": "email"})
    return tells_how(read, Piece.of(read, read.sentences[-1]))


@pytest.mark.parametrize(
    ("text", "customer", "tells"),
    [
        ("Swaps should be entered in the planner.", "Can I swap to the Tuesday class?", True),
        ("You can postpone it in writing, to plots@greenhay.example.", "May I postpone my plot?", True),
        ("Please send the death certificate to plots@greenhay.example.", "My aunt has died.", True),
        ("We haven't got the receipt. Please post it to the mill.", "I want it repaired.", True),
        ("Please send your request to plots@greenhay.example.", "Can you repair my oar?", False),
        ("You need to ask the grower about a swap.", "Can I swap it?", False),
        ("Please write to the grower.", "Can you look at my bulb?", False),
    ],
)
def test_the_way_that_was_asked_for_is_no_hand_off(text: str, customer: str, tells: bool) -> None:
    assert told_how(text, customer) is tells


@pytest.mark.parametrize(
    ("text", "customer", "decided"),
    [
        ("The plot is free from 4 May. The ladder is at the gate.", "Is the plot free? Where is the ladder?", True),
        ("The plot is free from 4 May.", "Is the plot free? Where is the ladder?", False),
        ("I'm looking into the plot and will check the ladder.", "Is the plot free? Where is the ladder?", False),
        ("Your plot was dug over on 2 June.", "Why was my plot dug over?", False),
        ("Your plot was dug over on 2 June because of the drain.", "Why was my plot dug over?", True),
    ],
)
def test_nothing_is_left_to_see_about_where_all_is_answered(text: str, customer: str, decided: bool) -> None:
    read = COACH.read({"reply": text, "customer": customer, "channel": "email"})
    moves = (("explanation", "action"),) * len(read.sentences)
    told = tuple(replace(one, moves=frozenset(own)) for one, own in zip(read.sentences, moves, strict=True))  # type: ignore[arg-type]
    assert is_decided(Draft(replace(read, sentences=told), Situation(channel="email"))) is decided


def test_the_plain_no_with_its_reasons_needs_no_other_words() -> None:
    no = "So the deposit is not refunded."
    reasons = "The gate was left open on 3 May, because the latch was off. The hens got out, because of that. "
    for text, plain in ((reasons + no, True), (no, False)):
        read = COACH.read({"reply": text, "customer": "I want my deposit refunded.", "channel": "email"})
        moves = (*(("explanation",),) * (len(read.sentences) - 1), ("refusal",))
        told = tuple(replace(one, moves=frozenset(own)) for one, own in zip(read.sentences, moves, strict=True))  # type: ignore[arg-type]
        read = replace(read, sentences=told)
        assert says_no(read, Piece.of(read, told[-1])) is plain


def test_what_may_come_is_not_what_they_write_about() -> None:
    assert matter("Is the fee due if my passport is refused?").thing == ""
    assert matter("My passport was refused. Is the fee due?").thing == "your passport"
    assert matter("My bag was found five days later.").wait == ""
    case = COACH.read({"reply": "Hi.", "customer": "My kettle leaks. I need it by Friday.", "channel": "chat"})
    assert "deadline" not in Situation.of(case).facts


def test_only_the_rude_clause_of_a_request_goes() -> None:
    made = COACH.rewrite(
        {
            "reply": "Hello Ann. I can book the 3rd or the 5th for you at noon. Let me know which because I've other people waiting.",
            "customer": "Which days in June are free for the tour?",
            "customer_name": "Ann",
            "channel": "chat",
        }
    )
    assert "Let me know which." in made.text
    assert "waiting" not in made.text


def test_what_everybody_is_said_not_to_do_is_no_state() -> None:
    assert matter("My account is locked and nobody can help.").state != "nobody can help"
