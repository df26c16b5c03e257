"""What made rewrites worse than their drafts, each by its class: gossip to check, half terms, joins, the only news, fillers, and what leans on what went."""

from __future__ import annotations

import pytest

from replycoach import Coach
from replycoach.reading.grammar import Grammar
from replycoach.rewriting.asked import told
from replycoach.rewriting.fitting import EVENT
from replycoach.rewriting.general import is_empty
from replycoach.rewriting.last_resort import _parts
from replycoach.rewriting.leaving import BACK
from replycoach.rewriting.plight import plight
from replycoach.rewriting.reader import reader
from replycoach.rewriting.sentences import breaks
from replycoach.rewriting.transforms._next import but_next
from replycoach.rewriting.transforms._office import spoken
from replycoach.rewriting.transforms._piece import Piece
from tests.rewriting.test_guess import piece
from tests.rewriting.test_standins import stood_in
from tests.rewriting.test_transforms_pairs import proposed, reading

PARSER = Grammar()


@pytest.mark.parametrize(
    "text", ["They usually take ages to reply tbh.", "The mechanics are normally slow.", "Drivers generally come late."]
)
def test_how_people_mostly_are_is_nothing_to_check(text: str) -> None:
    assert not any("check whether" in one for one in proposed("ownership/bluffing", text))


def test_a_thing_is_still_checked_and_the_chat_word_goes() -> None:
    made = proposed("ownership/bluffing", "The lid should be in the box tbh.")
    assert made[0].startswith("I'll check whether the lid is in the box and let you know")


@pytest.mark.parametrize("rule", ["ownership/bluffing", "time/vague"])
def test_how_slow_others_are_goes(rule: str) -> None:
    for text, gone in (("They usually take ages to reply.", True), ("They usually reply the same day.", False)):
        made = stood_in(rule, f"Your bag came. {text}", ("solution",))
        assert ("Your bag came." in map(str.strip, made)) is gone


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("It awaits an FNOL variance review.", ""),
        ("Your FNOL is with us.", "Your first report of your claim is with us."),
        ("The NCD certificate is on its way.", "The no-claims discount certificate is on its way."),
    ],
)
def test_a_term_before_a_noun_is_not_spelt_out_where_it_ends_in_a_phrase(text: str, made: str) -> None:
    assert made in proposed("clarity/jargon", text) or not made
    assert not any("claim variance" in one for one in proposed("clarity/jargon", text))


def test_a_request_within_a_sentence_has_no_capital() -> None:
    text = "It is not unusual, and I would ask you to check the seal."
    assert spoken(piece(text), text) == "It is not unusual, and please check the seal."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It is cold. Check the seal.", "It is cold, and Please check the seal."),
        ("You gave no number, without which we can't help.", "Without which we can't help."),
    ],
)
def test_a_join_that_shows_is_no_sentence(old: str, new: str) -> None:
    assert breaks(old, new, PARSER)
    assert not breaks(new, new, PARSER)


def test_the_only_news_stays() -> None:
    assert "I have no idea when." not in [
        one.strip()
        for one in stood_in("ownership/bluffing", "I have no idea when. Hopefully it works at some point this week.")
    ]
    assert not EVENT.search("I'll find out when it works again and let you know ")
    assert EVENT.search("I'll tell you when it arrives ")


@pytest.mark.parametrize(
    ("said", "turned"),
    [
        ("the train literally didn't run", "the train didn't run"),
        ("your engineer didn't even look at the pump", "our engineer didn't look at the pump"),
        ("My phone just stopped", "your phone stopped"),
        ("I waited just over a week", "you waited just over a week"),
        ("it is not just broken", "it is not just broken"),
        ("I want an even number", "you want an even number"),
    ],
)
def test_fillers_are_not_said_back(said: str, turned: str) -> None:
    assert reader(said) == turned


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("You will have to do this each time you export.", "I'm afraid this needs doing each time you export."),
        ("You have to reinstall it each time it crashes, sorry.", "I'm afraid you'll need to reinstall it each time it crashes."),
    ],
)  # fmt: skip
def test_a_limit_is_owned_and_not_asked_for(text: str, made: str) -> None:
    assert proposed("language/commanding", text) == [made]


