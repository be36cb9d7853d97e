/** What a visitor typed into a message's form, whose session had ended: kept until they have signed in. */
import { z } from "zod";
import type { RouterContextProvider } from "react-router";
import { MAX_MESSAGE } from "#app/domain/messages/message-limits.ts";
import {
  dropMessageDraft,
  messageDraft,
  saveMessageDraft,
} from "#app/domain/messages/message-drafts.ts";
import { countTry, placeOf } from "#app/domain/security/attempts.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import type { SentForm } from "#app/http/form.ts";
import { requestContext } from "#app/http/request-context.ts";
import { holdVisitor, visitorHolder } from "#app/routes/orders/visitor-draft.ts";

/** A text that is too long is kept as far as it fits: the form says so when it is sent. */
const TYPED = z.object({
  text: z
    .string()
    .default("")
    .transform((text) => text.slice(0, 2 * MAX_MESSAGE)),
});

const LONGEST_ADDRESSEE = 100;

interface Asked {
  request: Request;
  context: Readonly<RouterContextProvider>;
  url: URL;
  /** A handle, or the id of a thread. */
  addressee: string;
}

/** Saves the text and leads to the sign-in form, and from there back. Refuses `too_many_attempts` per network place. */
export async function keepMessage(asked: Asked, form: SentForm): Promise<Response> {
  const { request, context, url, addressee } = asked;
  const { text } = form.parse(TYPED);
  if (text.trim() !== "" && addressee.length <= LONGEST_ADDRESSEE) {
    await countTry("visitor_draft", placeOf(context.get(requestContext).address));
    await saveMessageDraft({ holder: holdVisitor(request, context), addressee }, text);
  }
  const next = `${url.pathname}${url.search}`;
  const files = form.files("files").length === 0 ? "" : " Your files have to be chosen again.";
  return redirectWithFlash(`/sign-in?${new URLSearchParams({ next }).toString()}`, {
    kind: "info",
    text: `Please sign in to send the message. What you wrote is kept, and nothing was sent yet.${files}`,
  });
}

/** The kept text; empty in almost every browser, which has no such cookie. */
export async function keptMessage(request: Request, addressee: string): Promise<string> {
  const holder = visitorHolder(request);
  return holder === null ? "" : messageDraft({ holder, addressee });
}

export async function dropKept(request: Request, addressee: string): Promise<void> {
  const holder = visitorHolder(request);
  if (holder !== null) await dropMessageDraft({ holder, addressee });
}
