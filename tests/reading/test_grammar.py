"""Grammar: the shipped pipeline, the swap of another one, and who does what to whom in both ways of naming."""

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from replycoach.errors import SettingsError
from replycoach.reading import grammar
from replycoach.reading.grammar import Grammar


@pytest.fixture(scope="module")
def ours() -> Grammar:
    return Grammar()


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.lower_ == text)


def text_of(token: Token | None) -> str | None:
    return None if token is None else token.lower_


def universal() -> Doc:
    """You were not helped by our team and you lost it."""
    return Doc(
        spacy.blank("en").vocab,
        words=["You", "were", "n't", "helped", "by", "our", "team", "and", "you", "lost", "it", "."],
        tags=["PRP", "VBD", "RB", "VBN", "IN", "PRP$", "NN", "CC", "PRP", "VBD", "PRP", "."],
        pos=["PRON", "AUX", "PART", "VERB", "ADP", "PRON", "NOUN", "CCONJ", "PRON", "VERB", "PRON", "PUNCT"],
        heads=[3, 3, 3, 3, 6, 6, 3, 9, 9, 3, 9, 3],
        deps=[
            "nsubj:pass", "aux:pass", "advmod", "ROOT", "case", "nmod:poss", "obl:agent", "cc", "nsubj", "conj", "obj",
            "punct",
        ],
    )  # fmt: skip


def clear_nlp() -> Doc:
    """The same sentence as spaCy's English models analyse it."""
    return Doc(
        spacy.blank("en").vocab,
        words=["You", "were", "n't", "helped", "by", "our", "team", "and", "you", "lost", "it", "."],
        tags=["PRP", "VBD", "RB", "VBN", "IN", "PRP$", "NN", "CC", "PRP", "VBD", "PRP", "."],
        pos=["PRON", "AUX", "PART", "VERB", "ADP", "PRON", "NOUN", "CCONJ", "PRON", "VERB", "PRON", "PUNCT"],
        heads=[3, 3, 3, 3, 3, 6, 4, 3, 9, 3, 9, 3],
        deps=[
            "nsubjpass", "auxpass", "neg", "ROOT", "agent", "poss", "pobj", "cc", "nsubj", "conj", "dobj", "punct",
        ],
    )  # fmt: skip


@pytest.mark.parametrize("make", [universal, clear_nlp])
def test_both_ways_of_naming(make: Callable[[], Doc]) -> None:
    doc = make()
    helped, lost = word(doc, "helped"), word(doc, "lost")
    assert grammar.root(doc) == helped
    assert grammar.is_passive(helped)
    assert not grammar.is_passive(lost)
    assert grammar.negated(helped)
    assert grammar.negated(word(doc, "were"))
    assert not grammar.negated(lost)
    assert text_of(grammar.subject_of(helped)) == "you"
    assert text_of(grammar.agent_of(helped)) == "team"
    assert grammar.agent_of(lost) is None
    assert text_of(grammar.object_of(lost)) == "it"
    assert grammar.object_of(helped) is None
    assert grammar.clauses(doc) == [helped, lost]


@pytest.mark.parametrize(
    ("text", "verb", "subject", "thing"),
    [
        ("We have refunded your order.", "refunded", "we", "order"),
        ("I checked the parcel and sent it yesterday.", "sent", "i", "it"),
        ("You broke the lid.", "broke", "you", "lid"),
        ("i will send the form tomorrow", "send", "i", "form"),
    ],
)
def test_who_does_what(ours: Grammar, text: str, verb: str, subject: str, thing: str) -> None:
    token = word(ours.parse(text), verb)
    assert (text_of(grammar.subject_of(token)), text_of(grammar.object_of(token))) == (subject, thing)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("We can not refund the order.", "refund", True),
        ("We cant refund the order", "refund", True),
        ("I didn't see your message.", "see", True),
        ("We never received it.", "received", True),
        ("We can refund the order.", "refund", False),
    ],
)
def test_negation(ours: Grammar, text: str, verb: str, expected: bool) -> None:
    assert grammar.negated(word(ours.parse(text), verb)) is expected


def test_passive_and_agent(ours: Grammar) -> None:
    sent = word(ours.parse("The parcel was damaged by the courier."), "damaged")
    assert grammar.is_passive(sent)
    assert text_of(grammar.agent_of(sent)) == "courier"


def test_commands(ours: Grammar) -> None:
    assert grammar.is_command(word(ours.parse("Please send us the form."), "send"))
    assert grammar.is_command(word(ours.parse("Do not send the form."), "send"))
    assert not grammar.is_command(word(ours.parse("We send the form."), "send"))
    assert not grammar.is_command(word(ours.parse("Could you send the form?"), "send"))


def test_lemmas_and_tags(ours: Grammar) -> None:
    doc = ours.parse("We sent the parcels.")
    assert [token.lemma_ for token in doc] == ["we", "send", "the", "parcel", "."]
    assert [token.tag_ for token in doc] == ["PRP", "VBD", "DT", "NNS", "."]


def test_sentences_end_where_we_say(ours: Grammar) -> None:
    doc = ours.parse("Hi Ana,\nI sent it. You will have it on Friday.")
    assert [sentence.text.strip() for sentence in doc.sents] == ["Hi Ana,", "I sent it.", "You will have it on Friday."]
    assert len(list(ours.parse("Thanks for your patience, it is on its way").sents)) == 1


def test_remembers(ours: Grammar) -> None:
    assert ours.parse("We sent it.") is ours.parse("We sent it.")
    assert ours.parse("") is not None
    assert len(ours.parse("")) == 0
    assert grammar.root(ours.parse("")) is None


def test_same_result_alone_and_among_others(ours: Grammar) -> None:
    text = "We sent the replacement on Monday because the first one broke."
    alone = [(token.tag_, token.dep_, token.head.i) for token in ours.parse(text)]
    batch = list(ours.nlp.pipe(["Hello.", text, "You can call us."], batch_size=3))[1]
    assert [(token.tag_, token.dep_, token.head.i) for token in batch] == alone


def test_takes_another_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger", name="my_tags")
    nlp.add_pipe("parser", name="my_trees")
    assert Grammar(nlp).nlp is nlp


def test_refuses_an_unfit_pipeline() -> None:
    nlp: Language = spacy.blank("en")
    with pytest.raises(SettingsError, match="no tagger and no parser"):
        Grammar(nlp)
    nlp.add_pipe("tagger")
    with pytest.raises(SettingsError, match="no parser"):
        Grammar(nlp)
    with pytest.raises(SettingsError, match="English"):
        Grammar(spacy.blank("de"))


def test_blank_cuts_as_the_grammar_does(ours: Grammar) -> None:
    text = "My order id isn't in the e-mail!! Dont wait, im here by wed."
    assert [token.text for token in grammar.blank()(text)] == [token.text for token in ours.parse(text)]
