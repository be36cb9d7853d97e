/** Signs up the demo's people for `demo-story.ts`. They share one published password, and `users.demo` marks them. */
import { isStaffRole } from "#app/domain/access/party.ts";
import { DUTIES, OPERATOR } from "#app/domain/kernel/actor.ts";
import type { Role, UserActor } from "#app/domain/kernel/actor.ts";
import { setRole } from "#app/domain/people/decide.ts";
import { signUp } from "#app/domain/people/sign-up.ts";
import { hashPassword } from "#app/domain/security/password.ts";

export const DEMO_PASSWORD = "copper-wren-1956";

export interface DemoPersonFacts {
  name: string;
  role: Role;
  who: string;
}

interface StoryPerson extends DemoPersonFacts {
  /** Days before the story's last day on which the person signed up. */
  joined: number;
}

export const DEMO_PEOPLE = {
  ada: { name: "Ada Byrne", role: "member", who: "buyer", joined: 341 },
  lin: { name: "Lin Castellanos", role: "member", who: "freelancer (design)", joined: 329 },
  max: { name: "Max Oyelaran", role: "member", who: "freelancer (data by the piece)", joined: 301 },
  sol: { name: "Sol Ferreira", role: "staff", who: "staff", joined: 355 },
  ray: { name: "Ray Novak", role: "staff", who: "staff", joined: 355 },
} as const satisfies Record<string, StoryPerson>;

export type DemoHandle = keyof typeof DEMO_PEOPLE;

/** Below which the demo's people have their addresses. */
export const DEMO_DOMAIN = "farthing.test";

export function demoEmail(handle: string): string {
  return `${handle}@${DEMO_DOMAIN}`;
}

export type DemoCast = Record<DemoHandle, UserActor>;

/** The password is published, so one hash serves them all: each hash costs a quarter of a second. */
export function hashDemoPassword(): Promise<string> {
  return hashPassword(DEMO_PASSWORD, { place: "", known: false });
}

/**
 * Signs the demo's people up, gives two of them the role of staff, and returns them as actors. Idempotent. `arrives` is called before
 * each of them.
 */
export async function demoCast(
  passwordHash?: string,
  arrives: (handle: DemoHandle) => void = () => {},
): Promise<DemoCast> {
  const hash = passwordHash ?? (await hashDemoPassword());
  const cast: Partial<DemoCast> = {};
  for (const handle of Object.keys(DEMO_PEOPLE) as DemoHandle[]) {
    arrives(handle);
    cast[handle] = await openDemoAccount(handle, DEMO_PEOPLE[handle], hash);
  }
  return cast as DemoCast;
}

/** Idempotent. */
export async function openDemoAccount(
  handle: string,
  { name, role }: DemoPersonFacts,
  passwordHash: string,
): Promise<UserActor> {
  const person = {
    name,
    handle,
    email: demoEmail(handle),
    password: DEMO_PASSWORD,
    key: `demo:${handle}:sign-up`,
  };
  const { answer } = await signUp(person, undefined, { demo: true, passwordHash });
  if (isStaffRole(role))
    await setRole(OPERATOR, {
      userId: answer.userId,
      role,
      reason: "Staff of the demo marketplace.",
      key: `demo:${handle}:role`,
    });
  return {
    kind: "user",
    id: answer.userId,
    role,
    duties: isStaffRole(role) ? DUTIES : [],
    level: "password",
    vouched: true,
  };
}
