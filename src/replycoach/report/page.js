// Filters the page: counts the chosen replies again as figures.py does, and redraws the plots.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const form = document.getElementById("filters");
  const tenth = (number) => Math.floor(number * 10 + 0.5) / 10;
  const whole = (number) => Math.floor(number + 0.5);

  function mean(scores, enough) {
    const n = scores.length;
    if (n < Math.max(enough, 2)) return { n, value: null, low: null, high: null };
    const value = scores.reduce((sum, one) => sum + Math.round(one * 10), 0) / 10 / n; // in whole tenths: exact, as in Python
    if (scores.every((one) => one === scores[0])) return { n, value: tenth(value), low: null, high: null };
    const spread = Math.sqrt(scores.reduce((sum, one) => sum + (one - value) ** 2, 0) / (n - 1));
    const half = ((n - 1 <= data.t.length ? data.t[n - 2] : data.z) * spread) / Math.sqrt(n);
    return { n, value: tenth(value), low: tenth(Math.max(0, value - half)), high: tenth(Math.min(100, value + half)) };
  }

  function share(count, n) {
    if (n < data.enough) return { count, n, low: null, high: null };
    const part = count / n, square = data.z * data.z, scale = 1 + square / n;
    const middle = (part + square / (2 * n)) / scale;
    const half = (data.z * Math.sqrt((part * (1 - part)) / n + square / (4 * n * n))) / scale;
    return { count, n, low: tenth(100 * Math.max(0, middle - half)), high: tenth(100 * Math.min(1, middle + half)) };
  }

  const range = (one) => (one.low === null ? "–" : `${whole(one.low)}–${whole(one.high)}`);
  const percent = (one) => `${whole((100 * one.count) / one.n)}%`;
  const put = (id, text) => { document.getElementById(id).textContent = text; };

  function fill(kind, i, one, value, shown, count) {
    const row = document.querySelector(`tr[data-row="${kind}"][data-i="${i}"]`);
    if (!row) return;
    const known = value !== null;
    row.querySelector(".n").textContent = count;
    const cell = row.querySelector(".value");
    cell.textContent = known ? shown : "too few";
    cell.classList.toggle("few", !known);
    row.querySelector(".interval").textContent = range(one);
    const bar = row.querySelector(".range");
    bar.hidden = !known;
    row.hidden = !one.n && (kind === "people" || kind === "channels");
    bar.querySelector("i").style.left = `${one.low || 0}%`;
    bar.querySelector("i").style.width = `${tenth((one.high || 0) - (one.low || 0))}%`;
    bar.querySelector("b").style.left = `${value || 0}%`;
  }

  function table(kind, size, facts, place, enough) {
    const parts = Array.from({ length: size }, () => []);
    for (const fact of facts) if (place(fact) !== null) parts[place(fact)].push(fact.score);
    const told = parts.map((part) => mean(part, enough));
    told.forEach((one, i) => fill(kind, i, one, one.value, one.value === null ? "" : one.value.toFixed(1), one.n));
    return told;
  }

  function habits(facts) {
    const cost = new Map(), replies = new Map(), applied = new Map();
    const add = (map, key, more) => map.set(key, (map.get(key) || 0) + more);
    for (const fact of facts) {
      for (const rule of fact.applied) add(applied, rule, 1);
      for (const [rule, , points] of fact.found) { add(cost, rule, points); add(replies, rule, 1); }
    }
    const list = document.querySelector(".habits");
    const who = form.elements.who ? form.elements.who.value : "";
    const cards = [...list.children].map((card) => {
      const rule = data.rules.indexOf(card.dataset.rule);
      return { card, cost: (cost.get(rule) || 0) / (facts.length || 1), one: share(replies.get(rule) || 0, applied.get(rule) || 0) };
    });
    cards.sort((a, b) => whole(b.cost * 100) - whole(a.cost * 100) || (a.card.dataset.rule < b.card.dataset.rule ? -1 : 1));
    cards.forEach(({ card, cost: points, one }, i) => {
      card.hidden = i >= data.shown || !one.count;
      card.querySelector(".cost").textContent = tenth(points).toFixed(1);
      card.querySelector(".count").textContent = `${one.count} of ${one.n}`;
      card.querySelector(".share").textContent = one.low === null ? "too few for a share" : `${percent(one)}, 95% interval ${range(one)}`;
      let room = 2;
      for (const item of card.querySelectorAll("li")) item.hidden = (who !== "" && item.dataset.who !== who) || room-- <= 0;
      list.append(card);
    });
    const first = cards.find((one) => !one.card.hidden && one.card.dataset.rule !== "impression");
    put("dearest", first ? first.card.querySelector("h3").textContent : "None: nothing was found.");
    put("dearest-told", first ? `takes ${tenth(first.cost).toFixed(1)} points off the mean` : "");
    document.getElementById("no-habits").hidden = cards.some((one) => !one.card.hidden);
  }

  function draw(name, rows) {
    const spec = structuredClone(data.plots[name]);
    const box = document.querySelector(`[data-plot="${name}"]`);
    if (!spec || !box || !window.vegaEmbed) return;
    spec.data.values.forEach((row, i) => Object.assign(row, rows[i]));
    vegaEmbed(box.firstElementChild, spec, { actions: false, ast: true, renderer: "svg", defaultStyle: false, tooltip: false });
  }

  function show() {
    const chosen = (name) => (form.elements[name] && form.elements[name].value !== "" ? Number(form.elements[name].value) : null);
    const who = chosen("who"), channel = chosen("channel"), first = chosen("first"), last = chosen("last");
    const facts = data.facts.filter((fact) =>
      (who === null || fact.who === who) && (channel === null || fact.channel === channel) &&
      (first === null || (fact.week !== null && fact.week >= first)) && (last === null || (fact.week !== null && fact.week <= last)));
    form.querySelector("output").textContent = `${facts.length} of ${data.facts.length} replies`;

    const enough = who === null ? data.enough : data.enoughForAPerson;
    const all = mean(facts.map((fact) => fact.score), enough);
    put("mean", all.value === null ? "too few" : all.value.toFixed(1));
    put("mean-told", all.value === null ? `${all.n} replies; a mean is shown from ${enough} on` : `${all.n} replies, 95% interval ${range(all)}`);
    const told = all.n >= enough;
    const ready = share(facts.filter((fact) => fact.ready).length, facts.length);
    put("ready", told ? percent(ready) : "too few");
    put("ready-told", `${ready.count} of ${ready.n} with no error and no warning` + (told ? `, 95% interval ${range(ready)}%` : ""));
    for (let i = 0; i < data.stages; i++) {
      const one = share(facts.filter((fact) => fact.stages[i]).length, facts.length);
      if (!told) one.low = one.high = null;
      fill("stages", i, one, told ? tenth((100 * one.count) / one.n) : null, percent(one), `${one.count} of ${one.n}`);
    }
    const weeks = table("weeks", data.weeks, facts, (fact) => fact.week, enough);
    table("people", data.people, facts, (fact) => fact.who, data.enoughForAPerson);
    table("channels", data.channels, facts, (fact) => fact.channel, enough);
    for (let i = 0; i < data.groups; i++) {
      const one = mean(facts.map((fact) => fact.groups[i]).filter((score) => score !== null), enough);
      fill("groups", i, one, one.value, one.value === null ? "" : one.value.toFixed(1), one.n);
    }
    habits(facts);
    for (const card of document.querySelectorAll(".person")) card.hidden = who !== null && card.dataset.who !== String(who);
    for (const row of document.querySelectorAll("tr[data-people]")) row.hidden = who !== null && !row.dataset.people.split(" ").includes(String(who));

    draw("weeks", weeks.map((one) => ({ mean: one.value, low: one.low, high: one.high, n: `n ${one.n}` })));
    const bins = new Array(data.bins).fill(0);
    for (const fact of facts) bins[Math.min(data.bins - 1, Math.floor(fact.score / (100 / data.bins)))]++;
    draw("scores", bins.map((replies) => ({ replies })));
    const plot = document.querySelector('[data-plot="scores"]');
    plot.setAttribute("aria-label", `Replies by score, in steps of ten: ${bins.join(", ")}`);
  }

  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  show();
})();
