/** The rooms of the API: its operations by the first part of their address. The document's tags and the pages follow from them. */
import { OPERATIONS } from "./all-operations.ts";
import type { Operation } from "./operation.ts";

export function tagOf({ path }: Pick<Operation, "path">): string {
  const [, room = "", part] = path.split("/");
  // Staff's share of a room that members have too; the room of staff is long enough.
  return room === "staff" && part === "reports" ? part : room;
}

export interface Room {
  tag: string;
  operations: readonly Operation[];
}

/** In the order of the document. */
export const ROOMS: readonly Room[] = [...Map.groupBy(OPERATIONS, tagOf)].map(
  ([tag, operations]) => ({ tag, operations }),
);
