"use strict";
// Every text is put on the page with textContent or as the value of a field, never as HTML.

const PAUSE = 100; // ms without a key after which the draft is read
const LONGER_PAUSE = 350; // ms after the marks, after which better words are asked for
const AGAIN = 2000; // ms until a coach that did not answer is asked again
const SIGNS = { error: "✖", warning: "▲", advice: "•" };
const FIELDS = ["customer", "channel", "customer_name", "agent_name", "company"];
const EXAMPLE = {
  customer: "My coffee grinder (order 4417) arrived with a cracked lid. I've been waiting two weeks for it and now this! When will I get one that works?",
  channel: "email",
  customer_name: "Ana",
  agent_name: "John",
  company: "",
};
const EXAMPLE_REPLY = "I can't send the replacement grinder until 3 December. You failed to choose express delivery. Someone will look into the damaged lid as soon as possible.";

const $ = (id) => document.getElementById(id);
const reply = $("reply");
const token = location.hash.slice(1);

let version = 0; // grows with every change; an answer to an older one is dropped
let answered = 0; // the version that marks and score are of
let offered = 0; // the version that the suggestions are of
let shown = ""; // the text that marks and offers speak of
let review = null;
let marks = []; // {start, end, number}: the words of a finding, in UTF-16 units of `shown`
let offers = []; // {edits: [{start, end, text}], safety, rule, before, after}
let timer = 0;
let asking = null;
let changedAt = 0;
let copied = "";
let typing = false;
let leaving = false;
let summary = "";

function el(tag, props = {}, ...children) {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
}

// ---- asking the coach

class Refused extends Error {}

async function api(path, body, signal) {
  const answer = await fetch(`/api/v1/${path}`, {
    method: body ? "POST" : "GET",
    headers: { Authorization: `Bearer ${token}`, ...(body && { "Content-Type": "application/json" }) },
    body: body && JSON.stringify(body),
    signal,
  });
  const told = await answer.json();
  if (!answer.ok) throw new Refused(answer.status === 401 ? "This page does not know the token: open the address that “replycoach play” printed." : told.error);
  return told;
}

function caseNow() {
  const known = FIELDS.map((name) => [name, $(name).value]).filter(([, value]) => value);
  return { ...Object.fromEntries(known), reply: reply.value };
}

function changed() {
  version += 1;
  if ($("notice").className === "copied") notice("");
  changedAt = performance.now();
  $("example").hidden = Boolean(reply.value || $("customer").value); // it would take the place of what was typed
  asking?.abort();
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
}

async function ask() {
  const mine = version;
  const text = reply.value;
  if (!text.trim()) {
    showReview(null, text);
    return;
  }
  asking = new AbortController();
  const { signal } = asking;
  try {
    const told = await api("review", caseNow(), signal);
    if (mine !== version) return;
    showReview(told, text);
    answered = mine;
    if ($("notice").className !== "copied") notice("");
    performance.measure("from the last key to the marks", { start: changedAt });
    await new Promise((done) => setTimeout(done, LONGER_PAUSE));
    if (mine !== version) return;
    if (told.findings.some((one) => one.severity !== "advice")) $("no-offers").textContent = "Looking for better words…";
    const better = await api("rewrite", caseNow(), signal);
    if (mine !== version) return;
    showOffers(better, text);
    offered = mine;
  } catch (error) {
    if (mine !== version) return;
    $("no-offers").textContent = "No suggestions now.";
    if (error instanceof Refused) {
      notice(error.message, "trouble");
    } else {
      notice("The coach does not answer; your draft is safe here. Asking again…", "trouble");
      timer = setTimeout(ask, AGAIN);
    }
  }
}

async function warmUp() {
  try {
    const { ready } = await api("health");
    if (ready) return notice("");
    notice("Warming up: the models are being loaded. You can write already.");
    setTimeout(warmUp, 400);
  } catch (error) {
    notice(error instanceof Refused ? error.message : "The coach does not answer.", "trouble");
  }
}

function notice(text, kind = "") {
  const place = $("notice");
  if (place.textContent !== text) place.textContent = text;
  place.className = kind;
  place.hidden = !text;
}

// ---- showing

function showReview(told, text) {
  review = told;
  shown = text;
  const at = units(text);
  const placed = (told?.findings ?? []).map((one, number) => ({ start: one.start, end: one.end, number }));
  marks = placed.filter((one) => one.start !== null).map((one) => ({ ...one, start: at(one.start), end: at(one.end) }));
  drawMarks();
  drawScore();
  drawFindings();
  drawMood();
  if (!told) showOffers(null, text);
}

