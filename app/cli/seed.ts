/** `npm run seed`: fills an empty store with the demo marketplace. `npm start` on a private machine does so by itself. */
import { demoBegunAt, demoMarks, markDemo } from "#app/domain/demo/demo-marks.ts";
import { giveDemoFactors } from "#app/domain/demo/demo-factors.ts";
import { anybodyThere, openDemoPeople } from "#app/domain/demo/demo-people.ts";
import { env } from "#app/env.server.ts";
import { hostsToBind, isBoundToLoopback } from "#app/http/listening.ts";
import { demoCodes } from "./demo-code.ts";
import type { DemoCode } from "./demo-code.ts";
import { DEMO_PASSWORD, DEMO_PEOPLE, demoEmail } from "./demo-cast.ts";
import { DEMO_NEIGHBOURS } from "./demo-neighbours.ts";
import { tellDemoStory } from "./demo-story.ts";
import { CHAPTERS } from "./demo-street.ts";
import { tellDemoYear } from "./demo-year.ts";
import { isPublicStart } from "./public-start.ts";
import { OperatorProblem, say } from "./terminal.ts";
import { withDatabase } from "./with-database.ts";

export interface DemoLogin {
  who: string;
  email: string;
  password: string;
  /** For staff: the code of their second step. */
  code?: DemoCode | undefined;
}

/** Log-ins of demo people who can sign in; none at a public address. */
export async function demoLogins(): Promise<DemoLogin[]> {
  if (isPublicStart()) return [];
  const there = new Set((await openDemoPeople()).map(({ email }) => email));
  const codes = new Map((await demoCodes()).map((code) => [code.email, code]));
  return Object.entries({ ...DEMO_PEOPLE, ...DEMO_NEIGHBOURS })
    .map(([handle, { who }]) => ({
      who,
      email: demoEmail(handle),
      password: DEMO_PASSWORD,
      code: codes.get(demoEmail(handle)),
    }))
    .filter(({ email }) => there.has(email));
}

/** Prints the log-ins of the demo, with the codes of its staff. */
export async function sayDemoLogins(): Promise<void> {
  const logins = await demoLogins();
  if (logins.length === 0) return;
  say("\nDemo log-ins:");
  for (const { who, email, password, code } of logins) {
    say(`  ${who.padEnd(12)} ${email}   ${password}`);
    if (code !== undefined)
      say(
        `${" ".repeat(15)}then the code ${code.code} (until ${code.until} UTC; the next: npm run demo-code)\n` +
          `${" ".repeat(15)}key for an authenticator app: ${code.seed}`,
      );
  }
}

export type Seeded = "told" | "told_before" | "closed" | "not_empty";

/** Creates the demo in a store without people, or completes an interrupted one. A closed demo stays closed. */
export async function seedWhenEmpty(): Promise<Seeded> {
  const [marks, anybody] = await Promise.all([demoMarks(), anybodyThere()]);
  if (marks.has("closed")) return "closed";
  if (marks.has("told")) {
    // A demo of an earlier release has staff without a second factor.
    await giveDemoFactors();
    return "told_before";
  }
  if (anybody && !marks.has("begun")) return "not_empty";
  await markDemo("begun");
  const today = await demoBegunAt();
  await tellDemoStory(CHAPTERS, today, (stage) => tellDemoYear(today, stage));
  await giveDemoFactors();
  await markDemo("told");
  return "told";
}

/**
 * Why the demo may not be created, or null. Its passwords are published and two of its people are staff, so without being asked
 * for it is created only in an embedded store that only this machine can reach.
 */
export function whyNoDemo({ asked }: { asked: boolean }): string | null {
  if (isPublicStart())
    return `${env.publicOrigin} is a public address: the demo's passwords are published, so they must not exist there.`;
  if (asked) return null;
  if (env.givenDatabaseUrl !== undefined)
    return "DATABASE_URL is set, and the demo's people have published passwords. If you want them in that database: npm run seed -- --demo";
  if (!isBoundToLoopback(hostsToBind(env)))
    return "HOST opens this server to other machines, and the demo's people have published passwords. If you want them all the same: npm run seed -- --demo";
  return null;
}

/** Called by `npm start`. */
export async function seedByItself(): Promise<void> {
  if (whyNoDemo({ asked: false }) === null) await seedWhenEmpty();
}

const SAID: Record<Seeded, string> = {
  told: "The demo is ready.",
  told_before: "The demo is already there. Nothing was changed.",
  closed:
    "Farthing has run at a public address with this database, which closes the demo permanently. Nothing was changed. For a demo, use another DATA_DIR.",
  not_empty: "There are already accounts in this database, so no demo was added.",
};

export function main(args: string[]): Promise<number> {
  const unknown = args.find((word) => word !== "--demo");
  if (unknown !== undefined)
    throw new OperatorProblem(`npm run seed has no option ${unknown}; it has --demo.`);
  const why = whyNoDemo({ asked: args.includes("--demo") });
  if (why !== null) throw new OperatorProblem(`No demo was added. ${why}`);
  return withDatabase(async () => {
    const seeded = await seedWhenEmpty();
    await sayDemoLogins();
    say(SAID[seeded]);
    return seeded === "told" || seeded === "told_before" ? 0 : 1;
  });
}
