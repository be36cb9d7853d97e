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
/* An open menu closes by Escape, or by pressing beside it. */
const menus = "header details[open]";
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll(menus)) {
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  }
});
addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(menus))
    if (!menu.contains(event.target)) menu.open = false;
});
/* After a refusal the summary of what is wrong is read first. */
document.getElementById("error-summary")?.focus();
/* A page that waits for somebody else looks again by itself, and is renewed only when there is news. */
const waiting = document.querySelector("[data-refresh]");
if (waiting) {
  const { refresh, shown } = waiting.dataset;
  setInterval(async () => {
    if (document.hidden) return;
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (fresh.querySelector("[data-refresh]")?.dataset.shown !== shown) location.reload();
  }, refresh * 1000);
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
  button.textContent = "Copy";
  const said = (words) => () => (button.textContent = words);
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(sample.textContent).then(said("Copied"), said("Not copied"));
    setTimeout(said("Copy"), 2000);
  });
  sample.after(button);
}
