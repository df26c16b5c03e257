"""A word of sympathy names what the message names, and names it truly."""

from __future__ import annotations

import pytest

from replycoach.reading.grammar import Grammar
from replycoach.reading.sentences import split
from replycoach.rewriting.compose import Situation, compose, snippets
from replycoach.rewriting.cost import cost
from replycoach.rewriting.draft import Draft
from replycoach.rewriting.matter import Matter, matter
from replycoach.rewriting.weight import Weight, weight
from tests.rewriting.test_transforms_pairs import reading

PARSER = Grammar()


def weighs(message: str) -> Weight:
    return weight(message, tuple(split(message)), PARSER)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I wrote to you ten days ago and got no answer.", {"unheard": "you had no answer for ten days"}),
        ("Nobody answers!", {"unheard": "you had no answer"}),
        ("Nobody's rung.", {"unheard": "nobody rang you"}),
        ("If I get no answer I will go to the ombudsman.", {}),
        ("I've had no reply from my bank yet.", {}),
        ("No reply needed.", {}),
        ("I was on hold 40 mins and then cut off.", {"hold": "40 minutes"}),
        ("We waited forty minutes in the queue at the counter.", {}),
        ("I took a day off work for this.", {"off": "a day off work"}),
        ("I took two days off to see Rome.", {}),
        ("It's the 24th and still no refund.", {"awaited": "your refund"}),
        ("I've been trying to log in for two hours.", {"spent": "two hours"}),
        ("Is the water safe to give my baby?", {"feared": "your baby"}),
        ("I have never been so embarrassed.", {"felt": "you were embarrassed"}),
        ("It was humiliating in front of my class.", {"felt": "this was so humiliating"}),
        ("Your service is so embarrassing.", {}),
        ("I'm scared to open your letters.", {"felt": "this has frightened you"}),
        ("I'm scared of dogs.", {}),
        ("It sparked and I am quite shaken.", {"felt": "this has shaken you"}),
        ("I took a day's unpaid leave.", {"off": "a day's unpaid leave"}),
        ("You promised us a van and it never came.", {"broken": "what you were promised didn't happen"}),
        ("I promised my son a kite but never found one.", {}),
        ("I was told Tuesday. It's been a week.", {"broken": "this isn't what you were told"}),
        ("He told me to restart it. It works now.", {}),
        ("We had to pay 90 euros for another room.", {"forced": "you had to pay for another room"}),
        ("I can't cope, I'm in tears.", {"hard": "you're having such a hard time"}),
    ],
)
def test_what_it_cost_them(text: str, told: dict[str, str]) -> None:
    assert cost([text[start:end] for start, end in split(text)]) == told


@pytest.mark.parametrize(
    ("message", "again"),
    [
        ("I am writing for the second time about the boiler.", "write to us a second time"),
        ("This is the third time I've emailed you.", "email us a third time"),
        ("There have been three letters from me to you.", "write to us three times"),
        ("I have sent four emails.", "email us four times"),
        ("I sent two letters to my landlord.", ""),
        ("This is my second time ordering.", ""),
        ("I wrote on the 3rd, the 9th and the 20th.", "write to us several times"),
        ("I reported the leak in May, again in June.", "report this twice"),
        ("I called my sister on the 3rd and the 9th.", ""),
    ],
)
def test_how_often_they_had_to_write(message: str, again: str) -> None:
    found = weighs(message)
    assert (found.again, found.nth) == (again, "")


@pytest.mark.parametrize(
    ("message", "plight"),
    [
        ("My smart meter display has been blank for a week.", "your smart meter display has been blank for a week"),
        ("I sent a gift to my nephew by your post and it arrived late.", "the gift arrived late"),
        ("Not one of our six tills will print a receipt.", "not one of your six tills will print a receipt"),
        ("Our flight to Faro was moved from 10am to 6am.", "your flight to Faro was moved from 10am to 6am"),
        ("The flight was moved by you and not by me.", ""),
        ("My mum can't do a single step.", ""),
        ("My late wife always did our tax.", ""),
        ("My wife and I stopped our monthly gift in January.", ""),
        ("The rent has gone from £900 to £1,000.", ""),
        ("I've not used any.", ""),
        ("internet been down since 7", ""),
    ],
)
def test_what_went_wrong_is_no_more_than_they_say(message: str, plight: str) -> None:
    assert weighs(message).plight == plight


def test_what_lasts_is_no_wait() -> None:
    assert matter("My display has been blank for a week.").wait == ""
    assert matter("The tap drips. It's been three weeks.").known == {"lasts": "three weeks"}
    assert matter("I have waited 25 min.").wait == "25 minutes"


def test_an_event_at_which_they_were_is_over() -> None:
    assert weighs("We stayed with you for our ruby wedding.").missed == "your ruby wedding"
    assert weighs("I ordered a cake for my dad's birthday.").event == "your dad's birthday"


def test_emphasis_is_not_said_back() -> None:
    about = Situation(topic="complaint", weight=Weight(plight="the train literally didn't run"))
    assert about.facts["state"] == "the train didn't run"


def test_the_time_on_hold_is_told_once_and_truly() -> None:
    about = Situation(topic="complaint", matter=Matter(wait="40 minutes"), weight=Weight(hold="40 minutes"))
    assert "hold" in compose("acknowledgement", about)


def test_no_cost_is_made_up() -> None:
    lines = [one.source for one in (*snippets("acknowledgement"), *snippets("apology")) if not one.speaks_of]
    assert not [one for one in lines if "time" in one or "better news" in one]


def test_who_was_answered_is_not_told_that_they_were_not() -> None:
    case = Situation(topic="complaint", weight=Weight(unheard="you had no answer"))
    denies, silent = (
        Draft(reading(text), case)._situation("acknowledgement").weight.unheard
        for text in ("We replied to you on 3 May.", "The bill is right now.")
    )
    assert (denies, silent) == ("", "you had no answer")
