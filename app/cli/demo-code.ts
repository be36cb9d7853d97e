/** `npm run demo-code`: prints the codes that the demo's staff need for the second step of their sign-in. */
import { demoSeeds } from "#app/domain/demo/demo-factors.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { codeAt, inGroups, STEP_SECONDS } from "#app/domain/security/totp-code.ts";
import { isPublicStart } from "./public-start.ts";
import { OperatorProblem, say } from "./terminal.ts";
import { withDatabase } from "./with-database.ts";

export interface DemoCode {
  email: string;
  code: string;
  /** The last second of the code, as `12:00:29`. */
  until: string;
  /** The key for an authenticator app. */
  seed: string;
}

/** The present codes; none at a public address, where the demo is closed. */
export async function demoCodes(): Promise<DemoCode[]> {
  if (isPublicStart()) return [];
  const at = nowDate();
  const step = STEP_SECONDS * 1000;
  const last = new Date(Math.ceil((at.getTime() + 1) / step) * step - 1);
  const until = last.toISOString().slice(11, 19);
  return [...(await demoSeeds())].map(([email, seed]) => ({
    email,
    code: codeAt(seed, at),
    until,
    seed: inGroups(seed),
  }));
}

export function main(): Promise<number> {
  return withDatabase(async () => {
    const codes = await demoCodes();
    if (codes.length === 0)
      throw new OperatorProblem("This store has no demo staff who could sign in.");
    for (const { email, code, until } of codes) say(`${email}  ${code}  until ${until} UTC`);
    return 0;
  });
}
