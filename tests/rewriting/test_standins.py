"""What stands in for a sentence that nothing can turn, and which clauses may go."""

from dataclasses import replace
from typing import Any

import pytest

from replycoach.model import Finding
from replycoach.rewriting import standins
from replycoach.rewriting.clauses import shortened
from replycoach.rewriting.compose import Situation
from replycoach.rewriting.draft import Draft
from replycoach.rewriting.guard import objection
from replycoach.rewriting.handing import is_theirs
from replycoach.rewriting.naming import filling
from replycoach.rewriting.refusing import SOON, ways
from replycoach.rewriting.transforms._piece import Piece, leave_out
from tests.rewriting.test_transforms_pairs import GRAMMAR, apply, proposed, reading


def shorter(text: str) -> list[str]:
    read = reading(text)
    return list(shortened(Piece.of(read, read.sentences[0])))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (
            "The date gets ticked twice in the app and you only did it the once.",
            "The date gets ticked twice in the app.",
        ),
        ("Your pin sits one street over, so this comes down to how you entered it.", "Your pin sits one street over."),
        ("You walked off without waiting for the beep, which is why the meter ran on.", "The meter ran on."),
        ("The notice went out on 4 May, and reading it would have spared you this.", "The notice went out on 4 May."),
    ],
)
def test_a_clause_can_go(text: str, rest: str) -> None:
    assert rest in shorter(text)


@pytest.mark.parametrize(
    "text",
    [
        "Your seat stays free, if you pay by noon.",
        "I'll call you at four, and you can pay then.",
        "We swap it, unless the seal is broken.",
        "Once it's in the notes, the depot takes it from there.",
        "Had you sent a reading, February would have held no shock.",
        "The lamp (it was the last one, and it sold) is gone.",
        "Is it the pump, and does it hum?",
    ],
)
def test_a_clause_that_bounds_or_gives_stays(text: str) -> None:
    assert shorter(text) == []


def stood_in(rule: str, text: str, *moves: tuple[str, ...], flagged: int = 1, **case: Any) -> list[str]:
    read = reading(text, **case)
    told = (*moves, *((),) * len(read.sentences))
    sentences = tuple(
        replace(one, moves=frozenset(own))  # type: ignore[arg-type]
        for one, own in zip(read.sentences, told, strict=False)
    )
    read = replace(read, sentences=sentences)
    one = sentences[flagged]
    finding = Finding(rule=rule, severity="warning", start=one.start, end=one.end, message="", why="", source="")
    made = standins.propose(read, finding, (one.start, one.end), Situation.of(read))
    return [apply(read.text, proposal.edits) for proposal in made]


def test_a_guess_becomes_a_check_with_a_time() -> None:
    made = stood_in("ownership/bluffing", "Hi Ana. It's bound to be the meter. Thank you for waiting.", channel="chat")
    assert "check this" in made[0]
    assert "[when: e.g. today by 17:00]" in made[0]
    assert "bound to be" not in made[0]


def test_a_second_time_is_not_promised() -> None:
    text = "Hi Ana. It's bound to be the meter. I'll call you at four."
    made = stood_in("ownership/bluffing", text, (), (), ("timeframe",))
    assert made[0] == "Hi Ana. I'll check this. I'll call you at four."


def test_a_stall_keeps_what_the_agent_would_do() -> None:
    text = "Hi Ana. I'd gladly rebuild the top, but that has to go past my father first. I'll call you at four."
    made = stood_in("ownership/approval-stall", text, (), (), ("timeframe",))
    assert made[0].startswith("Hi Ana. I'll ask my father for the go-ahead to rebuild the top.")


def test_a_list_of_demands_becomes_one_request() -> None:
    text = "Hello. Please send the contract number, the date of the move, both addresses, and all invoices. Thank you."
    made = stood_in("clarity/interrogation", text)
    slot = "[what you need first: e.g. the contract number]"
    assert made[0] == f"Hello. To get started, could you send me {slot}, please? Thank you."


def test_personal_data_is_asked_for_in_private() -> None:
    text = "Sorry about that. Drop your mobile number below and I'll put you on the list today."
    made = stood_in("channel/personal-data", text, channel="social")
    assert "private message" in made[0]
    assert made[0].endswith("I'll put you on the list today.")


