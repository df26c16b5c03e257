"""What the customer asks, and what they write about, on messages written for this table."""

from __future__ import annotations

import pytest

from replycoach.reading.customer import about, questions
from replycoach.reading.sentences import split

ASKED: list[tuple[str, list[str]]] = [
    # direct, with a question mark
    ("When does the shop in Leith open?", ["When does the shop in Leith open"]),
    ("Do you deliver to the islands?", ["Do you deliver to the islands"]),
    ("How much is the annual pass?", ["How much is the annual pass"]),
    ("Which of the two cables fits the old socket?", ["Which of the two cables fits the old socket"]),
    ("Who do I send the form to?", ["Who do I send the form to"]),
    ("Why was my card declined?", ["Why was my card declined"]),
    ("Where can I see my points?", ["Where can I see my points"]),
    ("Is there parking?", ["Is there parking"]),
    ("Could I get a refund?", ["Could I get a refund"]),
    ("Can you resend it?", ["Can you resend it"]),
    ("Would you wrap it as a present?", ["Would you wrap it as a present"]),
    ("Any news on my chair?", ["Any news on my chair"]),
    ("How come the price went up?", ["How come the price went up"]),
    ("What about the second parcel?", ["What about the second parcel"]),
    ("The white one comes with a plug?", ["The white one comes with a plug"]),
    ("Possible to change the name on the ticket?", ["Possible to change the name on the ticket"]),
    ("May I bring my dog into the cabin?", ["May I bring my dog into the cabin"]),
    ("Has the money left your bank yet?", ["Has the money left your bank yet"]),
    ("Was my meter read this month?", ["Was my meter read this month"]),
    ("Shouldn't it be here by now?", ["Shouldn't it be here by now"]),
    ("What ought I to do with the old box?", ["What ought I to do with the old box"]),
    ("Whose name is on the lease?", ["Whose name is on the lease"]),
    ("Are the boots waterproof?", ["Are the boots waterproof"]),
    ("Does the guarantee cover the pump?", ["Does the guarantee cover the pump"]),
    ("Is Marta still teaching on Tuesdays?", ["Is Marta still teaching on Tuesdays"]),
    ("How soon can somebody come out?", ["How soon can somebody come out"]),
    ("How long will the battery last?", ["How long will the battery last"]),
    ("What size should I take?", ["What size should I take"]),
    ("On which day do you collect?", ["On which day do you collect"]),
    ("If I order today, will it come by Friday?", ["If I order today, will it come by Friday"]),
    ("If I cancel now do I lose the deposit?", ["If I cancel now do I lose the deposit"]),
    ("The pass works on Sundays too, right?", ["The pass works on Sundays too, right"]),
    # something before the question
    ("Hi Tom, is the blue one back in stock?", ["is the blue one back in stock"]),
    ("Hello, quick question: do you sell spare lids?", ["do you sell spare lids"]),
    ("Also, would it fit a double bed?", ["would it fit a double bed"]),
    ("My parcel came wet, can I send it back?", ["can I send it back"]),
    ("Order 4417, where is it?", ["where is it"]),
    ("Love the lamp! One thing: how do I change the bulb?", ["how do I change the bulb"]),
    ("Thanks for the call, but when will the engineer come?", ["when will the engineer come"]),
    ("I've moved house - do I need a new contract?", ["do I need a new contract"]),
    ("@brightlamps do you ship to Crete?", ["do you ship to Crete"]),
    ("btw does the warranty start today?", ["does the warranty start today"]),
    ("Stupid question maybe, but where's the switch?", ["where's the switch"]),
    ("So what happens now?", ["what happens now"]),
    ("Good morning. Just one thing, are dogs allowed?", ["are dogs allowed"]),
    # several at once
    ("How can I pay, and do you ship to Malta?", ["How can I pay", "do you ship to Malta"]),
    ("When do I get a new one and who pays for the old one?", ["When do I get a new one", "who pays for the old one"]),
    ("Is it true, and may I have my money back?", ["Is it true", "may I have my money back"]),
    ("Why was I moved down, and is Marta still teaching?", ["Why was I moved down", "is Marta still teaching"]),
    (
        "Do you do SSO, can we export logs, and is there a discount?",
        ["Do you do SSO", "can we export logs", "is there a discount"],
    ),
    ("Is it open on Monday? Do I need to book?", ["Is it open on Monday", "Do I need to book"]),
    (
        "how do i skip next week? and can i swap the fish one after",
        ["how do i skip next week", "can i swap the fish one after"],
    ),
    ("what does it cost and when can you come?", ["what does it cost", "when can you come"]),
    ("Does it come in green, and how heavy is it?", ["Does it come in green", "how heavy is it"]),
    (
        "Have you got a table for six on Friday, and is there a children's menu?",
        ["Have you got a table for six on Friday", "is there a children's menu"],
    ),
    (
        "Is it vegan, and if I order now would it come by Friday?",
        ["Is it vegan", "if I order now would it come by Friday"],
    ),
    ("That's not a sunrise, is it?", ["That's not a sunrise, is it"]),
    ("I want to know why nobody told me & if it can be mended. Dan", ["why nobody told me", "if it can be mended"]),
    ("hi what do i do?? Rosa", ["what do i do"]),
    ("Gorgeous pot 😍 can it go in the dishwasher", ["can it go in the dishwasher"]),
    # no question mark, lower case, sloppy
    ("when is the fix coming", ["when is the fix coming"]),
    ("WHEN is the fix coming", ["WHEN is the fix coming"]),
    ("do u ship to norway", ["do u ship to norway"]),
    ("can u send it again pls", ["can u send it again pls"]),
    ("wheres my order", ["wheres my order"]),
    ("whats the exit fee on each", ["whats the exit fee on each"]),
    ("how do i turn off the beep, its driving me mad", ["how do i turn off the beep"]),
    (
        "is the vegan pie made on the same line as the pork one",
        ["is the vegan pie made on the same line as the pork one"],
    ),
    ("are dogs allowed in the garden", ["are dogs allowed in the garden"]),
    ("does the lock work with frozen batteries", ["does the lock work with frozen batteries"]),
    ("why am i being charged twice", ["why am i being charged twice"]),
    ("looking for 40 mugs, whats the lead time on a two colour print", ["whats the lead time on a two colour print"]),
    (
        "my train leaves at six. can the conductor see my seat or do i need paper",
        ["can the conductor see my seat or do i need paper"],
    ),
    ("just clicked a bad link. what now", ["what now"]),
    ("the promo says 20, the basket says 2. which is it", ["which is it"]),
    ("any idea when its back", ["any idea when its back"]),
    ("why the HELL is there a bailiff at my door", ["why the HELL is there a bailiff at my door"]),
    ("pls can i have the form in polish", ["can i have the form in polish"]),
    ("and if i miss the ferry who pays", ["if i miss the ferry who pays"]),
    ("could you call me tomorrow, i'm at work till five", ["could you call me tomorrow"]),
    ("how much for the big one", ["how much for the big one"]),
    ("will it be back before the weekend, we have guests", ["will it be back before the weekend"]),
    # indirect
    ("I'd like to know when the part arrives.", ["when the part arrives"]),
    ("I want to know why nobody rang me.", ["why nobody rang me"]),
    (
        "I want to know when it will be fixed and who is paying for my day.",
        ["when it will be fixed", "who is paying for my day"],
    ),
    (
        "I should like to know why this happened, and what you propose to do about it.",
        ["why this happened", "what you propose to do about it"],
    ),
    ("Please tell me whether the pool is heated.", ["whether the pool is heated"]),
    ("Could you let me know how long it takes?", ["how long it takes"]),
    ("Can you tell me if the flat has a lift", ["if the flat has a lift"]),
    ("I was wondering if you could change the date.", ["if you could change the date"]),
    ("I'm not sure which plug I need.", ["which plug I need"]),
    ("No idea where to send it.", ["where to send it"]),
    ("I don't understand why the bill doubled.", ["why the bill doubled"]),
    ("Kindly confirm whether the form needs a stamp.", ["whether the form needs a stamp"]),
    ("I am writing to enquire whether my score is still valid.", ["whether my score is still valid"]),
    ("Nobody can tell me where my bike is!", ["where my bike is"]),
    ("My question is how I can cancel from abroad.", ["how I can cancel from abroad"]),
    ("please advise the price of a second panel", ["the price of a second panel"]),
    ("I would like to know the procedure.", ["the procedure"]),
    ("please tell me it still exists", ["it still exists"]),
    ("let me know when my size is back", ["when my size is back"]),
    ("Could you send the bill too and tell me when it ships?", ["Could you send the bill too", "when it ships"]),
    ("can someone ring me and explain why it stopped", ["can someone ring me", "why it stopped"]),
    ("Can you tell me how it works and when it comes?", ["how it works", "when it comes"]),
    ("Any ETA for the tram", ["Any ETA for the tram"]),
    ("I need to know by Friday whether it fits.", ["whether it fits"]),
    ("i need to know if my benefits stopped for good", ["if my benefits stopped for good"]),
    ("I have asked three times what the fee is for.", ["what the fee is for"]),
    ("Trying to find out if the ferry takes scooters.", ["if the ferry takes scooters"]),
    ("The page doesn't say whether breakfast is included.", ["whether breakfast is included"]),
    ("Explain to me how a closed account gets charged.", ["how a closed account gets charged"]),
    # upset, and yet asking
    ("Why does this keep happening?", ["Why does this keep happening"]),
    ("What is going on??", ["What is going on"]),
    ("Three hours in the cold! Are we even flying tonight???", ["Are we even flying tonight"]),
    ("This is theft. When do I get my money back?!", ["When do I get my money back"]),
    ("Is it gone??", ["Is it gone"]),
    ("Have you lost it?", ["Have you lost it"]),
    ("What are you going to do about it?", ["What are you going to do about it"]),
    ("are you kidding me? where is my money?", ["where is my money"]),
    ("Seriously? When will it be fixed?", ["When will it be fixed"]),
    # outbursts
    ("Are you kidding me?", []),
    ("How is this acceptable?", []),
    ("What kind of company does this?", []),
    ("Seriously?", []),
    ("Is this a joke??", []),
    ("Do you people ever read these?", []),
    ("How hard can it be?", []),
    ("How many times do I have to explain this?", []),
    ("What's the point of a guarantee then?", []),
    ("Who do you think you are?", []),
    ("Do you think I have nothing better to do?", []),
    ("What planet are you on?", []),
    ("Hello? Anybody there?", []),
    ("Why should I pay for your mistake?", []),
    ("Have you any idea how long I waited?", []),
    ("does anyone there even care??", []),
    ("you want me to pay for THAT???", []),
    ("AGAIN?", []),
    ("What a joke!", []),
    ("Would you accept that at home?", []),
    ("Can I just say how lovely Marta was.", []),
    ("How are you?", []),
    ("Is anyone reading these at all?", []),
    # no question
    ("My parcel is broken and is useless.", []),
    ("Is still broken.", []),
    ("I'll tell you when I'm home.", []),
    ("Let me know if you need anything else.", []),
    ("I don't know what to do any more.", []),
    ("What is worse is that nobody rang.", []),
    ("When I opened the box the glass was cracked.", []),
    ("Please cancel my order.", []),
    ("I told you where to leave it.", []),
    ("Can't log in since Monday.", []),
    ("Have been waiting for three weeks.", []),
    ("Do something!!", []),
    ("Just wanted to say how happy we are with the sofa.", []),
    ("Your driver, who was very kind, is a star.", []),
    ("The desk came today, which is great.", []),
    ("I know how busy you are.", []),
    ("Had I known this I would have gone elsewhere.", []),
    ("Thank you so much for the flowers!", []),
    ("It says it was delivered, but it wasn't.", []),
    ("I can't say how grateful I am.", []),
    ("He asked me for my name and then hung up.", []),
    ("Whatever I press, nothing happens.", []),
    ("Nothing works.", []),
]


@pytest.mark.parametrize(("message", "asks"), ASKED)
def test_questions(message: str, asks: list[str]) -> None:
    assert [question.asks for question in questions(message, tuple(split(message)))] == asks


@pytest.mark.parametrize("message", [message for message, _ in ASKED])
def test_positions_are_those_of_the_words(message: str) -> None:
    for question in questions(message, tuple(split(message))):
        assert message[question.start : question.end].strip() == question.text
        assert question.asks in question.text


@pytest.mark.parametrize(
    "message", ["", "?", "???", "😀", "? ! ?", "a", "@", "why", "if", "and and and", "who who who?"]
)
def test_odd_messages_are_read(message: str) -> None:
    assert isinstance(questions(message, tuple(split(message))), tuple)
    assert isinstance(about(message), tuple)
