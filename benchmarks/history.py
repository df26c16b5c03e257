"""How fast, large and exact the index of earlier replies is.

``python benchmarks/history.py [--replies 10000 100000] [--disk FOLDER] [--line FILE.jsonl …]``

The replies are made up: sentences recombined from the lists below, a fifth of them fillings of 500 templates, one in
twenty a near copy of an earlier one with words changed or a sentence exchanged. Recall and precision are those of the index
against comparing a sample with every stored wording. With ``--line`` the rows of the files (replies that were written one by
one, each for its own case) show instead how many would be called copies at which length.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel

from replycoach.history import FLOOR, NEAR, History, Match, Sent, Wording
from replycoach.history.fingerprint import Fingerprint

THINGS = (
    "the lamp|your walnut shelf|the second parcel|the blue kettle|the garden bench|your membership card|the printed photo book|the spare charger|"
    "the left speaker|your winter boots|the bread maker|the reading glasses|the camping stove|your gift voucher|the bathroom mirror|the office chair|"
    "the toddler seat|your annual ticket|the fabric sample|the repaired watch|the router|the coffee grinder|the curtain rail|your travel insurance|"
    "the sewing machine|the rain jacket|the dog harness|the bicycle pump|your sofa cover|the kitchen scale"
).split("|")
FATES = (
    "went to our depot by mistake|was packed without its screws|left the workshop this morning|is held at customs for a missing form|came back because nobody answered the door|"
    "had a loose contact in the plug|was charged at the old price|is waiting for one last check|was sent to your former address|has a batch fault that we know of|"
    "fits only the newer frame|was booked under another account|needs a firmware that we released last week|lost its label in the sorting centre|was returned by the carrier as damaged|"
    "is covered by the guarantee until next spring|was cancelled when the bank refused the payment|shares a box with the rest of the order|passed our test bench without a fault|got stuck behind a strike at the port"
).split("|")
ACTIONS = (
    "I have asked {who} to send a new one|I took the cost off your next bill|I put a fresh one aside for you with {who}|I am following it up with {who} myself|I have opened a claim through {who}|"
    "I corrected the entry together with {who}|I booked a collection by {who}|I have sent you the missing parts by way of {who}|I moved the appointment and told {who}|I have unlocked it again after a word with {who}|"
    "I returned the money after checking with {who}|I have passed your photographs to {who}|I wrote the repair into the log of {who}|I doubled the guarantee and noted it for {who}|I changed the address and warned {who}"
).split("|")
PEOPLE = (
    "the driver|our workshop|the night shift|the carrier's local office|our bookkeeping|the manufacturer|my colleague in the warehouse|the customs broker|the fitting team|our shop in the old town|"
    "the insurer|the courier|our supplier in the north|the electrician|the returns desk"
).split("|")
STEPS = (
    "Please keep the old box until then|Nothing needs to be signed|A small card in your letter box will do|The lid can stay where it is|You will find the form under your account|A photograph of the label is enough for them|"
    "Leave the batteries in place for the test|The neighbours may take it in for you|There is no need to pay again|The old one may go to the recycling yard|Switch it off at the wall before you lift it|"
    "Write the case number on the outside|Any branch will accept it without a receipt|The app shows the same steps with pictures|Wipe it with a dry cloth before you pack it|They ring twice before they leave"
).split("|")
REASONS = (
    "because the scanner had skipped a whole pallet|since two orders with the same surname were mixed up|as the new labels do not stick in the cold|because a holiday fell into that week|since the old system rounded the price|"
    "as the supplier changed the thread of the screw|because our reminder went to a full mailbox|since the lift in the building was out of order|as somebody had swapped the two lists|because the form asked for the wrong code|"
    "since the seal did not survive the heat|as the route was planned without the bridge"
).split("|")
ENDS = "so that it does not happen to you again|and I will look at it once more before I go home|which should spare you another trip|and that is on us|so you can plan the weekend|and you keep the discount|which leaves you with one bill only|and I have made a note for the next time".split(
    "|"
)
NAMES = "Ana Bo Carla Dev Ewa Finn Gita Hugo Ines Jon Kira Lars Mona Nils Olga Pia Quinn Rosa Sven Tara Udo Vera Wim Yara Zoe".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WORDS = "rather quickly perhaps certainly again somehow nearby properly alone twice gently later".split()


class Replies:
    """A stream of made-up replies, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.templates = [self.sentences() for _ in range(500)]
        self.earlier: list[list[str]] = []

    def stream(self, count: int) -> Iterator[Sent]:
        """So many replies, to 50,000 customers in turn."""
        for number in range(count):
            sentences, kind = self.one()
            if kind == "fresh" and len(self.earlier) < 20_000:
                self.earlier.append(sentences)
            yield Sent(text=self.filled(sentences), customer=f"customer {number % 50_000}", id=str(number))

    def one(self) -> tuple[list[str], str]:
        """The sentences of one reply, and whether they are of a template, near an earlier reply, or fresh."""
        kind = self.random.random()
        if kind < 0.2:
            return self.random.choice(self.templates), "template"
        if kind < 0.25 and self.earlier:
            return self.near(self.random.choice(self.earlier)), "near"
        return self.sentences(), "fresh"

    def sentences(self) -> list[str]:
        """Four to seven sentences, recombined."""
        pick = self.random.choice
        told = [
            f"{pick(THINGS)} {pick(FATES)} {pick(REASONS)}",
            f"{pick(ACTIONS).format(who=pick(PEOPLE))} {pick(ENDS)}",
            f"{pick(STEPS)}, {pick(REASONS)}",
            f"I know from {pick(PEOPLE)} that {pick(THINGS)} {pick(FATES)}",
            f"{pick(ACTIONS).format(who=pick(PEOPLE))} on DAY before HOUR",
            f"It costs MONEY at most, {pick(ENDS)}",
            pick(STEPS),
        ]
        self.random.shuffle(told)
        return told[: self.random.randint(4, 7)]

    def near(self, sentences: list[str]) -> list[str]:
        """The same with up to six words changed, or with one sentence exchanged."""
        if self.random.random() < 0.3:
            at = self.random.randrange(len(sentences))
            return [*sentences[:at], self.sentences()[0], *sentences[at + 1 :]]
        changed = [sentence.split() for sentence in sentences]
        for _ in range(self.random.randint(0, 6)):
            words = self.random.choice(changed)
            words[self.random.randrange(len(words))] = self.random.choice(WORDS)
        return [" ".join(words) for words in changed]

    def filled(self, sentences: list[str]) -> str:
        """A letter of these sentences with names, days, times, amounts and a reference filled in."""
        pick, number = self.random.choice, self.random.randint
        text = ". ".join(sentence[0].upper() + sentence[1:] for sentence in sentences)
        text = (
            text.replace("DAY", pick(DAYS))
            .replace("HOUR", f"{number(1, 11)} pm")
            .replace("MONEY", f"£{number(2, 90)}.50")
        )
        return f"Hi {pick(NAMES)},\n\n{text}. Your reference is HB-{number(10_000, 99_999)}.\n\nBest wishes,\n{pick(NAMES)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replies", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--disk", type=Path, help="keep the index in a new folder here instead of in memory")
    parser.add_argument("--keep-texts", action="store_true")
    parser.add_argument("--queries", type=int, default=2_000)
    parser.add_argument("--sample", type=int, default=200, help="queries that are compared with every wording")
    parser.add_argument("--fuzz", type=int, default=0, help="queries that rapidfuzz compares with every wording")
    parser.add_argument("--line", type=Path, nargs="+", help="files of replies, one row (JSON) a line")
    options = parser.parse_args()
    if options.line:
        line(options.line)
        return
    for count in options.replies:
        folder = Path(tempfile.mkdtemp(dir=options.disk)) if options.disk else None
        measure(count, folder, options)
        if folder:
            shutil.rmtree(folder)


