/* What changes elsewhere appears on an open page without a reload. Everything works without this script.
   One tab of a browser holds the stream and passes on to the others what it hears: names and ids, no content. Each page
   then fetches itself and takes over its live parts, so that it shows what the store has, once. */
const { liveOf: person, liveMark } = document.querySelector("script[data-live-of]").dataset;
const channel = globalThis.BroadcastChannel && new BroadcastChannel(`live ${person}`);
/* oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is one origin's own */
const send = (message) => channel?.postMessage(message);
const shares = Boolean(navigator.locks && channel);
/* The newest row this page knows. */
let last = Number(liveMark);

/* A part asks for ids, for names that begin with "order.", or for everything but the progress of long work. */
const asks = (part, [kind, ...about]) =>
  kind === "all" ||
  part.dataset.on
    .split(" ")
    .some((on) =>
      on === "*"
        ? !kind.startsWith("progress.")
        : about.includes(on) || (on.endsWith(".") && kind.startsWith(on)),
    );
const parts = () => [...document.querySelectorAll("[data-live][data-on]")];
const due = new Set();
/* A row is its number, its words, and whether the numbers begin anew with it. */
function take(rows) {
  for (const [id, words, anew] of rows) {
    if (id <= last && !anew) continue;
    last = id;
    for (const part of parts()) if (asks(part, words)) due.add(part.dataset.live);
  }
  if (due.size > 0) void renew();
}

/* A part in which a person writes, chooses or waits for a sent form is left alone until they are done. */
const typed = (field) => {
  if (field.options) return [...field.options].some((one) => one.selected !== one.defaultSelected);
  if (field.type === "checkbox" || field.type === "radio")
    return field.checked !== field.defaultChecked;
  return field.type !== "hidden" && field.value !== field.defaultValue;
};
const FIELDS = "input,textarea,select";
const inUse = (part) =>
  (part.contains(document.activeElement) && document.activeElement.matches(FIELDS)) ||
  part.querySelector("[data-sent],dialog[open]") !== null ||
  [...part.querySelectorAll(FIELDS)].some(typed);
const left = new Set();
/* Each rendering has other keys in its forms. */
const looks = (part) => part.innerHTML.replaceAll(/ value="[^"]*"/g, "");
/* What has the focus keeps it, if it is still there: the same element by name, else the one that leads to the same or says the same. */
function focusIn(part) {
  const { activeElement: focus } = document;
  if (!part.contains(focus)) return () => null;
  const likeness = (one) => one.getAttribute("href") ?? one.textContent;
  const { tagName, id } = focus;
  const alike = () =>
    [...part.querySelectorAll(tagName)].filter((one) => likeness(one) === likeness(focus));
  const place = alike().indexOf(focus);
  return () => (id && part.querySelector(`#${CSS.escape(id)}`)) || alike()[place];
}
function replace(part, fresh) {
  const focused = focusIn(part);
  const open = [...part.querySelectorAll("details")].map((one) => one.open);
  part.replaceChildren(...fresh.childNodes);
  for (const [place, one] of [...part.querySelectorAll("details")].entries())
    if (open[place]) one.open = true;
  focused()?.focus({ preventScroll: true });
}
/* Read by screen readers when the page has changed. */
const said = document.createElement("div");
said.className = "sr-only";
said.setAttribute("role", "status");
document.body.append(said);
const NEWS = "This page was brought up to date.";
function takeOver(page) {
  let news = false;
  for (const part of parts()) {
    const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
    if (!fresh) continue;
    part.dataset.on = fresh.dataset.on;
    if (looks(part) === looks(fresh)) continue;
    if (inUse(part)) {
      left.add(part.dataset.live);
      continue;
    }
    replace(part, fresh);
    news ||= part.closest("main") !== null;
  }
  /* The same words twice would not be read again. */
  if (news) said.textContent = said.textContent === NEWS ? `${NEWS} ` : NEWS;
}

