/** Returns the refusal of a rejected promise, for assertions on code, field and facts. */
import { Refusal } from "#app/domain/kernel/refusal.ts";

/** Fails when the promise resolves, or rejects with anything but a refusal. */
export async function refusalOf(work: Promise<unknown> | (() => unknown)): Promise<Refusal> {
  try {
    await (typeof work === "function" ? work() : work);
  } catch (problem) {
    if (problem instanceof Refusal) return problem;
    throw problem;
  }
  throw new Error("This was done although it should have been refused.");
}
