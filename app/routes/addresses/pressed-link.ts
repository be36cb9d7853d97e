/** The token of a mailed link's page; without one the page leads to the person's own settings. */
import { redirect } from "react-router";
import { EMAIL_PAGE } from "#app/http/after-sign-in.ts";

/** A notice's link has no token: only the mail's own link does something. */
export function tokenOf(url: URL): string {
  const token = url.searchParams.get("token");
  if (token === null) throw redirect(EMAIL_PAGE, 303);
  return token;
}
