/** Signs up the demo's people for `demo-story.ts`. They share one published password, and `users.demo` marks them. */
import { isStaffRole } from "#app/domain/access/party.ts";
import { DUTIES, OPERATOR } from "#app/domain/kernel/actor.ts";
import type { Role, UserActor } from "#app/domain/kernel/actor.ts";
import { setRole } from "#app/domain/people/decide.ts";
import { signUp } from "#app/domain/people/sign-up.ts";

export const DEMO_PASSWORD = "copper-wren-1956";

interface DemoPerson {
  name: string;
  role: Role;
  who: string;
}

export const DEMO_PEOPLE = {
  ada: { name: "Ada Byrne", role: "member", who: "buyer" },
  lin: { name: "Lin Castellanos", role: "member", who: "freelancer (design)" },
  max: { name: "Max Oyelaran", role: "member", who: "freelancer (data by the piece)" },
  sol: { name: "Sol Ferreira", role: "staff", who: "staff" },
  ray: { name: "Ray Novak", role: "staff", who: "staff" },
} as const satisfies Record<string, DemoPerson>;

export type DemoHandle = keyof typeof DEMO_PEOPLE;

export function demoEmail(handle: DemoHandle): string {
  return `${handle}@farthing.test`;
}

export type DemoCast = Record<DemoHandle, UserActor>;

/** Signs the demo's people up, gives two of them the role of staff, and returns them as actors. Idempotent. */
export async function demoCast(): Promise<DemoCast> {
  const cast: Partial<DemoCast> = {};
  for (const handle of Object.keys(DEMO_PEOPLE) as DemoHandle[]) {
    const { name, role } = DEMO_PEOPLE[handle];
    const person = {
      name,
      handle,
      email: demoEmail(handle),
      password: DEMO_PASSWORD,
      key: `demo:${handle}:sign-up`,
    };
    const { answer } = await signUp(person, undefined, { demo: true });
    if (isStaffRole(role))
      await setRole(OPERATOR, {
        userId: answer.userId,
        role,
        reason: "Staff of the demo marketplace.",
        key: `demo:${handle}:role`,
      });
    const duties = isStaffRole(role) ? DUTIES : [];
    cast[handle] = {
      kind: "user",
      id: answer.userId,
      role,
      duties,
      level: "password",
      vouched: true,
    };
  }
  return cast as DemoCast;
}