def measure(count: int, folder: Path | None, options: argparse.Namespace) -> None:
    before = resident()
    start, work = time.perf_counter(), time.thread_time()
    made = Replies(1)
    with History(folder / "h.db" if folder else None, keep_texts=options.keep_texts) as history:
        history.add_many(made.stream(count))
        built, worked = time.perf_counter() - start, time.thread_time() - work
        wordings = history._store.db.execute("SELECT count(*) FROM wordings").fetchone()[0]
        start = time.thread_time()
        for _ in Replies(1).stream(min(count, 20_000)):
            pass
        making = (time.thread_time() - start) * count / min(count, 20_000)
        where = "on disk" if folder else "in memory"
        size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6 if folder else 0
        print(
            f"{count:,} replies ({wordings:,} wordings) {where}{', texts kept' if options.keep_texts else ''}",
            flush=True,
        )
        print(
            f"  build {built:.0f} s on the clock, {worked:.0f} s on the CPU, of them {making:.0f} s making up the replies"
        )
        print(
            f"  memory of the process +{resident() - before:.0f} MB" + (f", files {size:.0f} MB" if folder else ""),
            flush=True,
        )
        texts = [
            made.filled(made.near(made.random.choice(made.earlier)) if i % 2 else made.one()[0])
            for i in range(options.queries)
        ]
        walls: list[float] = []
        works: list[float] = []
        found: list[list[Match]] = []
        for text in texts:
            wall, work = time.perf_counter(), time.thread_time()
            found.append(history.query(text, customer="nobody"))
            works.append(1000 * (time.thread_time() - work))
            walls.append(1000 * (time.perf_counter() - wall))
        print(f"  query, on the clock:  {spread(walls)}\n  query, on the CPU:    {spread(works)}", flush=True)
        compare(history, texts[: options.sample], found[: options.sample])
        if options.fuzz:
            fuzz(texts[: options.fuzz], found[: options.fuzz], Replies(1).stream(count))


