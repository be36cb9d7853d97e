/** Records one request and its answer for each operation while the tour runs, for the API's page and document. */
import { findOperation } from "#app/routes/api/v1/find-operation.ts";
import { recording } from "./api.ts";
import { madeUp } from "./made-up.ts";
import type { Example } from "#app/routes/api/v1/examples.ts";

const ROOT = "/api/v1";

/** From now on the first success of each operation is kept. Returns the examples in the order of their names. */
export function recordExamples(): () => Record<string, Example> {
  const kept = new Map<string, Example>();
  recording.by = async (request, { status, text }) => {
    const { pathname, search } = new URL(request.url);
    if (status >= 300 || request.method === "HEAD") return;
    const { operation } = findOperation(request.method, pathname);
    const { id, answer, goesOnAt } = operation;
    // A quick order is the usual one; its answer is also shown where it is 202.
    if (kept.has(id) || (goesOnAt !== undefined && status === 202)) return;
    const sent = await bodyOf(request);
    kept.set(
      id,
      madeUp({
        path: pathname.slice(ROOT.length) + search,
        ...(operation.body === undefined || sent === undefined ? {} : sent),
        ...(answer === undefined ? {} : { answer: JSON.parse(text) as unknown }),
      }),
    );
  };
  return () => {
    recording.by = null;
    return Object.fromEntries([...kept].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  };
}

async function bodyOf(request: Request): Promise<Pick<Example, "body" | "files"> | undefined> {
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("application/json")) return { body: await request.json() };
  if (!type.startsWith("multipart/form-data")) return undefined;
  const input = (await request.formData()).get("input");
  const text = typeof input === "string" ? input : await input?.text();
  return { body: JSON.parse(text ?? "{}") as unknown, files: true };
}
