/** The requests of the matrix of rights for an operation: its recorded example, with the things of a role put in. */
import { readFileSync } from "node:fs";
import type { Example } from "#app/routes/api/v1/examples.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import type { Sent } from "#tests/kit/api.ts";
import type { Things } from "./things.ts";

const EXAMPLES = JSON.parse(
  readFileSync(new URL("../../../app/routes/api/v1/examples.json", import.meta.url), "utf8"),
) as Record<string, Example>;

/** An id as the recorded examples write it. */
const ID = /\b([a-z]{3})_01kb8m3v9x4qz7w2e5r8t1y6h\w/g;

export interface FilledRequest {
  path: string;
  sent: Sent;
  /** The same for two requests that are the same. */
  mark: string;
}

/** Throws for a gap that no thing fills: a new kind of thing needs a row in `things.ts`. */
export function filled({ id, path }: Operation, things: Things): FilledRequest {
  const example = EXAMPLES[id];
  if (example === undefined) throw new Error(`${id} has no recorded example.`);
  const thing = (name: string) => {
    const value = things[name];
    if (value === undefined) throw new Error(`${id}: the matrix has no thing for ${name}.`);
    return value;
  };
  const withIds = (text: string) => text.replace(ID, (_, prefix: string) => thing(prefix));
  const [shown = "", search = ""] = example.path.split("?");
  const parts = shown.split("/");
  const words = path.split("/").map((word, at) => {
    const gap = /^\{(\w+)\}$/.exec(word)?.[1];
    const part = parts[at] ?? "";
    if (gap === undefined) return word;
    if (part.search(ID) >= 0) return withIds(part);
    return thing(/^\d+$/.test(part) ? "receipt" : gap);
  });
  const whole = words.join("/") + (search === "" ? "" : `?${withIds(search)}`);
  const text = example.body === undefined ? "" : withIds(JSON.stringify(example.body));
  return { path: whole, sent: sentOf(example, text), mark: `${whole} ${text}` };
}

function sentOf(example: Example, text: string): Sent {
  if (example.files !== true) return text === "" ? {} : { body: JSON.parse(text) as unknown };
  const raw = new FormData();
  raw.set("input", text);
  raw.append("files", new File(["a small text"], "small.txt", { type: "text/plain" }));
  return { raw };
}

/** Whether the operation's address names a thing, so that it can be another person's or missing. */
export function namesThing({ path }: Operation): boolean {
  return path.includes("{");
}
