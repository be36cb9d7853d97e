/** Signs out: the session ends in the store, not only in the browser. A GET signs out no one. */
import { admit } from "#app/http/viewer.ts";
import { redirect } from "react-router";
import { redirectWithFlash } from "#app/http/flash.ts";
import { dropSession } from "#app/http/session.ts";
import type { Route } from "./+types/sign-out";

export function loader() {
  return redirect("/", 303);
}

export async function action({ request, context, url }: Route.ActionArgs) {
  admit(context, url, "security.sign_out");
  await dropSession(request, context);
  return redirectWithFlash("/", { kind: "success", text: "You are signed out." });
}
