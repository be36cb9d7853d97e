/** Keeps what a visitor typed into an order form, whose session had ended, until they have signed in or signed up. */
import { randomBytes } from "node:crypto";
import type { RouterContextProvider } from "react-router";
import { saveOrderDraft } from "#app/domain/orders/drafts/save-order-draft.ts";
import { countTry, placeOf } from "#app/domain/security/attempts.ts";
import { hashOf } from "#app/domain/security/sessions.ts";
import { answerHeaders } from "#app/http/answer-headers.ts";
import { readCookie, writeCookie } from "#app/http/cookies.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import type { SentForm } from "#app/http/form.ts";
import { isNothing, typedTexts } from "./keep-typed.ts";
import { choicePath } from "./order-offer.ts";
import { chosenFiles } from "./sent-answers.ts";
import { choiceOf } from "./sent-order.ts";

const COOKIE = "farthing-order-draft";

/** Long enough to sign up; short, because the next person at a shared computer must not find it. */
const LIFETIME_SECONDS = 3600;

/** The holder of a visitor's drafts in this browser; null without one. */
export function visitorHolder(request: Request): string | null {
  const token = readCookie(request, COOKIE);
  return token === null ? null : holderOf(token);
}

/** The same, with a cookie that lasts from now on; made where there is none. */
export function holdVisitor(request: Request, context: VisitorsForm["context"]): string {
  const token = readCookie(request, COOKIE) ?? randomBytes(32).toString("base64url");
  const line = writeCookie(COOKIE, token, LIFETIME_SECONDS);
  answerHeaders(context).append("set-cookie", line);
  return holderOf(token);
}

function holderOf(token: string): string {
  return `visitor:${hashOf(token)}`;
}

export interface VisitorsForm {
  request: Request;
  context: Readonly<RouterContextProvider>;
  gigId: string;
  /** The visitor's network address. */
  address: string;
}

/**
 * Saves the text and leads to the sign-in form, and from there back to the same choice. Files of visitors are not stored: the
 * page says that they have to be chosen again. Refuses `too_many_attempts` per network place.
 */
export async function keepForVisitor(from: VisitorsForm, form: SentForm): Promise<Response> {
  const typed = typedTexts(form);
  if (!isNothing(typed)) {
    await countTry("visitor_draft", placeOf(from.address));
    const holder = holdVisitor(from.request, from.context);
    await saveOrderDraft({ holder, gigId: from.gigId }, { ...typed, keep: [], files: [] });
  }
  const next = choicePath(from.gigId, choiceOf(form));
  return redirectWithFlash(`/sign-in?${new URLSearchParams({ next }).toString()}`, {
    kind: "info",
    text:
      form.files("files").length + chosenFiles(form).length === 0
        ? "Please sign in to order. What you wrote is kept, and nothing was ordered yet."
        : "Please sign in to order. What you wrote is kept, and nothing was ordered yet. Your files have to be chosen again.",
  });
}
