"use strict";
// The card beside marked words: on hover, and when the cursor comes to them.

let hiding = 0;

function showCard(numbers, mark) {
  clearTimeout(hiding);
  const found = [...new Set(numbers)].map((number) => review?.findings[number]).filter(Boolean);
  if (!found.length) return;
  const card = $("card");
  card.replaceChildren(...found.map((finding) => el("div", { className: finding.severity },
    el("p", { className: "head" }, el("span", { className: "sign" }, SIGNS[finding.severity]), el("span", {}, finding.message)), ...about(finding))));
  card.hidden = false;
  const box = mark.getClientRects()[0];
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 8));
  const below = box.bottom + 6 + card.offsetHeight <= innerHeight || box.top < card.offsetHeight + 6;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(below ? box.bottom + 6 : box.top - card.offsetHeight - 6) + scrollY}px`;
}

function hideCard() {
  clearTimeout(hiding);
  $("card").hidden = true;
}

function onPointer(event) {
  if (event.pointerType === "touch") return;
  const mark = document.elementsFromPoint(event.clientX, event.clientY).find((one) => one.matches(".marks mark"));
  if (mark?.dataset.numbers) showCard(mark.dataset.numbers.split(" "), mark);
  else hideSoon();
}

function hideSoon() {
  clearTimeout(hiding);
  hiding = setTimeout(hideCard, 250);
}

/** The cursor came to marked words by an arrow key, a click or a tap. */
function onCursor() {
  if (document.activeElement !== reply || typing) return;
  const at = reply.selectionStart;
  const over = marks.filter((one) => one.start <= at && at <= one.end);
  const mark = [...document.querySelectorAll(".marks mark")].findLast((one) => Number(one.dataset.start) <= at && at <= Number(one.dataset.start) + one.textContent.length);
  if (!over.length || !mark) return hideSoon();
  showCard(over.map((one) => one.number), mark);
  say(over.map((one) => review.findings[one.number]).map((one) => `${one.severity}: ${one.message} ${one.why}`).join(" "));
}
