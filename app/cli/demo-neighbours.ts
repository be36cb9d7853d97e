/** Two more people of the demo: a freelancer who proposes, and one whom ada blocked. */
import type { DemoPersonFacts } from "./demo-cast.ts";
import { openDemoAccount } from "./demo-cast.ts";
import type { Tell } from "./demo-chapters.ts";

export const DEMO_NEIGHBOURS = {
  noa: { name: "Noa Lindqvist", role: "member", who: "freelancer (illustration)" },
  rex: { name: "Rex Halloran", role: "member", who: "freelancer whom Ada blocked" },
} as const satisfies Record<string, DemoPersonFacts>;

export type DemoNeighbour = keyof typeof DEMO_NEIGHBOURS;

export const neighboursArrive: Tell = async ({ cast, passwordHash }) => {
  for (const handle of Object.keys(DEMO_NEIGHBOURS) as DemoNeighbour[])
    cast[handle] = await openDemoAccount(handle, DEMO_NEIGHBOURS[handle], passwordHash);
};
