/** What a start does and prints beside serving: closes the demo at a public address, says where it listens and how to get staff. */
import { closeDemo } from "#app/domain/demo/close-demo.ts";
import { openDemoPeople } from "#app/domain/demo/demo-people.ts";
import { anyStaff, offerFirstStaffLink } from "#app/domain/people/first-staff-link.ts";
import { isLoopbackUrl } from "#app/domain/kernel/loopback.ts";
import { env } from "#app/env.server.ts";
import { isBoundToLoopback } from "#app/http/listening.ts";
import { say, warn } from "./terminal.ts";

export function isPublicStart(): boolean {
  return !isLoopbackUrl(env.publicOrigin);
}

/** Called whenever a process opens the database, so that no process serves an open demo; only the first call finds demo people. */
export async function closeDemoWhenPublic(): Promise<void> {
  if (!isPublicStart()) return;
  const closed = await closeDemo();
  if (closed.length === 0) return;
  const names = closed.map(({ name, handle }) => `${name} (@${handle})`).join(", ");
  warn(
    `The demo accounts were closed, because ${env.publicOrigin} is a public address: ${names}.\n` +
      "  Their passwords are published. They cannot sign in to this store any more, at any address. Their sessions and\n" +
      "  tokens are ended, their webhooks paused, and their waiting payouts taken back.",
  );
}

/** Prints where the server listens, how to change that, and a warning about demo people that others could sign in as. */
export async function sayWhereItListens(listening: {
  hosts: string[];
  port: number;
}): Promise<void> {
  const { hosts, port } = listening;
  const where = hosts.length === 0 ? "all addresses of this machine" : hosts.join(" and ");
  const hint = isBoundToLoopback(hosts)
    ? "; only this machine can connect (HOST=0.0.0.0 opens it, for a container too)"
    : "";
  say(`It listens on ${where}, port ${port}${hint}.`);
  if (isBoundToLoopback(hosts) || (await openDemoPeople()).length === 0) return;
  warn(
    "  Other machines can reach it, and the passwords of its demo people are published: anyone who can reach it can sign in as these people.",
  );
}

/** Tells the operator of a public site that the terms and the privacy notice still have marked places. */
export function sayWhichTextsAreOpen(): void {
  if (!isPublicStart() || env.textsDir !== undefined) return;
  say(
    "The pages /terms and /privacy have marked places that only you can fill. Write them into a folder and name it in TEXTS_DIR (.env.example).",
  );
}

/** Prints how to make the first member of staff, while there is none. */
export async function sayHowToGetStaff(): Promise<void> {
  const byHand = "npm run make-staff -- E-MAIL";
  if (!isPublicStart()) {
    // The demo has its own staff.
    if ((await openDemoPeople()).length === 0 && !(await anyStaff()))
      say(`There is no member of staff yet. Open an account, then run: ${byHand}`);
    return;
  }
  const link = await offerFirstStaffLink();
  if (link === null) return;
  const until = link.expiresAt.toISOString().slice(0, 16).replace("T", " ");
  say(
    link.token === null
      ? `There is no member of staff yet. An earlier start printed a one-time link that is valid until ${until} UTC; after that ` +
          `a start prints another. Or run: ${byHand}`
      : `There is no member of staff yet. This link makes the person who opens it the first, once, until ${until} UTC:\n` +
          `  ${env.publicOrigin}/first-staff?link=${link.token}\n  Or open an account, then run: ${byHand}`,
  );
}
