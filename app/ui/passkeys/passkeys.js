/* Asks the browser for a passkey when its button is pressed, and sends the answer with the button's own form: refusals and typed
   texts behave as without it. Loaded only by pages with such a button; those stay hidden without this script. */
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";

const MAKES = ["register", "sign_up"];

/* An address in digits is no name that a passkey could be for. */
const usable = browserSupportsWebAuthn() && !/^[\d.]+$|^\[/.test(location.hostname);
for (const part of document.querySelectorAll("[data-passkeys]"))
  part.hidden = (part.dataset.passkeys === "with") !== usable;

addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-passkey]");
  if (!button) return;
  event.preventDefault();
  if (button.getAttribute("aria-busy") === "true") return;
  /* The passkey takes the place of the password. */
  if (button.dataset.passkey === "sign_up") button.form.elements.password.required = false;
  if (!MAKES.includes(button.dataset.passkey) || button.form.reportValidity()) void press(button);
  else restorePassword(button);
});

function restorePassword({ form, dataset }) {
  if (dataset.passkey === "sign_up") form.elements.password.required = true;
}

async function press(button) {
  const said = button.parentElement.querySelector("[role=status]");
  button.setAttribute("aria-busy", "true");
  said.textContent = "";
  try {
    const field = button.form.elements[button.dataset.field];
    field.value = JSON.stringify(await ask(button));
    /* Another way to confirm stands beside it, and is not needed any more. */
    for (const other of button.form.querySelectorAll("[name^=stepUp]")) other.required = false;
    /* As Enter would: the form's first button sends it, with the checks of its fields. */
    button.form.requestSubmit(button.form.querySelector("button[type=submit], button:not([type])"));
  } catch (problem) {
    said.textContent = wordsFor(problem, button.dataset.passkey);
    restorePassword(button);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

async function ask({ form, dataset: { passkey: purpose } }) {
  const typed = (name) => form.elements[name]?.value ?? "";
  const about = purpose === "sign_up" ? { name: typed("name"), email: typed("email") } : {};
  const body = new URLSearchParams({ purpose, ...about });
  const answer = await fetch("/passkeys/options", { method: "POST", body });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.sentence, { cause: "told" });
  const start = MAKES.includes(purpose) ? startRegistration : startAuthentication;
  return start({ optionsJSON: said });
}

function wordsFor(problem, purpose) {
  if (problem.cause === "told") return problem.message;
  if (problem.name === "InvalidStateError")
    return "This device already has a passkey for your account.";
  if (problem.name === "NotAllowedError" || problem.name === "AbortError")
    return MAKES.includes(purpose)
      ? "No passkey was made: it was cancelled, or it took too long. You can try again."
      : "No passkey was used: it was cancelled, it took too long, or this device has none. You can try again.";
  return "Your browser could not use a passkey here. Nothing was sent.";
}
