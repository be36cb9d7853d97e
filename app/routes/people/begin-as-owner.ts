/** Signs in the person who has just taken over an account, and leads them to their gigs. */
import { startSession } from "#app/domain/security/sessions.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { rememberBrowser } from "#app/http/known-browser.ts";
import { keepSession, originOf } from "#app/http/session.ts";
import type { RouterContextProvider } from "react-router";

/** A form that was sent before begins no session: its key alone proves no password. */
export async function beginAsOwner(
  request: Request,
  context: Readonly<RouterContextProvider>,
  { userId, name, replayed }: { userId: string; name: string; replayed: boolean },
): Promise<Response> {
  if (replayed)
    return redirectWithFlash("/sign-in", {
      kind: "info",
      text: "You have already taken over this account. Sign in with your e-mail and your password.",
    });
  const { token } = await startSession(userId, "password", originOf(request, context));
  await keepSession(request, context, token);
  await rememberBrowser(request, context, userId);
  return redirectWithFlash("/selling/gigs", {
    kind: "success",
    text: `Welcome, ${name}. These are your gigs; people can order them now.`,
  });
}