def spread(times: list[float]) -> str:
    """Median, 99th percentile and worst of some times."""
    times = sorted(times)
    return f"p50 {statistics.median(times):.2f} ms, p99 {times[int(0.99 * (len(times) - 1))]:.2f} ms, worst {times[-1]:.2f} ms"


def compare(history: History, texts: list[str], found: list[list[Match]]) -> None:
    """Recall and precision of what was found against every wording in the index."""
    rows = history._store.db.execute("SELECT runs, sent FROM wordings ORDER BY id").fetchall()
    sizes = np.array([len(runs) // 4 for runs, _ in rows])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    every = np.frombuffer(b"".join(runs for runs, _ in rows), "<u4")
    del rows
    true = returned = right = near_line = 0
    for text, matches in zip(texts, found, strict=True):
        mine = np.frombuffer(Fingerprint.of(Wording.of(text, "nobody"), history._store.key).runs, "<u4")
        table = np.zeros(1 << 16, bool)
        table[mine & 0xFFFF] = True
        at = np.flatnonzero(table[every & 0xFFFF])
        at = at[np.isin(every[at], mine)]
        common = np.bincount(np.searchsorted(starts, at, "right") - 1, minlength=len(sizes))
        likeness = 2 * common / (sizes + len(mine))
        exact = {round(float(value), 4) for value in likeness[likeness >= NEAR]}
        true += int((likeness >= NEAR).sum())
        near_line += int(((likeness >= NEAR) & (likeness < NEAR + 0.05)).sum())
        returned += len(matches)
        right += sum(history.keeps_texts or match.similarity in exact for match in matches)
    print(
        f"  {len(texts)} queries compared with every wording: {true} near copies ({near_line} within 0.05 of the line), {returned} found"
    )
    print(f"  recall {right / max(true, 1):.4f}, precision {right / max(returned, 1):.4f}", flush=True)


def fuzz(texts: list[str], found: list[list[Match]], replies: Iterator[Sent]) -> None:
    """The same against rapidfuzz on the words in their order, every wording by itself."""
    letters: dict[str, str] = {}

    def spelt(words: tuple[str, ...]) -> str:  # a letter a word: rapidfuzz compares strings fastest
        return "".join(letters.setdefault(word, chr(0x10000 + len(letters))) for word in words)

    seen: dict[str, str] = {}
    for reply in replies:
        wording = Wording.of(reply.text, reply.customer, reply.agent)
        word = spelt(wording.words)
        if wording.substance >= FLOOR:
            seen[word] = str(reply.id)  # the last one that was sent is the one that a match names
    wordings, ids = list(seen), list(seen.values())
    true = right = returned = kept = 0
    for text, matches in zip(texts, found, strict=True):
        mine = Wording.of(text, "nobody")
        if mine.substance < FLOOR:
            continue
        likeness = Indel.normalized_similarity
        alike = process.extract(spelt(mine.words), wordings, scorer=likeness, score_cutoff=NEAR, limit=None)
        near = {ids[number] for _, _, number in alike}
        told = {match.id for match in matches}
        returned += len(told)
        kept += len(told & near)
        close = {ids[number] for _, score, number in alike if score >= (NEAR + 1) / 2}
        true += len(close)
        right += len(told & close)
    print(
        f"  {len(texts)} queries compared with every wording by rapidfuzz: {kept} of {returned} found are at least {NEAR} alike"
        f" (precision {kept / max(returned, 1):.4f}); of {true} that are {(NEAR + 1) / 2} alike {right} were found"
        f" (recall {right / max(true, 1):.4f})",
        flush=True,
    )


def line(files: list[Path]) -> None:
    """How many of the replies to different cases would be called copies, by the length that is asked for."""
    rows = [json.loads(text) for file in files for text in file.read_text(encoding="utf-8").splitlines()]
    made = [
        (row.get("case"), Wording.of(row["reply"], row.get("customer_name"), row.get("agent_name"))) for row in rows
    ]
    print(
        f"{len(made)} replies; words beyond courtesies: median {statistics.median(one.substance for _, one in made):.0f}"
    )
    print("length  replies  with a near copy in another case")
    for low, high in ((0, 5), (5, 10), (10, 15), (15, 20), (20, 30), (30, 10_000)):
        some = [one for one in made if low <= one[1].substance < high]
        copies = sum(any(case != other and one.likeness(two) >= NEAR for other, two in some) for case, one in some)
        print(f"{low:>3}-{high if high < 10_000 else '…':<4} {len(some):>6}  {copies}")


def resident() -> float:
    """The memory of this process now, in MB."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 1e6


if __name__ == "__main__":
    main()