def test_what_leans_on_a_reproach_is_seen() -> None:
    assert BACK.search("I am prepared to make an exception on this occasion.")
    assert not BACK.search("I am prepared to send you a new door.")


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("Please read the page carefully before contacting us.", True),
        ("Read the guide properly before asking.", True),
        ("Please read the manual carefully before you plug it in.", False),
        ("Please read page 14.", False),
    ],
)
def test_to_read_better_says_nothing(text: str, empty: bool) -> None:
    assert is_empty(text) is empty


def test_no_excuse_is_left_of_a_barb() -> None:
    one = piece("Everybody thinks that they come first, and we cannot drop everything.")
    odds = {"We cannot drop everything.": 0.1, "Your form is here.": 0.1}.get
    assert not _parts(one, "We cannot drop everything.", "x", "language/rude", lambda text, _: odds(text, 0.9))
    assert _parts(one, "Your form is here.", "x", "language/rude", lambda text, _: odds(text, 0.9))


def test_no_but_where_nothing_contrasts() -> None:
    read = reading("It doesn't work on sale items. Everything in your basket is on sale.", ("solution",))
    assert list(but_next(read, Piece.of(read, read.sentences[0]), read.sentences[1])) == []


def test_nobody_needed_what_others_were_to_be_told() -> None:
    assert "needed to know" not in "".join(proposed("language/blame", "You should have told the engineer about it."))


def test_nobody_is_won_back_after_a_death() -> None:
    review = Coach().review(
        {
            "customer": "My mother passed away last month and I need to close her phone contract.",
            "reply": "Dear Joanne,\n\nPlease send us a copy of the certificate, and we'll close it within two days.\n\nCraig",
        }
    )
    assert not any(one.rule == "thread/churn-unanswered" for one in review.findings)


def test_what_belongs_to_the_verb_is_not_cut_off() -> None:
    assert "at hand wasn't" not in "".join(proposed("language/blame", "You should have kept the number at hand."))


def test_a_quality_in_two_words_stays_together() -> None:
    assert told("is the vegan pie gluten free too", PARSER) == "whether the vegan pie is gluten free too"


def test_a_question_with_its_preposition_at_the_end() -> None:
    assert told("What is the deposit for?", PARSER) == "what the deposit is for"
    assert told("Who is the letter from?", PARSER) == "who the letter is from"
    assert told("What is the case made of?", PARSER) == "what the case is made of"


def test_a_capital_that_opens_a_sentence_makes_no_name() -> None:
    assert not plight([PARSER.parse("Parcel's been stuck in Leipzig 6 days!")]).startswith("Parcel")
    assert plight([PARSER.parse("Tom was rude to me.")]).startswith("Tom")


@pytest.mark.parametrize(
    ("reply", "message", "never"),
    [
        (
            "Hi Priya, there's a fault at the exchange. It should be sorted by 2pm. Keep checking the status page.",
            "Router light's been red since 7 and I work from home. Is there an outage?",
            "how long",
        ),
        (
            "Hi Sharon, the courier had issues. I have rebooked you for Thursday 8am-12pm. I can guarantee it will definitely be there this time.",
            "My washing machine was meant to come yesterday. Nobody came, nobody rang. When is it coming?",
            "I'll check",
        ),
        (
            "No. Dogs are not allowed in Birch lodges. You'd have to move to an Oak lodge which is £35 more.",
            "Can I bring my dog to the lodge? Booked 12-15 June",
            "more. No.",
        ),
    ],
)
def test_nothing_is_asked_checked_or_moved_that_makes_nonsense(
    coach: Coach, reply: str, message: str, never: str
) -> None:
    case = {"channel": "chat", "customer": message, "reply": reply, "agent_name": "Dan"}
    assert never not in coach.rewrite(case).text


def test_a_torn_clause_is_no_plight(coach: Coach) -> None:
    message = (
        "My daughter's coach to Bristol broke down at Swindon and the passengers, including a sixteen-year-old on her own, "
        "were left at a service station for four hours with no information. I expect the fare back."
    )
    reply = (
        "Dear Ms Harcourt,\n\nWe are sorry for the inconvenience. You can claim the fare back online.\n\nRegards,\nLuke"
    )
    assert "and the passengers" not in coach.rewrite({"customer": message, "reply": reply, "agent_name": "Luke"}).text
