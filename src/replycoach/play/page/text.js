"use strict";
// Places in a text, and where they go when it changes.

/** A blank as rewrites write it: [when: e.g. today by 17:00]. */
const SLOT = /\[([a-z][^\]\[\n:]{0,40}): e\.g\. ([^\]\[\n]{1,120})\]|\[(agent name)\]|\[(say [a-z ]{3,40}): [“"](?:[^”"]|[”"](?!\])){1,2000}[”"]\]/g;

/** From code points, in which the coach counts, to the UTF-16 units of JavaScript. */
function units(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (point) => point;
  const at = [0];
  for (const sign of text) at.push(at.at(-1) + sign.length);
  return (point) => at[Math.min(point, at.length - 1)];
}

/** The one stretch in which two texts differ. */
function difference(old, now) {
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start += 1;
  let tail = 0;
  while (tail < most - start && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  return { start, end: old.length - tail, by: now.length - old.length };
}

/** A stretch after a change elsewhere; null where the change touches it, unless it `grows`. */
function moved(span, change, grows = false) {
  if (span.end <= change.start) return span;
  if (span.start >= change.end) return { ...span, start: span.start + change.by, end: span.end + change.by };
  const within = span.start <= change.start && change.end <= span.end;
  return grows && within && span.end + change.by > span.start ? { ...span, end: span.end + change.by } : null;
}

const slotsOf = (text) => [...text.matchAll(SLOT)].map((found) => ({
  start: found.index, end: found.index + found[0].length, name: found[1] ?? found[3] ?? found[4], example: found[2] ?? "",
}));

const letter = (sign) => /[\p{L}\p{N}'’]/u.test(sign ?? "");

/** The edit as it is shown: where it begins or ends within a word, that word is part of it. */
function whole({ start, end, text }, draft) {
  let [first, last, words] = [start, end, text];
  while (letter(draft[first - 1]) && letter(draft[first])) words = draft[(first -= 1)] + words;
  while (last > first && letter(draft[last - 1]) && letter(draft[last])) words += draft[last++];
  return { start: first, end: last, text: words };
}

/** Where an edit stands once others have been made; null where one of them took its words. */
function after(edit, number, made) {
  let by = 0;
  for (const one of made) {
    const behind = one.end < edit.start || (one.end === edit.start && (one.start < one.end || one.number < number));
    if (behind) by += one.text.length - (one.end - one.start);
    else if (one.start < edit.end) return null;
  }
  return { ...edit, start: edit.start + by, end: edit.end + by };
}
