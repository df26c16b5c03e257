"""Own words, quoted mail and signatures, in plain text."""

from __future__ import annotations

import pytest

from replycoach.text.prose import Prose

OWN = "Hi Ana,\n\nIt is on its way.\n\nBest wishes,\nTom\n\n"

QUOTED = [
    "On Mon, 3 May 2026 at 10:02, Ana Lopez <ana@mail.example> wrote:\n> where is it?\n",
    "On Mon, 3 May 2026 at 10:02, Ana Lopez\n<ana@mail.example> wrote:\n\n> where is it?\n",
    "On Mon, 3 May 2026 at 10:02, Ana Lopez wrote:\n\nwhere is it?\n",
    "Am 3. Mai 2026 um 10:12 schrieb Ana Lopez <ana@mail.example>:\n> wo ist es?\n",
    "Le lun. 3 mai 2026 à 10:02, Ana Lopez <ana@mail.example> a écrit :\n> où est-il ?\n",
    "El lun, 3 may 2026 a las 10:02, Ana (<ana@mail.example>) escribió:\n> ¿dónde está?\n",
    "Il giorno lun 3 mag 2026 alle ore 10:02 Ana <ana@mail.example> ha scritto:\n> dov'è?\n",
    "Op ma 3 mei 2026 om 10:02 schreef Ana <ana@mail.example>:\n> waar is het?\n",
    "Em seg., 3 de mai. de 2026 às 10:02, Ana <ana@mail.example> escreveu:\n> onde está?\n",
    "Den mån 3 maj 2026 kl 10:02 skrev Ana <ana@mail.example>:\n> var är det?\n",
    "Στις 3/5/2026 10:02, ο χρήστης Ana έγραψε:\n> πού είναι;\n",
    "Ana Lopez <ana@mail.example> wrote:\n> where is it?\n",
    "-----Original Message-----\nFrom: Ana\nwhere is it?\n",
    "-----Ursprüngliche Nachricht-----\nwo ist es?\n",
    "---------- Forwarded message ---------\nwhere is it?\n",
    "------------------ Original ------------------\nwhere is it?\n",
    "------------------ 原始邮件 ------------------\n在哪里\n",
    "________________________________\nFrom: Ana Lopez\nSent: Monday, 3 May 2026\nTo: Help\nSubject: Where is it?\n\nwhere is it?\n",
    "Von: Ana Lopez\nGesendet: Montag, 3. Mai 2026\nAn: Hilfe\nBetreff: Paket\n\nwo ist es?\n",
    "De : Ana Lopez\nEnvoyé : lundi 3 mai 2026\nÀ : Aide\nObjet : Colis\n\noù est-il ?\n",
    "##- Please type your reply above this line -##\nwhere is it?\n",
    "-- Please reply above this line --\nwhere is it?\n",
    "fsReplyAbove\nwhere is it?\n",
    "> where is it?\n>\n> 5 items are missing\n>> older\n",
    "Sent from my iPhone\n\n> where is it?\n",
    "Get Outlook for iOS\n",
    "Von meinem iPhone gesendet\n",
]


@pytest.mark.parametrize("quoted", QUOTED)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_quoted_mail_is_not_the_agents(quoted: str, line_end: str) -> None:
    source = (OWN + quoted).replace("\n", line_end)
    prose = Prose.from_source(source)
    assert prose.text.rstrip() == OWN.rstrip()
    assert prose.has_quote
    start = prose.text.index("Tom")
    assert source[slice(*prose.to_source(start, start + 3))] == "Tom"


@pytest.mark.parametrize(
    "text",
    [
        "You have\n> 5 GB left.",
        "> 30 days and we refund you.",
        ">= 3 items ship free.",
        ">:( that is no way to start a week, sorry!",
        "Open Settings > Network > Reset.",
        "On 3 May you wrote:\n'I was charged twice', and you are right.",
        "On Monday we wrote to the courier. They answered: tomorrow.",
        "From: London\nTo: Paris\nDate: 3 May\nPrice: 40 euros",
        "Subject: to stock, we ship on Monday.",
        "Please reply above all with your order number.",
        "The message was sent from my phone, so forgive the typos. I will call you at 5.",
        "Sent from my warehouse today.",
        "Here is a list:\n-- one\n-- two",
        "This message is intended to help you. Please restart the router.",
        "Bad news. On 3 May 2026, our courier wrote:\n\nLeft on the porch.\n\nIs it there?",
        "Hello.\n\nOn 3 May 2026, our courier wrote:\n\nLeft on the porch.\n\nIs it there?",
        "One part.\n--\nAnother part.",
        "One part.\n--\n\nAnother part",
        "One part.\n\n-----\n\nAnother part.",
        "The original message was lost, sorry.",
    ],
)
def test_own_words_that_look_like_mail_marks_stay(text: str) -> None:
    prose = Prose.from_source(text)
    assert (prose.text, prose.signature, prose.has_quote) == (text, None, False)


def test_a_reply_between_the_quoted_lines_keeps_only_its_own() -> None:
    prose = Prose.from_source(
        "On 3 May 2026, Ana wrote:\n> where is it?\n\nIn Leeds.\n\n> when will it come?\nTomorrow.\n"
    )
    assert prose.text == "\nIn Leeds.\n\nTomorrow.\n"


def test_a_quote_of_one_line_in_chat_is_a_quote() -> None:
    assert Prose.from_source("> where is my order?\nIt left today.").text == "It left today."


def test_the_signature_is_told_from_the_message() -> None:
    prose = Prose.from_source(
        "Hi Ana,\n\nDone.\n\nBest,\nTom\n-- \nTom Ray\nAcme\nThis e-mail is confidential.\n\n> old\n"
    )
    assert prose.body == "Hi Ana,\n\nDone.\n\nBest,\nTom\n"
    assert prose.signature == "Tom Ray\nAcme\nThis e-mail is confidential."
    assert prose.has_quote


@pytest.mark.parametrize(
    "notice",
    [
        "This e-mail and any attachments are confidential and intended solely for the addressee.",
        "CONFIDENTIALITY NOTICE: what stands here is for you only.",
        "The information in this message is privileged; do not disclose it.",
        "Diese E-Mail enthält vertrauliche Informationen.",
    ],
)
def test_a_legal_notice_below_the_message_belongs_to_the_signature(notice: str) -> None:
    prose = Prose.from_source(f"Hi Ana,\n\nDone.\n\nBest,\nTom\n\n{notice}\nMore of it.")
    assert prose.body == "Hi Ana,\n\nDone.\n\nBest,\nTom\n\n"
    assert prose.signature == f"{notice}\nMore of it."


def test_a_sign_off_without_a_mark_is_own_text() -> None:
    prose = Prose.from_source("Done.\n\nBest wishes,\nTom")
    assert (prose.body, prose.signature) == ("Done.\n\nBest wishes,\nTom", None)


def test_placeholders_in_the_signature_are_found() -> None:
    prose = Prose.from_source("Done.\n--\n{{agent.name}}\n")
    assert prose.signature == "{{agent.name}}"
    [placeholder] = prose.placeholders
    assert placeholder.start >= prose.body_end