def test_personal_data_that_is_shown_stays_for_the_agent() -> None:
    assert stood_in("channel/personal-data", "Hi. I've found you: 14 Quay Terrace, Visa ending 4471.") == []


@pytest.mark.parametrize(
    ("refusal", "kept"),
    [
        ("Custom orders are final sale, and that is where we leave it.", "Custom orders are final sale."),
        ("The amount stays as it is, and with this the case is closed on our side.", "The amount stays as it is."),
        ("No lamp is left at night, so that's how it is, I'm afraid.", "No lamp is left at night."),
        ("We don't cover wear.", "We don't cover wear."),
    ],
)
def test_a_refusal_gets_a_way_on(refusal: str, kept: str) -> None:
    made = stood_in("language/dead-end", f"Sorry, Ana. {refusal}", ("apology",), ("refusal",))
    assert made[0].startswith(f"Sorry, Ana. {kept} ")
    assert "[what you can" in made[0]


def test_a_hold_is_asked_for_with_its_reason() -> None:
    made = stood_in("time/hold-unasked", "Hi Ana. Stay here, I'm off to speak to the depot.", channel="chat")
    assert made[0] == "Hi Ana. Could you give me [how long: e.g. two minutes] while I speak to the depot?"


def test_a_reproach_goes_and_what_happened_stays() -> None:
    moved: tuple[tuple[str, ...], ...] = ((), (), ("action",))
    text = "Hi Ana. A little more care would have saved you the charge. I've put the money back."
    assert stood_in("language/blame", text, *moved) == ["Hi Ana. I've put the money back."]
    assert stood_in("language/blame", "Hi Ana. You typed a wrong password. I've unlocked it.", *moved) == []


def test_nothing_goes_that_the_next_sentence_needs() -> None:
    text = "Hi Ana. The people upstairs are useless. They call you at four."
    assert stood_in("language/disparages-company", text, (), (), ("timeframe",)) == []


def test_a_barb_may_go_with_what_it_denies_and_counts() -> None:
    barb = "This place couldn't organise a light bulb, it took them four tries."
    before, after = f"Hi Ana. {barb} It ships today.", "Hi Ana. It ships today."
    assert objection(before, after, (), GRAMMAR)
    assert objection(before, after, (), GRAMMAR, frozenset({barb})) == ""


def test_a_name_after_a_comma_is_a_name() -> None:
    before = "Whenever you like the sun, Madeira is waiting. It ships today."
    assert "madeira" in objection(before, "It ships today.", (), GRAMMAR)


def test_a_bare_address_is_a_link() -> None:
    assert "example.test/lost" in objection("See example.test/lost for it.", "I'll see to it.", (), GRAMMAR)


@pytest.mark.parametrize(
    ("blank", "name"),
    [
        ("{{ticket.requester.first_name}}", "Ana"),
        ("[customer first name]", "Ana"),
        ("[Agent Name]", "Jo"),
        ("[COMPANY NAME]", ""),
        ("{{order.name}}", ""),
        ("[CASE NO]", ""),
    ],
)
def test_names_for_blanks(blank: str, name: str) -> None:
    assert filling(blank, "Ana Ruiz", "Jo Carter") == name


def test_a_paper_that_the_matter_needs_is_no_addition() -> None:
    made = stood_in(
        "channel/needless-handoff", "You need to send the note to desk@example.org.", ("handoff",), flagged=0
    )
    assert not any("also send" in text for text in made)


@pytest.mark.parametrize(
    ("asks", "stays"),
    [
        ("Have you restarted the hub, have you tried the other cable, and did you update the app?", True),
        ("Please send the contract number, the date of the move, both addresses, and all invoices.", False),
    ],
)
def test_checks_that_may_be_the_cure_stay(asks: str, stays: bool) -> None:
    assert (stood_in("clarity/interrogation", f"Hello. {asks} Thank you.") == []) is stays


