"""Reproaches without a "you", dismissals, ways on from a refusal and tales of a death: what their words take in, and what they leave out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from replycoach.reading.matters import is_bereaved, is_grave
from replycoach.rules.acknowledgement import missing
from replycoach.rules.channel import needless_handoff
from replycoach.rules.language import blame_shifting, commanding, dead_end, rude
from replycoach.rules.ownership import approval_stall, bluffing
from replycoach.rules.reproach import ALWAYS, implied
from replycoach.rules.sayings import IRONY, JABS, SAFETY, SHRUGS, THREATS, is_hollow
from replycoach.rules.time import vague
from replycoach.rules.tone import over_cheerful


def said(text: str, *moves: str, blame: float = 0.0, scorn: float = 0.0) -> Any:
    """A sentence that makes these moves."""
    cues = {"language/blame": blame, "language/rude": scorn}
    return SimpleNamespace(text=text, cues=cues, does=lambda *some: bool(set(some) & set(moves)))


def asked(text: str | None) -> Any:
    """A reading that knows no more than what the customer wrote."""
    return SimpleNamespace(customer=None if text is None else SimpleNamespace(text=text))


@pytest.mark.parametrize(
    "text",
    [
        "This was clearly stated in your contract.", "You were informed by letter.", "It is printed on the box.", "Passengers are responsible for their bags.",
        "Tenants are told to air the rooms.", "We always tell people never to share codes.", "This is generally known.", "Every traveller knows that.",
        "I wish you had told us sooner.", "It's unfortunate that you only came in on the day.", "What a pity that you did not read the label.", "You left it a bit late.",
        "We did send you a reminder in May.", "You had plenty of time to return it.", "You were given ample notice.", "This was explained to you at the desk.",
        "A letter was sent to all tenants.", "Passengers were warned of this in advance.", "It is up to customers to measure.", "This was a slip on your part.",
        "Parents are encouraged to label coats.", "The fault lies with the customer.",
        "It was your own choice.", "You should check your account more often.", "Next time please check first.", "In future you must check first.",
    ],
)  # fmt: skip
def test_reproaches(text: str) -> None:
    assert implied(asked(None), said(text))


@pytest.mark.parametrize(
    "text",
    [
        "It's a pity you couldn't come.", "I wish you hadn't had to wait.", "It's a shame you didn't get to see it.", "It's a shame that you never received it.",
        "We did send you a reminder, but to the wrong address.", "You had plenty of time left.", "This was explained to you badly, and I'm sorry.", "A letter was sent to you in May.",
        "There was no mistake on your part.", "The fault is not with you.", "It's up to customers to choose.", "Parents are encouraged to apply by May.",
        "It was not clearly stated, that is our mistake.", "Guests are told to visit the desk.", "We tell you before anything is charged.",
        "You go there at your own risk.", "Next time you're here, ask for me.", "If we can help in future, write to us.", "Thanks, see you next time!",
        "The form is on our page.",
    ],
)  # fmt: skip
def test_no_reproaches(text: str) -> None:
    assert not implied(asked(None), said(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The fitter did call at noon, and there was no one at home.", True), ("The driver has recorded that nobody was in.", True), ("The crew logged your bag as not ready.", True),
        ("Our records show that you were not at home.", True), ("We shipped exactly what you ordered.", True), ("So we sent what was ordered.", True),
        ("You ordered the wrong size.", True), ("It is the tenant's responsibility to air the room.", True),
        ("We did try to ring you, but the number was wrong.", False), ("The tracking shows that it has not left us.", False), ("I've sent exactly what you ordered.", False),
        ("So we have now sent what you ordered.", False), ("Did you order the wrong size?", False), ("If you picked the wrong size, send it back.", False),
    ],
)  # fmt: skip
def test_their_word_against_ours(text: str, found: bool) -> None:
    customer = SimpleNamespace(text="Nothing came!", upset=True, reading=SimpleNamespace(complaint=True))
    assert implied(SimpleNamespace(customer=customer), said(text)) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "As stated on the product page, dates are estimates.",
        "Usually it's the guest's device.",
        "Boats have to be tied by the owner.",
    ],
)
def test_reproaches_that_only_explain(text: str) -> None:
    assert implied(asked(None), said(text, "explanation"))
    assert not implied(asked(None), said(text))
    assert not implied(asked(None), said(text, "explanation", "solution"))


def test_advice_for_next_time_that_was_asked_for_or_is_scorn() -> None:
    text = "Next time please close the lid."
    assert implied(asked("The tea got damp."), said(text))
    assert not implied(asked("How can I avoid that?"), said(text))
    assert not implied(asked(None), said(text, blame=0.04, scorn=0.15))
    assert implied(asked(None), said(text, blame=0.05, scorn=0.15))
    assert implied(asked(None), said(text, blame=0.01, scorn=0.14))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Please refrain from asking about the status.", True), ("Please do not send more emails.", True), ("Threats won't make it faster.", True),
        ("Do you want it or not?", True), ("Check the map before posting.", True), ("Nobody else complains.", True), ("It's on the box, for those who read.", True),
        ("Look in your papers, it's all in there.", True), ("Please understand that we have 300 flats.", True),
        ("Are you sure you pressed the button?", True), ("Please do not send another photo.", False), ("A new disk won't make it slower.", False),
        ("Thank you for asking before you order.", False), ("It's all there, nothing is lost.", False),
        ("Are you sure you want to cancel?", False), ("Please don't post your address here.", False), ("I see that others ask before they buy.", False),
    ],
)  # fmt: skip
def test_dismissals(text: str, is_one: bool) -> None:
    assert bool(rude.DISMISSES.search(text)) == is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("I'm sorry that you feel your stay was short.", True), ("We regret that you are not satisfied with our decision.", True), ("Sorry if you were upset.", True),
        ("I'm sorry that you're not happy.", False), ("I'm sorry you found a charge for it.", False), ("Sorry that you feel dizzy.", False),
    ],
)  # fmt: skip
def test_apologies_that_are_none(text: str, is_one: bool) -> None:
    assert bool(rude.NO_APOLOGY.search(text)) == is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("you can bring the slip", True), ("We currently have a sale", True), ("costs can be reimbursed", True), ("I'll look for one", True),
        ("Please send the slip", True), ("What I can do is ask", True), ("the form is attached", True), ("You can't have it", False), ("you can not have it", False),
        ("we have nothing left", False), ("I'm afraid that is all", False), ("please note that it is final", False), ("I’m not able to", False),
    ],
)  # fmt: skip
def test_ways_on(text: str, is_one: bool) -> None:
    assert bool(dead_end.WAY.search(text)) == is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("we only deliver the food.", True), ("The system won't let me do it", True), ("so it's them you'd want to ask", True), ("it wasn't noted", False),
        ("because it wasn't noted in the system", True), ("we only deliver on weekdays.", False), ("I'll take it up with them", False),
    ],
)  # fmt: skip
def test_small_parts(text: str, is_one: bool) -> None:
    assert bool(blame_shifting.ONLY_US.search(text)) == is_one


def test_patience() -> None:
    assert rude.PATIENCE.search("Please be patient.")
    assert not rude.PATIENCE.search("Please be patient with me.")


def test_honest_words_are_no_guess() -> None:
    honest = bluffing._honest
    assert honest("It depends on your income.")
    assert honest("I won't pretend to know.")
    assert honest("If you set it too low, you pay later.")
    assert honest("It should be back by 11:30.")
    assert not honest("It depends, but I guess it's fine if you wait.")
    assert not honest("It should be fine.")


def test_who_decides() -> None:
    assert approval_stall.DECIDES.search("My manager has to approve it")
    assert not approval_stall.DECIDES.search("I could cancel, but then it is gone")
    assert approval_stall.NOT_MINE.search("We're not authorised to waive it")


def test_orders_that_are_none() -> None:
    assert commanding.PASSIVE.search("The form has to be filled in by your electrician.")
    assert not commanding.PASSIVE.search("The form has to be filled in by Monday.")
    assert commanding.WARNS.search("If you set it too low, you'll have to pay later.")
    assert commanding.NUMBERED.search("Send 1. your name, 2. the day.")
    assert not commanding.NUMBERED.search("Send 11. May.")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("my father passed away", True), ("My dear husband died in May.", True), ("I lost my mother", True), ("the death certificate", True),
        ("mum's funeral is on Friday", True), ("my phone died", False), ("I lost my dad's watch", False), ("my son's phone died", False),
    ],
)  # fmt: skip
def test_deaths(text: str, is_one: bool) -> None:
    assert is_bereaved(text) == is_one


def test_looks_into_the_records() -> None:
    assert missing.RECORDS.search("Okay, so I can see that a fault was reported.")
    assert not missing.RECORDS.search("I can see that the wait was long.")
    assert not missing.RECORDS.search("I can see that it weighs on you.")


def test_who_alone_can_do_it() -> None:
    only = needless_handoff.ONLY_THERE
    assert all(map(only.search, ("by your electrician", "Customs needs it", "click the bell")))
    assert not only.search("please call our hotline")


@pytest.mark.parametrize(
    "text",
    [
        "We got it twice, most likely because you pressed the button again.", "There was a note in the parcel.", "This was announced in our newsletter.",
        "We advise guests to bring their own towels.", "One might have expected a call before that.",
    ],
)  # fmt: skip
def test_quiet_reproaches(text: str) -> None:
    assert implied(asked(None), said(text))


@pytest.mark.parametrize(
    "text",
    [
        "It came twice, most likely because you were moved to the new list.", "There is a note on the door for the driver.", "This was announced too late, our mistake.",
        "We ask guests to write to us with any wish.", "You would have expected better from us.", "I would have hoped to have it by now.",
    ],
)  # fmt: skip
def test_no_quiet_reproaches(text: str) -> None:
    assert not implied(asked(None), said(text))


def test_what_the_customer_put_in_is_told_in_the_passive() -> None:
    assert implied(asked(None), said("The size is what was selected at the time of booking.", "explanation"))
    assert implied(asked(None), said("No VAT number was provided.", "explanation"))
    assert implied(asked(None), said("The 8 was typed by you.", "explanation"))
    assert not implied(asked(None), said("The 8 was typed wrong at our desk.", "explanation"))
    assert not implied(asked(None), said("I'm sending it to the address that was entered with the order.", "action"))
    assert not implied(asked(None), said("No name was entered with the order, which was our mistake.", "explanation"))


@pytest.mark.parametrize(
    "text",
    [
        "It's really easy.", "It works for everyone else.", "Who promised you that?", "This information is available on our website.",
    ],
)  # fmt: skip
def test_empty_brush_offs(text: str) -> None:
    assert is_hollow(text)


@pytest.mark.parametrize(
    "text",
    [
        "You can sign up again, if you want it that bad.", "Places stay as they are, I don't make the rules.", "Please make sure somebody is in this time.",
        "The technician denies that he was late.",
    ],
)  # fmt: skip
def test_jabs(text: str) -> None:
    assert JABS.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "It's really easy to fold, and the film shows how.", "It works for everyone else too now.", "I'll make sure that you get it this time.", "Access was denied by mistake.",
    ],
)  # fmt: skip
def test_no_brush_offs(text: str) -> None:
    assert not is_hollow(text)
    assert not JABS.search(text)


def test_what_grants_our_flaw_names_what_comes_or_leads_on_is_let_be() -> None:
    assert rude.OWN_FLAW.search("To be honest, our order form is a bit confusing.")
    assert not rude.OWN_FLAW.search("Your form is a bit confusing.")
    assert commanding.GETS.search("You should receive the key within two days.")
    assert not commanding.GETS.search("You should have read the form.")
    assert dead_end.GOES_ON.search("You have the right to appeal within 30 days.")
    assert dead_end.GOES_ON.search("I can't lower it, but if you pay yearly it comes to £90.")
    assert not dead_end.GOES_ON.search("That is our final word on the appeal.")
    assert vague.TIMED.search("Let me know by the 20th.")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("I already told you on Monday that it can be reset.", True), ("It was your word against ours.", True),
        ("As you would know if you'd looked, it opens at nine.", True), ("If, as you claim, it was blue, send a photo.", True), ("Our system is rarely wrong.", True),
        ("The records don't lie.", True), ("This should not be taken personally.", True),
        ("We already told you Friday, and I'm sorry that it is late.", False), ("I don't take it personally.", False), ("As you'll see if you open it, it is paid.", False), ("Our records are wrong.", False),
    ],
)  # fmt: skip
def test_doubt_and_what_was_said_before(text: str, is_one: bool) -> None:
    assert bool(JABS.search(text)) == is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("As anyone used to spreadsheets will know, it is a date.", True), ("It is, as most of our authors know without being told, the default.", True),
        ("With respect, it is uphill.", True), ("I would remind you that she is an adult.", True), ("If you don't try this properly it won't work.", True),
        ("It gets announced when it gets announced.", True), ("With respect,", False), ("Thank you for your note on the alleged leak.", True), ("We report the alleged fraud.", False),
        ("It is what it is.", False), ("I'd like to remind you of Friday.", False), ("If you don't close the lid properly it stays red.", False), ("Most of our guests know the way.", False),
    ],
)  # fmt: skip
def test_condescension(text: str, is_one: bool) -> None:
    assert bool(IRONY.search(text)) == is_one


def test_reproaches_in_the_passive_or_with_advice_or_terms() -> None:
    assert implied(asked(None), said("You chose it against my advice."))
    assert implied(asked(None), said("It was chosen against my advice."))
    assert not implied(asked(None), said("Our advice to you is against it."))
    assert implied(asked(None), said("I did tell you in May that yew is slow."))
    assert not implied(asked(None), said("I did tell you May, but it came in June."))
    assert implied(asked(None), said("It's in the terms you agreed to.", "explanation"))
    assert not implied(
        asked(None), said("Under the terms you agreed to, the repair is free.", "solution", "explanation")
    )
    assert implied(asked(None), said("The code was put in wrong.", "explanation"))
    assert implied(asked(None), said("The slip wasn't filled in, which is why it took long.", "explanation"))
    assert not implied(asked(None), said("The code was put in wrong on our side.", "explanation"))
    assert not implied(asked(None), said("The code was entered wrongly by the clerk.", "explanation"))
    assert not implied(asked(None), said("The code was entered wrongly three times, so it is locked.", "explanation"))


def test_threats_and_what_is_waved_off() -> None:
    assert commanding.OR_ELSE.search("You have to be there by 6.45, or you won't get in.")
    assert commanding.OR_ELSE.search("Have it paid by the 30th, or expect to go without.")
    assert not commanding.OR_ELSE.search("You have to sign it, or you can call me.")
    assert commanding.ALL_YOU.search("All you need to do is sign.")
    assert not commanding.ALL_YOU.search("It must come with all its parts, and you need to send it soon.")
    assert over_cheerful.WAVED_OFF.match("No worries!")
    assert not over_cheerful.WAVED_OFF.match("No problem at all, it is paid.")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("I'm in intensive care until Monday.", True), ("Our daughter has been rushed to A&E.", True), ("She fell and was taken to hospital.", True),
        ("My husband has had a minor stroke.", True), ("I've been diagnosed with lung cancer.", True), ("My gran fractured her hip.", True),
        ("I miscarried in April.", True), ("The power is off and my dad is on oxygen.", True), ("My mother is between chemo and radiotherapy.", True),
        ("I had a stroke of luck.", False), ("The bill: I had a heart attack when I saw it!", False), ("The chair came with a broken leg.", False),
        ("I work in hospital management.", False), ("I was in the hospital car park.", False), ("When is my operation?", False),
        ("My husband uses oxygen. Which cabin has a socket?", False), ("We have cancer charity runs in May.", False), ("I broke my back to get it here.", False),
    ],
)  # fmt: skip
def test_grave_things(text: str, is_one: bool) -> None:
    assert is_grave(text) == is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Our cat had to be put to sleep.", True), ("We had him put down last week.", True), ("She was put to sleep that evening.", True),
        ("Our cat was put to sleep on Friday.", True), ("Our dog was put to sleep at the vet's.", True), ("Our dog was put to sleep for the scan.", False),
        ("She was put to sleep in her cot.", False), ("He was put down for Tuesday.", False), ("He put the phone down.", False),
    ],
)  # fmt: skip
def test_pets(text: str, is_one: bool) -> None:
    assert is_bereaved(text) == is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Should you dispute the charge, your account will be suspended.", True), ("If you post a negative review we will take legal action.", True),
        ("If you go to the press you will be banned.", True), ("Your membership will be terminated if you file a chargeback.", True),
        ("Any chargeback will result in the closure of your account.", True),
        ("If you dispute the reading, we'll send somebody to look.", False), ("If you leave a review, you'll be sent a code.", False),
        ("If you complain to the ombudsman, your account stays open.", False), ("If you cancel, your account will be closed on Friday.", False),
        ("If you contact your bank, your access will be blocked, which keeps you safe.", False),
    ],
)  # fmt: skip
def test_threats(text: str, is_one: bool) -> None:
    assert bool(THREATS.search(text) and not SAFETY.search(text)) == is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("These things do happen.", True), ("It's just one of those things.", True), ("Mistakes happen.", True),
        ("Late again, that's part of flying.", True), ("It's just part of the game.", True), ("That's just how it goes.", True), ("Lids are part of packing, which is ours to do.", False), ("It's part of our service.", False),
        ("Don't worry, these things happen.", False), ("These things happen, but they should not.", False), ("It's one of those things that last.", False),
    ],
)  # fmt: skip
def test_shrugs(text: str, is_one: bool) -> None:
    assert bool(SHRUGS.search(text)) == is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("It'll be ready when it's ready.", True), ("Don't hold your breath.", True), ("I would have thought Ben would have told you.", True),
        ("Most people who leave us regret it.", True), ("I would have thought somebody would have rung you.", False),
        ("I'd have thought they'll be fine.", False), ("You held your breath, and so did we.", False), ("Most people stay for the garden.", False),
    ],
)  # fmt: skip
def test_scorn(text: str, is_one: bool) -> None:
    assert bool(IRONY.search(text)) == is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Hindsight is easy.", True), ("There's no need to take it personally.", True), ("What else did you expect us to do?", True),
        ("Hindsight is easy, and we should have rung.", False), ("What did you expect to see?", False), ("In hindsight it was the wrong box.", False),
    ],
)  # fmt: skip
def test_sneers(text: str, is_one: bool) -> None:
    assert bool(JABS.search(text)) == is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("You should always read the leaflet before you take one.", True), ("Always make sure to save before closing.", True),
        ("I always check the lid before it leaves us.", False), ("We should always ask before we charge.", False), ("Always keep it upright.", False),
    ],
)  # fmt: skip
def test_rules_of_life(text: str, is_one: bool) -> None:
    assert bool(ALWAYS.search(text)) == is_one
