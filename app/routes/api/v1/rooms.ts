/** The rooms of the API: its operations by the first part of their address. The document's tags and the pages follow from them. */
import { OPERATIONS } from "./all-operations.ts";
import type { Operation } from "./operation.ts";

/** Rooms of members that show the operations of staff as well: the room of staff is long enough. */
const SHARED = new Set(["disputes", "gigs", "reports"]);

export function tagOf({ path }: Pick<Operation, "path">): string {
  const [, room = "", part] = path.split("/");
  return room === "staff" && part !== undefined && SHARED.has(part) ? part : room;
}

export interface Room {
  tag: string;
  operations: readonly Operation[];
}

/** In the order of the document. */
export const ROOMS: readonly Room[] = [...Map.groupBy(OPERATIONS, tagOf)].map(
  ([tag, operations]) => ({ tag, operations }),
);