function drawMarks() {
  const text = reply.value;
  const slots = slotsOf(text);
  const edges = [...new Set([0, text.length, ...[...marks, ...slots].flatMap((one) => [one.start, one.end])])].sort((a, b) => a - b);
  const pieces = [];
  for (let place = 0; place + 1 < edges.length; place += 1) {
    const [start, end] = [edges[place], edges[place + 1]];
    const over = marks.filter((one) => one.start <= start && end <= one.end);
    const slot = slots.some((one) => one.start <= start && end <= one.end);
    const words = text.slice(start, end);
    if (!over.length && !slot) {
      pieces.push(words);
      continue;
    }
    const worst = ["error", "warning", "advice"].find((level) => over.some((one) => review.findings[one.number].severity === level));
    const piece = el("mark", { className: slot ? "slot" : worst }, words);
    piece.dataset.numbers = over.map((one) => one.number).join(" ");
    piece.dataset.start = start;
    pieces.push(piece);
  }
  $("marks").replaceChildren(...pieces, "\n\u200b"); // a last, empty line has a height as well
  drawSlots(slots);
}

function drawSlots(slots) {
  $("slots").hidden = !slots.length;
  $("slots").replaceChildren(...slots.map((slot) => {
    const asks = slot.name.startsWith("say ") ? `S${slot.name.slice(1)}` : `Fill in: ${slot.name}`;
    const label = `□ ${asks}${slot.example ? `, for example ${slot.example}` : ""}`;
    return el("li", {}, el("button", { type: "button", textContent: label, onclick: () => select(slot) }));
  }));
}

function drawScore() {
  const counts = Object.fromEntries(Object.keys(SIGNS).map((level) => [level, review?.findings.filter((one) => one.severity === level).length ?? 0]));
  const named = (number, name) => `${number} ${name}${number === 1 ? "" : "s"}`;
  const blanks = slotsOf(reply.value).length;
  const grave = [counts.error && `✖ ${named(counts.error, "error")}`, counts.warning && `▲ ${named(counts.warning, "warning")}`, blanks && `□ ${named(blanks, "blank")}`];
  const light = counts.advice ? `, • ${named(counts.advice, "thought")}` : "";
  const told = grave.filter(Boolean).join(", ") || "✔ Good to send";
  const points = review ? `${review.score}` : "–";
  $("points").textContent = points;
  $("part").setAttribute("stroke-dasharray", `${review?.score ?? 0} 100`);
  $("ring").setAttribute("aria-label", review ? `Score ${points} of 100` : "No score yet");
  $("verdict").textContent = review ? told + light : "Write a draft";
  $("score").className = `score ${!review ? "" : counts.error ? "error" : counts.warning || blanks ? "warning" : "good"}`;
  for (const step of document.querySelectorAll("[data-stage]")) {
    const done = Boolean(review?.carp[step.dataset.stage]);
    step.classList.toggle("done", done);
    step.firstElementChild.textContent = done ? "✔" : "○";
    step.lastElementChild.textContent = done ? " done" : review?.carp[step.dataset.stage] === null ? " not read" : " missing";
  }
  $("copy").disabled = !reply.value.trim();
  summary = review ? `Score ${Math.round(review.score)}. ${told}${light}.` : "";
  if (summary) say(summary);
}

function about(finding) {
  return [
    ...finding.suggestions.map((one) => el("p", { className: "do" }, `→ ${one.text}`)),
    el("p", { className: "soft" }, `Why: ${finding.why} (${finding.source}, ${finding.rule})`),
  ];
}