def test_of_blame_what_is_ours_stays_and_the_call_to_wait_goes() -> None:
    text = "Hello. We would have rung you if it was worse, so you'll just have to wait."
    assert stood_in("language/blame", text) == ["Hello. We would have rung you if it was worse."]
    assert stood_in("language/blame", "Hello. We would have rung you if it was worse.") == []


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("The money went to your bank on 3 May. Please ask them.", True),
        ("The money went to the shop on 3 May. Please ask them.", False),
        ("Your lamp is here. If anything breaks, ring the makers.", True),
        ("Your lamp is here. If you want a refund, ring the makers.", False),
        ("Your lamp is here. In that case, please contact the shop.", True),
        ("Your lamp is here. Your mother will need to call us herself.", True),
        ("Your lamp is here. Please contact support in the app.", False),
    ],
)
def test_whose_matter_it_is(text: str, theirs: bool) -> None:
    read = reading(text)
    assert is_theirs(Draft(read, Situation.of(read)), Piece.of(read, read.sentences[1])) is theirs


def test_a_list_item_is_its_words() -> None:
    read = reading("Two things:\n\n- You never sent the slip.\n2. It ships on Friday.")
    pieces = [Piece.of(read, one) for one in read.sentences]
    assert [(one.lead, one.text, one.listed) for one in pieces[1:]] == [
        ("- ", "You never sent the slip.", True),
        ("2. ", "It ships on Friday.", True),
    ]
    assert not pieces[0].listed


def test_who_signed_behind_a_sentence_that_goes_stays() -> None:
    read = reading("It ships on Friday. Good luck. Mo", agent_name="Mo")
    edit = leave_out(Piece.of(read, read.sentences[-1]))
    assert apply(read.text, (edit,)) == "It ships on Friday. Mo"


def test_what_is_only_not_possible_yet_gets_a_date() -> None:
    read = reading("We can't send you the plan at present.", customer="When will we have the plan?")
    draft = Draft(read, Situation.of(read))
    assert ways(draft, read.text) == (SOON,)
    read = reading("We can't send you the plan.", customer="When will we have the plan?")
    assert SOON not in ways(Draft(read, Situation.of(read)), read.text)


def test_a_message_is_nobody_who_agrees() -> None:
    made = stood_in(
        "ownership/approval-stall", "Hi. As I said in my previous letter, I need to see the deed before I do anything."
    )
    assert made == []
    asks = stood_in("ownership/approval-stall", "Hi. My supervisor has to see the deed before I do anything.")
    assert any("my supervisor" in one for one in asks)


def test_a_guess_at_their_own_side_goes_without_a_check() -> None:
    text = "Hi Ana. Maybe someone in your office moved the file. Our update of Monday did it."
    assert stood_in("ownership/bluffing", text, (), (), ("explanation",)) == ["Hi Ana. Our update of Monday did it."]
    dated = "Hi Ana. Maybe someone in your office moved the 12 files. Our update of Monday did it."
    assert stood_in("ownership/bluffing", dated, (), (), ("explanation",)) == []


def test_an_honest_warning_is_no_bluff() -> None:
    text = "Hi. You can ask the gallery, but they'll probably refuse."
    assert not any(one.endswith("gallery.") for one in stood_in("ownership/bluffing", text, (), ("instruction",)))


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Hi Ana. The van left at ten, and it is with you at noon. Please bear with us.", False),
        ("Hi Ana. I'm looking at the van's route. Please bear with us.", True),
        ("Hi Ana. The van left at ten. Please hold the line.", True),
    ],
)
def test_a_call_for_patience_is_a_hold_only_where_something_is_looked_up(text: str, asks: bool) -> None:
    told = proposed("time/hold-unasked", text, ("explanation",), channel="chat")
    stood = stood_in("time/hold-unasked", text, (), ("explanation",), flagged=2, channel="chat")
    assert all(("[how long" in one) == asks for one in (*told[:1], *stood[:1]))
    assert told
    assert stood


def test_what_a_label_says_is_refused_by_nobody() -> None:
    text = "The tag doesn't say wool it says felt. You can wear it or bring it back."
    assert not any(", but" in one for one in proposed("language/negative-phrasing", text))


def test_what_nobody_can_promise_goes_and_what_is_done_about_it_stays() -> None:
    sent = "The box left today."
    made = proposed("ownership/bluffing", f"{sent} I'll personally make sure this never happens again.", ("action",))
    assert made == [sent]
    assert proposed("ownership/bluffing", "If the lid is cracked, it is replaced, guaranteed.") == [
        "If the lid is cracked, it is replaced."
    ]
    done = f"{sent} I've asked the packers why, so that it doesn't happen again."
    assert sent not in proposed("ownership/bluffing", done, ("action",))
