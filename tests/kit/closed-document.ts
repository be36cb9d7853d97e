/** Closes every object of the document: Farthing may add fields within v1, and a test still knows each field it sends. */

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** Returns a copy in which an unnamed field of an answer is a fault. */
export function closedDocument<D extends object>(document: D): D {
  const copy = JSON.parse(JSON.stringify(document)) as D;
  close(copy, false);
  return copy;
}

/** The parts of an `allOf` stay open: each sees the fields of the others. */
function close(value: unknown, part: boolean): void {
  if (Array.isArray(value)) for (const each of value) close(each, part);
  if (!isNode(value) || Array.isArray(value)) return;
  if (!part && value["type"] === "object" && isNode(value["properties"]))
    value["additionalProperties"] ??= false;
  for (const [name, each] of Object.entries(value))
    if (name !== "example") close(each, name === "allOf");
}
