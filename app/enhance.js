/* What was just done is said by the page that a person opens, not by one fetched here. */
const BY_SCRIPT = { "x-requested-with": "script" };
/* A pressed button waits: it cannot be pressed twice while its form is under way. Everything works without this. */
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || !("once" in form.dataset))
    return;
  const button = event.submitter;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  if (button) button.setAttribute("aria-busy", "true");
});
/* Coming back with the browser's back button finds the form ready again. */
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  }
});
/* An open menu closes by Escape, by pressing beside it, or when the focus leaves it: the page below must be seen. */
const menus = "header details[open]";
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll(menus)) {
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  }
});
for (const leaving of ["click", "focusin"])
  addEventListener(leaving, (event) => {
    for (const menu of document.querySelectorAll(menus))
      if (!menu.contains(event.target)) menu.open = false;
  });
/* A browser brings only the caret's line of a text area into view; the keyboard shows it whole, with its ring. Never by the pointer:
   what it points at must not move. */
addEventListener("keyup", ({ key }) => {
  const focus = document.activeElement;
  if (key === "Tab" && focus?.localName === "textarea") focus.scrollIntoView({ block: "nearest" });
});
/* The time zone of this device is proposed where a person can choose one, unless it is chosen already. */
for (const button of document.querySelectorAll("[data-zone]")) {
  const select = document.getElementById(button.dataset.zone);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone || zone === (select.value || "UTC")) continue;
  button.textContent = `Use ${zone}, as on this device`;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (![...select.options].some(({ value }) => value === zone))
      select.add(new Option(zone, zone));
    select.value = zone;
    button.hidden = true;
    select.focus();
  });
}
/* After a refusal the summary of what is wrong is read first. */
document.getElementById("error-summary")?.focus();
/* A page that waits for somebody else looks again by itself, and is renewed only when there is news. Where the page is streamed
   (live.js), this is done for it. */
const REFRESHED = "[data-refresh]";
if (document.querySelector(REFRESHED)) {
  setInterval(
    async () => {
      const waiting = document.querySelector(REFRESHED);
      if (document.hidden || !waiting) return;
      if (waiting.dataset.streamed && document.documentElement.dataset.streamed) return;
      const { shown } = waiting.dataset;
      const answer = await fetch(location.href, { headers: BY_SCRIPT }).catch(() => null);
      if (!answer?.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (fresh.querySelector(REFRESHED)?.dataset.shown !== shown) location.reload();
    },
    document.querySelector(REFRESHED).dataset.refresh * 1000,
  );
}
/* Print buttons do nothing without this script, so they are shown by it. */
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
/* A sample gets a button that copies it. */
for (const sample of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy this sample";
  const said = (words) => () => (button.textContent = words);
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(sample.textContent).then(said("Copied"), said("Not copied"));
    setTimeout(said("Copy this sample"), 2000);
  });
  sample.after(button);
}
/* A link to take along gets buttons that copy it, and that give it to the device where it takes links. */
for (const share of document.querySelectorAll("[data-share]")) {
  const { share: url, shareTitle: title } = share.dataset;
  const row = document.createElement("p");
  row.className = "btn-row";
  function add(words, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.textContent = words;
    button.addEventListener("click", () =>
      act().then(
        (said) => said && (button.textContent = said),
        () => {},
      ),
    );
    row.append(button);
  }
  if (navigator.clipboard)
    add("Copy the link", () => navigator.clipboard.writeText(url).then(() => "Copied the link"));
  if (navigator.share) add("Share the link", () => navigator.share({ title, url }));
  if (row.hasChildNodes()) share.lastElementChild.append(row);
  share.querySelector("input").addEventListener("focus", ({ target }) => target.select());
}
/* A form that saves itself a moment after typing stops. The answer is the page as the server has it now: its hidden fields and its
   live parts are taken over, and typed text is left alone. A version saved elsewhere is shown, never overwritten. */
const REST = 1200;
const written = document.querySelector("form[data-autosave]");
if (written) saveItself(written);
function saveItself(form) {
  const own = new Set([...form.querySelectorAll("input[type=hidden]")].map(({ name }) => name));
  const typed = () => JSON.stringify([...new FormData(form)].filter(([name]) => !own.has(name)));
  const line = document.querySelector("[data-live=saved]");
  let saved = typed();
  let timer;
  let flight = null;
  let over = false;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, REST);
  };
  function takeOver(page) {
    for (const part of document.querySelectorAll("[data-live]")) {
      const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
      if (!fresh || part.contains(document.activeElement)) continue;
      if (part.innerHTML !== fresh.innerHTML) part.replaceChildren(...fresh.childNodes);
    }
  }
  async function send(text) {
    const body = new URLSearchParams(new FormData(form));
    body.set("verb", "autosave");
    /* Browsers refuse to keep a request of more than 64 kB alive. */
    const keepalive = `${body}`.length < 60_000;
    const answer = await fetch(form.action, {
      method: "POST",
      headers: BY_SCRIPT,
      body,
      keepalive,
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const other = page.querySelector("form[data-autosave]");
    if (!other) throw new Error("no form");
    takeOver(page);
    form.elements.key.value = other.elements.key.value;
    if (!answer.ok) {
      over = document.querySelector("[data-live=conflict]").textContent !== "";
      throw new Error("refused");
    }
    saved = text;
    for (const name of own) form.elements[name].value = other.elements[name].value;
    if (answer.redirected) history.replaceState(null, "", answer.url);
  }
  function save() {
    const text = typed();
    if (over || flight || text === saved) return;
    flight = send(text)
      .catch(() => {
        line.textContent = line.dataset.failed;
      })
      .finally(() => {
        flight = null;
        if (typed() !== text && !over) later();
      });
  }
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  addEventListener("visibilitychange", () => document.hidden && save());
  /* A button that is pressed while a save is under way waits for it, so that it sends the versions of after it. */
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    const { submitter } = event;
    if (!flight) {
      over = true;
      return;
    }
    event.preventDefault();
    void waitFor(flight, submitter);
  });
  async function waitFor(under, submitter) {
    await under;
    clearTimeout(timer);
    form.requestSubmit(submitter);
  }
  addEventListener("pageshow", (event) => {
    if (event.persisted) over = false;
  });
}
