/** Whether the folder of sent mails is shown as pages: on the developer's own machine only, because mails open accounts. */
import { env } from "#app/env.server.ts";
import { isLoopbackUrl } from "#app/domain/kernel/loopback.ts";
import { hostsToBind, isBoundToLoopback } from "./listening.ts";

/** With the embedded store, a mail folder, and a server that only this machine can reach. */
export function areMailsShown(): boolean {
  return (
    env.givenDatabaseUrl === undefined &&
    env.smtpUrl === undefined &&
    isLoopbackUrl(env.publicOrigin) &&
    isBoundToLoopback(hostsToBind(env))
  );
}

/** The request must name this machine, so that a foreign page whose name leads here (DNS rebinding) reads nothing. */
export function mayReadMails(request: Request): boolean {
  const named = `http://${request.headers.get("host") ?? ""}`;
  return areMailsShown() && URL.canParse(named) && isLoopbackUrl(named);
}