function drawFindings() {
  const found = review?.findings ?? [];
  $("findings").replaceChildren(...found.map((finding, number) => {
    const placed = finding.start !== null;
    const head = el(placed ? "button" : "p", { className: "head" },
      el("span", { className: "sign", ariaHidden: "true" }, SIGNS[finding.severity]),
      el("span", {}, el("span", { className: "hidden" }, `${finding.severity}: `), finding.message));
    if (placed) Object.assign(head, { type: "button", onclick: () => select(marks.find((one) => one.number === number)) });
    const item = el("li", { className: finding.severity }, head, ...about(finding));
    for (const event of ["mouseenter", "focusin"]) item.addEventListener(event, () => light(number));
    for (const event of ["mouseleave", "focusout"]) item.addEventListener(event, () => light(null));
    return item;
  }));
  for (const failure of review?.failures ?? []) $("findings").append(el("li", { className: "error" }, `The rule ${failure.rule} failed: ${failure.error}`));
  $("no-findings").hidden = found.length > 0;
  $("no-findings").textContent = !review ? "Nothing yet." : review.deductions.length ? "✔ Nothing in particular; the points missing from 100 are for the reply as a whole." : "✔ Nothing: this draft reads well.";
  const taken = review?.deductions ?? [];
  $("sum").hidden = !taken.length;
  $("arithmetic").textContent = `100 ${taken.map((one) => `− ${one.points} (${one.rule === "impression" ? "the reply as a whole" : one.rule})`).join(" ")} = ${review?.score}`;
}

function drawMood() {
  const customer = review?.customer;
  $("mood").hidden = !customer;
  if (!customer) return;
  const traits = Object.entries({ complaint: "a complaint", urgent: "urgent", vague: "vague", abusive: "abusive", churn: "may leave" }).filter(([trait]) => customer[trait]).map(([, words]) => words);
  $("mood").textContent = `Reads ${[customer.emotion, ...traits].join(", ")}.${customer.questions.map((one) => `\nAsks: ${one}`).join("")}`;
}

function showOffers(better, text) {
  const at = units(text);
  offers = (better?.edits ?? []).filter((one) => one.edits.length).map((one) => ({
    ...one,
    message: better.before.findings.find((finding) => finding.rule === one.rule)?.message ?? one.rule,
    edits: one.edits.map((edit) => ({ start: at(edit.start), end: at(edit.end), text: edit.text })),
  }));
  const left = review?.findings.some((one) => one.severity !== "advice" && one.rule !== "template/unfilled");
  $("no-offers").textContent = !review ? "Suggestions come as you write."
    : left ? "No suggestion that would surely be right: see below what to do."
      : slotsOf(text).length ? "Nothing more: fill in the blanks, Tab goes to the next." : "Nothing to improve.";
  drawOffers();
  if (offers.length && $("card").hidden) say(`${summary} ${offers.length} suggestion${offers.length === 1 ? "" : "s"}.`);
}

function drawOffers() {
  const had = document.activeElement?.closest("#offers") !== null && document.activeElement !== document.body;
  $("offers").replaceChildren(...offers.map((offer, number) => {
    const text = shown;
    const words = offer.edits.map((edit) => whole(edit, text)).flatMap((edit) => [
      ...(edit.start < edit.end ? [el("del", {}, el("span", { className: "hidden" }, edit.text.trim() ? "instead of " : "leave out "), text.slice(edit.start, edit.end)), " "] : []),
      ...(edit.text.trim() ? [el("ins", {}, el("span", { className: "hidden" }, "write "), edit.text.trim()), " "] : []),
    ]);
    const told = offer.safety === "safe" ? "✔ keeps facts and meaning" : "look at it before you send";
    const button = el("button", { type: "button", onclick: () => accept([number]) }, "Accept ");
    if (number < 9) button.append(el("kbd", {}, `Alt+${number + 1}`));
    return el("li", {}, el("p", { className: "words" }, ...words), el("p", { className: "soft" }, offer.message), el("div", { className: "row" }, el("span", { className: "soft" }, told), button));
  }));
  $("no-offers").hidden = offers.length > 0;
  const safe = offers.filter((one) => one.safety === "safe").length;
  $("next").disabled = !offers.length;
  $("safe").disabled = !safe;
  $("safe").textContent = safe ? `Accept all safe (${safe})` : "Accept all safe";
  if (had) reply.focus({ preventScroll: true });
}

let saying = 0;
/** Tell a screen reader, once nothing newer has come for a while. */
function say(text) {
  clearTimeout(saying);
  saying = setTimeout(() => { $("live").textContent = text; }, 900);
}

function light(number) {
  for (const mark of document.querySelectorAll(".marks mark")) {
    mark.classList.toggle("lit", number !== null && mark.dataset.numbers.split(" ").includes(String(number)));
  }
}

// ---- changing the draft

/** Replace words as if typed, so that the browser's own undo takes it back. */
function put(start, end, text) {
  if (start === end && !text) return;
  reply.focus({ preventScroll: true });
  reply.setSelectionRange(start, end);
  if (!document.execCommand(text ? "insertText" : "delete", false, text)) {
    reply.setRangeText(text, start, end, "end");
    reply.dispatchEvent(new Event("input"));
  }
}

