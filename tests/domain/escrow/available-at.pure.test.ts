/** When released earnings are available: the later of the frozen moment and the hours after the release. */
import { expect, test } from "vitest";
import {
  availableAt,
  laterAvailable,
  releaseEntries,
  releaseOf,
} from "#app/domain/escrow/entries.ts";
import type { EscrowedTask } from "#app/domain/escrow/entries.ts";

const released = new Date("2026-11-29T12:00:00.000Z");
const later = new Date("2026-11-29T13:00:00.000Z");
const earlier = new Date("2026-11-29T11:00:00.000Z");

const CASES = [
  { name: "other money", clearingHours: 0, fundsClearAt: null, at: released },
  { name: "other money with hours", clearingHours: 1, fundsClearAt: null, at: later },
  { name: "card money", clearingHours: 0, fundsClearAt: later, at: later },
  { name: "card money that has cleared", clearingHours: 0, fundsClearAt: earlier, at: released },
  {
    name: "card money cleared at this moment",
    clearingHours: 0,
    fundsClearAt: released,
    at: released,
  },
  { name: "card money within the hours", clearingHours: 1, fundsClearAt: released, at: later },
];

test.each(CASES)(
  "earnings of $name are available at the right moment",
  ({ at, name: _name, ...terms }) => {
    const task: EscrowedTask = {
      id: "tsk",
      buyerId: "ada",
      freelancerId: "lin",
      currency: "USD",
      releasedMicros: 0n,
      commissionBps: 1000,
      ...terms,
    };
    const waits = at > released;
    expect(availableAt(task, released)).toEqual(at);
    expect(laterAvailable(releaseOf(task, 1n, released))).toEqual(
      waits ? { availableAt: at.toISOString() } : {},
    );
    expect(laterAvailable(releaseOf(task, 0n, released))).toEqual({});
    const [earned] = releaseEntries(task, releaseOf(task, 100n, released));
    expect(earned?.kind).toBe(waits ? "escrow.release_clearing" : "escrow.release");
  },
);
