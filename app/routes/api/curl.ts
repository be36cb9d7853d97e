/** Writes the recorded request of an operation as a curl command that can be pasted. Pure. */
import type { Example } from "./v1/examples.ts";
import type { Operation } from "./v1/operation.ts";

/** The command; its host and token are the shell variables `BASE` and `TOKEN`. */
export function curlOf(
  { method, command, files }: Pick<Operation, "method" | "command" | "files">,
  example: Example,
): string {
  const parts = [`curl -sS "$BASE${example.path}"`, `-H "Authorization: Bearer $TOKEN"`];
  const withBody = example.body !== undefined;
  const withFiles = withBody && files === true && example.files === true;
  if (method !== "GET" && !(method === "POST" && withBody)) parts.push(`-X ${method}`);
  if (command !== null) parts.push(`-H "Idempotency-Key: $(uuidgen)"`);
  if (withFiles) parts.push(`-F 'input=${quoted(example.body)};type=application/json'`);
  if (withFiles) parts.push("-F files=@coin.txt");
  if (withBody && !withFiles) parts.push(`-H "Content-Type: application/json"`);
  if (withBody && !withFiles) parts.push(`-d '${quoted(example.body)}'`);
  return parts.join(" \\\n  ");
}

function quoted(body: unknown): string {
  return JSON.stringify(body).replaceAll("'", String.raw`'\''`);
}