function accept(numbers) {
  const made = numbers.flatMap((number) => offers[number].edits.map((edit) => ({ ...edit, number })));
  made.sort((a, b) => a.start - b.start || a.end - b.end || a.number - b.number);
  const rest = offers.map((offer, number) => ({ offer, number })).filter(({ number }) => !numbers.includes(number));
  const kept = rest.map(({ offer, number }) => ({ ...offer, edits: offer.edits.map((edit) => after(edit, number, made)) }));
  const [start, end] = [made[0].start, Math.max(...made.map((edit) => edit.end))];
  let text = "";
  let at = start;
  for (const edit of made) {
    text += reply.value.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  put(start, end, text);
  offers = kept.filter((offer) => offer.edits.every(Boolean));
  drawOffers();
  const slot = slotsOf(text)[0];
  if (slot) select({ start: start + slot.start, end: start + slot.end });
  say("Accepted.");
}

function select(span) {
  if (!span) return;
  reply.focus({ preventScroll: true });
  reply.setSelectionRange(span.start, span.end);
  document.querySelector(`.marks mark[data-start="${span.start}"]`)?.scrollIntoView({ block: "nearest" });
}

function onInput() {
  const change = difference(shown, reply.value);
  marks = marks.map((one) => moved(one, change, true)).filter(Boolean);
  offers = offers.map((offer) => ({ ...offer, edits: offer.edits.map((edit) => moved(edit, change)) })).filter((offer) => offer.edits.every(Boolean));
  shown = reply.value;
  typing = true;
  hideCard();
  drawMarks();
  drawOffers();
  $("copy").disabled = !shown.trim();
  changed();
}

function onTab(event) {
  if (leaving || event.altKey || event.ctrlKey || event.metaKey) return;
  const slots = slotsOf(reply.value);
  const slot = event.shiftKey ? slots.findLast((one) => one.end <= reply.selectionStart) : slots.find((one) => one.start >= reply.selectionEnd || (one.start === reply.selectionStart && one.end > reply.selectionEnd));
  if (!slot) return;
  event.preventDefault();
  select(slot);
  typing = true; // the blank is told, not what is wrong with it
  say(`Blank: ${slot.name}`);
}

async function copy() {
  const text = reply.value;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    reply.select();
    document.execCommand("copy");
  }
  copied = text;
  const blanks = slotsOf(text).length;
  notice(blanks ? `Copied; ${blanks} blank${blanks === 1 ? " is" : "s are"} still to fill.` : "Copied.", "copied");
}

// ---- wiring

reply.addEventListener("input", onInput);
reply.addEventListener("pointermove", onPointer);
reply.addEventListener("pointerleave", hideSoon);
reply.addEventListener("blur", () => { leaving = false; hideSoon(); });
for (const event of ["keydown", "pointerdown"]) reply.addEventListener(event, () => { typing = false; });
$("card").addEventListener("pointerenter", () => clearTimeout(hiding));
$("card").addEventListener("pointerleave", hideSoon);
$("editor").addEventListener("scroll", hideCard);
document.addEventListener("selectionchange", onCursor);
for (const name of FIELDS) $(name).addEventListener("input", changed);
$("next").addEventListener("click", () => accept([0]));
$("safe").addEventListener("click", () => accept([...offers.keys()].filter((number) => offers[number].safety === "safe")));
$("copy").addEventListener("click", copy);
$("example").addEventListener("click", () => {
  for (const name of FIELDS) $(name).value = EXAMPLE[name];
  put(0, reply.value.length, EXAMPLE_REPLY);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if ($("card").hidden) leaving = true;
    hideCard();
  } else if (event.key === "Tab") {
    if (event.target === reply) onTab(event);
  } else if (event.key !== "Shift") {
    leaving = false;
  }
  const digit = event.altKey && !event.ctrlKey && !event.metaKey && /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  const number = event.altKey && event.key === "Enter" ? 0 : digit ? digit[1] - 1 : -1;
  if (number < 0) return;
  event.preventDefault();
  if (offers[number]) accept([number]);
});
addEventListener("beforeunload", (event) => {
  if (reply.value.trim() && reply.value !== copied && reply.value !== EXAMPLE_REPLY) event.preventDefault();
});
drawMarks();
warmUp();
if (reply.value) changed();
