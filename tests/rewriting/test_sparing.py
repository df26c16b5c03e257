"""What is neither deleted nor handed over: an answer, a reason beside a reproach, a second way, a kind word, and what the next sentence goes on from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from replycoach import Coach
from replycoach.model import Edit
from replycoach.rewriting.asking import private
from replycoach.rewriting.changes import MEANT_WELL
from replycoach.rewriting.clauses import FOLLOWS, HINGES, IF_NOW, IF_THEY_HAD, MANY_DO
from replycoach.rewriting.compose import Situation
from replycoach.rewriting.draft import Draft
from replycoach.rewriting.edits import Filled
from replycoach.rewriting.general import is_empty
from replycoach.rewriting.last_resort import _is_spelt_anew, _wanted
from replycoach.rewriting.losing import DEPENDS, _is_news_lost
from replycoach.rewriting.moving import OF_THIS
from replycoach.rewriting.sparing import POINTER, TERM, _advises, _is_past, blames_nobody, is_neutral, is_spared
from replycoach.rewriting.transforms._piece import Piece
from replycoach.rewriting.transforms.slights import BARBS
from replycoach.rewriting.whose import THEIRS
from tests.rewriting.test_guess import piece
from tests.rewriting.test_transforms_pairs import reading

COACH = Coach()


def rewritten(customer: str, reply: str, channel: str = "email") -> str:
    case = {"customer": customer, "reply": reply, "channel": channel, "customer_name": "Ana", "agent_name": "Jo"}
    return COACH.rewrite(case).text


@pytest.mark.parametrize(
    ("customer", "reply", "kept"),
    [
        (
            "My kiln order is late again and I'm fed up.",
            "Hi Ana, The supplier hadn't shipped the clay so don't blame us. It goes out on Friday.",
            "The supplier hadn't shipped the clay",
        ),
        (
            "Why did my upload stop?! I did it twice.",
            "Hi Ana, If you'd waited for the bar to fill it would have gone through. Please try again today.",
            "waited for the bar to fill",
        ),
        (
            "You say my form is incomplete, but I sent it all!",
            "Hi Ana, If you had read the guide you would know that phone photos aren't accepted. Please send a scan by 9 May.",
            " Phone photos aren't accepted. ",
        ),
        (
            "I want the fee for the missed lesson back!",
            "Hi Ana, You chose to cancel late and the fee is therefore due under our rules. I've asked the owner to look at it and she will ring you on Friday.",
            "You chose to cancel late and the fee is therefore due",
        ),
        (
            "The hall was cold at our party, we want some money back.",
            "Dear Ana, The heating isn't ours, it belongs to the parish. You have to ring them on 01632 960 117. I hope that helps.",
            " The heating isn't ours, it belongs to the parish. ",
        ),
        (
            "Your form rejected my picture. I need the pass on Monday.",
            "Hi Ana, You need to upload a new picture. Or post it to the office. It takes 3 days.",
            " Or post it to the office. ",
        ),
        (
            "The shop girl was rude to me and the sole came off!",
            "Dear Ana, I have sent the boots to the maker and they decide by 9 May. I'm sure she didn't mean it like that.",
            " I'm sure she didn't mean it like that.",
        ),
        (
            "I was on hold for an hour about my lost key!",
            "Hi Ana, Guests are responsible for their own keys, as stated on the form you signed. I have asked at the desk. You can claim on form K7 up to £80.",
            "[say without blame: “Guests are responsible",
        ),
    ],
)
def test_the_fact_beside_the_flaw_is_kept(customer: str, reply: str, kept: str) -> None:
    assert kept in rewritten(customer, reply)


@pytest.mark.parametrize(
    ("clause", "follows"),
    [
        ("we would have kept your place", True),
        ("the fee is therefore due", True),
        ("we'd have rung you", True),
        ("we will keep your place", False),
    ],
)
def test_what_only_holds_with_the_clause_before_it(clause: str, follows: bool) -> None:
    assert (FOLLOWS.search(clause) is not None) is follows


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("If you'd let the glue dry it would have held.", True),
        ("Had you kept the lid on the paint would not have dried.", True),
        ("If you had read the page it would have been clear.", False),
        ("If you keep the lid on it will not dry.", False),
    ],
)
def test_a_cause_told_as_what_was_not_done(text: str, cause: bool) -> None:
    assert (IF_THEY_HAD.search(text) is not None) is cause


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("If you have an allergy you should have told us.", True),
        ("If there's a dog you should have said so when you booked.", True),
        ("If you had told us we would have come.", False),
        ("If you have a garden you can plant it.", False),
    ],
)
def test_what_may_hold_now_is_no_reproach_alone(text: str, now: bool) -> None:
    assert (IF_NOW.match(text) is not None) is now


def test_a_slip_that_many_make_is_a_clue() -> None:
    assert MANY_DO.match("Most people put the blade in backwards.")
    assert not MANY_DO.match("Most people read the booklet.")
    assert not MANY_DO.match("Other guests put up with it.")


def test_an_order_on_which_the_next_sentence_hangs_stays() -> None:
    read = reading("Ask the porter to look at it. If it still drips, ring us.")
    told = Piece.of(read, replace(read.sentences[0], moves=frozenset({"instruction"})))
    assert is_spared(read, "language/rude", told, 0.5)
    assert not is_spared(read, "language/rude", told, 0.95)


def test_an_offer_to_ask_is_no_stall() -> None:
    read = reading("My manager decides, but I can ask her for you.")
    assert is_spared(read, "ownership/approval-stall", Piece.of(read, read.sentences[0]), 1.0)


def test_what_was_done_sends_nobody_away() -> None:
    assert _is_past(piece("Yours was posted on Monday to a.holt@mail.example."))
    assert not _is_past(piece("Please write to a.holt@mail.example."))
    assert not _is_past(piece("The bank has it now."))


def test_news_is_lost_only_where_no_word_of_it_stands() -> None:
    text = "We did write to your home on 6 May, letters get lost in bags."
    assert not _is_news_lost(text, "We did write to your home on 6 May.")
    assert _is_news_lost("It depends on the colour, love.", "It costs £40.")
    assert DEPENDS.search("Depends what you want.")
    assert not DEPENDS.search("You can depend on us.")


@pytest.mark.parametrize(
    ("following", "hangs"),
    [
        ("Otherwise it goes back.", True),
        ("If that doesn't help, ring us.", True),
        ("If it still leaks, ring us.", True),
        ("If you like, ring us.", False),
        ("It goes back on Friday.", False),
    ],
)
def test_a_sentence_that_hangs_on_the_one_before_it(following: str, hangs: bool) -> None:
    assert (HINGES.match(following) is not None) is hangs


@pytest.mark.parametrize(
    ("text", "of_this"),
    [
        ("I know that this is not the answer you wanted.", True),
        ("I realise that this isn't what you were hoping for.", True),
        ("I'm sorry that this has happened.", False),
        ("I understand how worrying the leak is.", False),
    ],
)
def test_what_is_said_of_the_answer_stays_behind_it(text: str, of_this: bool) -> None:
    assert (OF_THIS.search(text) is not None) is of_this


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("The lockers belong to the rail company.", True),
        ("The lift is run by the landlord.", True),
        ("We can't give out their number.", True),
        ("It was the courier who lost it.", False),
    ],
)
def test_whose_it_is_passes_nothing_on(text: str, theirs: bool) -> None:
    assert (THEIRS.search(text) is not None) is theirs


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Or bring it to the shop.", True),
        ("Fill in the form at https://ferry.example/lost.", True),
        ("Please use the form at ferry.example/help.", False),
        ("It takes two weeks' notice by email.", True),
        ("Ask at the desk when you arrive.", True),
        ("Please call the repairs team.", False),
    ],
)
def test_a_second_way_or_a_term_sends_nobody_away(text: str, term: bool) -> None:
    assert (TERM.search(text) is not None) is term


def test_where_it_can_be_read_is_no_barb() -> None:
    assert POINTER.match("It says so in the booklet.")
    assert POINTER.match("It's all on the back of the card.")
    assert not POINTER.match("It says in the booklet that it is fragile, as anyone can see.")


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("The papers you sent were not stamped.", True),
        ("He waits at the gate where you parked.", True),
        ("The card you forgot to sign is void.", False),
        ("The label says 4 because that's what you wrote.", False),
        ("You parked at the gate.", False),
        ("Your vet's notes of 2021 mention it.", True),
        ("Your own mistake in 2021 caused it.", False),
    ],
)
def test_a_deed_that_only_tells_which_thing_is_meant(text: str, nobody: bool) -> None:
    assert blames_nobody(piece(text)) is nobody


def test_a_crowd_is_no_culprit() -> None:
    assert is_neutral(piece("The queue is long because everyone is moving house this week."))
    assert not is_neutral(piece("The queue is long because people never read the page."))


def test_a_suggestion_or_a_kind_word_is_no_guess() -> None:
    assert _advises(piece("Maybe try the larger size."))
    assert not _advises(piece("Maybe the depot has it."))
    assert MEANT_WELL.search("I'm sure that he didn't mean it.")
    assert not MEANT_WELL.search("I'm sure that it didn't ship.")
    checked = reading("It should fit. Check the number on the lid.")
    assert is_spared(checked, "ownership/bluffing", Piece.of(checked, checked.sentences[0]), 1.0)
    bare = reading("It should fit. We open at nine.")
    assert not is_spared(bare, "ownership/bluffing", Piece.of(bare, bare.sentences[0]), 1.0)


def test_a_no_with_its_reasons_is_only_said_kindly() -> None:
    no = "We do not refund trains unless they were booked as one, so no refund can be given."
    assert _wanted("language/negative-phrasing", no, "can i have it back?") == "language/rude"
    assert _wanted("language/negative-phrasing", "We do not refund.", "") == "language/negative-phrasing"
    assert _wanted("language/blame-shifting", "People keep ringing twice.", "") == "language/rude"
    assert _wanted("language/blame-shifting", "We are not liable for towing fees.", "") == "language/rude"
    assert _wanted("language/negative-phrasing", "No, we can't move it.", "") == "language/rude"
    assert _wanted("language/blame-shifting", "The depot lost it.", "") == "language/blame-shifting"


def test_slips_stay_mended_in_what_is_handed_over() -> None:
    assert _is_spelt_anew("You must of left it.", "You must have left it.")
    assert not _is_spelt_anew("You left it out.", "It was left out.")


def test_what_is_asked_for_in_private_is_named() -> None:
    read = reading("Send us the time, the route and the tram number and we'll pull the video.", channel="social")
    told = next(private(Draft(read, Situation.of(read)), Piece.of(read, read.sentences[0])))[0]
    assert told.startswith("Could you send us the time, the route and the tram number in a private message, please?")


def test_the_page_that_they_did_not_read_keeps_what_it_says() -> None:
    text = "If you had read the leaflet you would know that cash is not taken."
    assert BARBS.sub("", text) == "cash is not taken."


def test_a_call_for_attention_says_nothing() -> None:
    assert is_empty("Pay attention next time lol")
    assert not is_empty("Pay £4 next time")


def test_a_kind_word_comes_before_what_is_handed_over() -> None:
    filled = Filled.of("Hi Ana, [say kindly: “calm down.”] We ship today.")
    made = filled.back(Edit(start=8, end=9, text="Sorry about that. W"))
    assert made == Edit(start=8, end=8, text="Sorry about that. ")