const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/* Never more than one fetch at a time, none in a hidden tab, and none over a refused form. */
let renewing = false;
async function renew() {
  if (renewing || document.hidden || document.getElementById("error-summary")) return;
  renewing = true;
  for (let failed = 0; due.size > 0 && !document.hidden;) {
    due.clear();
    /* What was just done is said by the page that a person opens, not by one fetched here. */
    const headers = { accept: "text/html", "x-requested-with": "script" };
    const answer = await fetch(location.href, { headers }).catch(() => null);
    if (answer === null || answer.status >= 500) {
      due.add("again");
      failed += 1;
    } else {
      failed = 0;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const owner = page.querySelector("[data-live-of]")?.dataset.liveOf;
      if (owner === person && !answer.redirected) takeOver(page);
    }
    await later(Math.min(500 * 2 ** failed, 30_000));
  }
  renewing = false;
}
const again = () => due.size > 0 && void renew();
document.addEventListener("visibilitychange", again);
document.addEventListener("focusout", () => {
  for (const name of left) due.add(name);
  left.clear();
  setTimeout(again, 0);
});

/* Pages that ask again by themselves leave it to the stream while there is one. */
function say(on) {
  if (on) document.documentElement.dataset.streamed = "yes";
  else delete document.documentElement.dataset.streamed;
}
const isOn = () => document.documentElement.dataset.streamed === "yes";
function tell(rows) {
  send({ rows, on: isOn() });
}
/* The leading tab keeps the newest rows for tabs that open later. */
const KEPT = 200;
let leads = false;
let heard = [];
let heardFrom = last;
function pass(row) {
  heard.push(row);
  if (heard.length > KEPT) [heardFrom] = heard.shift();
  tell([row]);
  take([row]);
}
channel?.addEventListener("message", ({ data }) => {
  if (data.rows) {
    say(data.on);
    take(data.rows);
  } else if (leads) {
    /* A tab has opened, and says what its page knows. */
    tell(data.since < heardFrom ? [[last, ["all"]]] : heard.filter(([id]) => id > data.since));
  }
});

/* A beat comes every 15 seconds: a connection that lost its other side does not notice by itself. */
const SILENT_MS = 40_000;
let source = null;
let watch;
let pause = 1000;
function alive() {
  pause = 1000;
  clearTimeout(watch);
  watch = setTimeout(listen, SILENT_MS);
}
function listen() {
  stop();
  source = new EventSource(`/live?of=${person}&after=${last}`);
  source.addEventListener("open", () => {
    alive();
    say(true);
    tell([]);
  });
  source.addEventListener("beat", alive);
  source.addEventListener("message", ({ data, lastEventId }) => {
    alive();
    pass([Number(lastEventId), data.split(" "), data === "all"]);
  });
  source.addEventListener("over", stop);
  source.addEventListener("error", () => {
    say(false);
    tell([]);
    /* After a lost connection the browser tries again by itself, after a refusal it does not. */
    if (source?.readyState !== EventSource.CLOSED) return;
    clearTimeout(watch);
    watch = setTimeout(listen, pause + Math.random() * pause);
    pause = Math.min(pause * 2, 30_000);
  });
}
function stop() {
  clearTimeout(watch);
  if (source === null) return;
  source.close();
  source = null;
  say(false);
  tell([]);
}

/* The lock goes to the next tab when this one closes. Without locks, as over plain http, each visible tab has its own stream. */
let follow = null;
function lead() {
  leads = true;
  heard = [];
  heardFrom = last;
  listen();
}
function begin() {
  send({ since: last });
  if (!shares) return document.hidden ? undefined : lead();
  follow = new AbortController();
  const { signal } = follow;
  const held = () =>
    new Promise((resolve) => {
      signal.addEventListener("abort", resolve);
      lead();
    });
  navigator.locks.request(`live ${person}`, { signal }, held).catch(() => {});
}
function leave() {
  leads = false;
  stop();
  follow?.abort();
}
addEventListener("pagehide", leave);
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  take([[last, ["all"], true]]);
  begin();
});
document.addEventListener("visibilitychange", () => {
  if (!shares && document.hidden) leave();
  else if (!document.hidden && source === null && (leads || !shares)) listen();
});
begin();
