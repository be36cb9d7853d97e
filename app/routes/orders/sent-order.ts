/** Carries out the order page's form: saves what was typed, then quotes again, goes to the deposit, or places the order. */
import { redirect } from "react-router";
import { z } from "zod";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { dropDrafts } from "#app/domain/orders/drafts/take-draft.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import type { PlacedAnswer } from "#app/domain/orders/place-order.ts";
import { refusedAnswer } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { wholeNumber } from "#app/http/form.ts";
import type { SentForm, SentTexts } from "#app/http/form.ts";
import { pressedButton } from "#app/http/pressed-button.ts";
import { keepTyped } from "./keep-typed.ts";
import { asAnswers } from "./sent-answers.ts";
import { orderMeans, quotedOffer } from "./order-means.ts";
import type { QuotedOffer } from "./order-means.ts";
import type { Choice } from "./order-offer.ts";

const SEEN = z.object({
  total: z.string(),
  deliveryDays: wholeNumber(0, 100_000),
  revisions: wholeNumber(0, 1000),
});

export interface Buyer {
  actor: UserActor;
  gigId: string;
  /** Whose drafts of this gig are the buyer's: their own, and the one they began as a visitor. */
  holders: string[];
}

export function choiceOf(form: SentTexts): Choice {
  const { values } = form;
  return {
    package: values["package"],
    extras: form.all("extras"),
    quantity: values["quantity"],
  };
}

/** The offer for the sent choice, for the page that shows the form again. */
export async function offerAgain({ actor, gigId }: Buyer, form: SentTexts) {
  return { offer: await quotedOffer(actor, await orderMeans(actor, gigId), choiceOf(form)) };
}

export async function sentOrder(buyer: Buyer, form: SentForm) {
  try {
    const button = pressedButton(form, ["preview", "deposit", "order"], "preview");
    const key = form.key();
    const typed = await keepTyped(buyer, form);
    const { offer } = await offerAgain(buyer, form);
    if (button === "deposit" && offer.quoted !== null) return redirect(depositPath(offer), 303);
    if (button !== "order") return redirect(offer.path, 303);
    // The choices stay beside the button. A choice changed after the quote must be quoted again before it is ordered.
    if (offer.quoted === null || (form.values["quoted"] ?? offer.path) !== offer.path)
      return redirectWithFlash(offer.path, {
        kind: "warning",
        text: "Nothing was ordered yet, because you changed your choice after you saw the price. Here is the new price.",
      });
    return placed(await order(buyer, { form, key, offer, ...typed }));
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    // The address still carries the last quoted choice; the form keeps the sent one.
    return refusedAnswer(problem, form.values, await offerAgain(buyer, form));
  }
}

function depositPath({ missing, path }: QuotedOffer): string {
  return `/wallet/deposit?${new URLSearchParams({ amount: missing, returnTo: path }).toString()}`;
}

interface Asked {
  form: SentForm;
  key: string;
  offer: QuotedOffer;
  brief: string;
  reference: string;
  answers: Record<string, string>;
  draftFiles: string[];
}

async function order({ actor, gigId, holders }: Buyer, asked: Asked): Promise<PlacedAnswer> {
  const { form, key, offer, brief, reference, draftFiles } = asked;
  const { total, ...promised } = form.parse(SEEN);
  const { selection } = offer;
  const answers = asAnswers(asked.answers);
  const named = reference === "" ? {} : { reference };
  const input = { gigId, selection, brief, total, promised, draftFiles, answers, ...named, key };
  const { answer, replayed } = await placeOrder(actor, input);
  // The order took the buyer's own draft along; the form sent again saved another, and a visitor's is left.
  if (replayed || holders.length > 1) await dropDrafts(holders, gigId);
  return answer;
}

function placed({ orderId, beingMade }: PlacedAnswer): Response {
  return redirectWithFlash(`/orders/${orderId}`, {
    kind: "success",
    text:
      beingMade === true
        ? "Your order is being placed. The full price is held, and the tasks are made one after the other."
        : "Ordered. The price is held in escrow until you accept the work.",
  });
}
