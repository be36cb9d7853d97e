/** The built pages and the server are one program: a value set by one in a shared module is read by the other. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** A program's output, run without the test runner's loader, which resolves modules in its own way. */
async function printed(mode: string, program: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", program],
    { env: { ...process.env, NODE_ENV: mode } },
  );
  return JSON.parse(stdout);
}

/** Sets a request's id through `requestContext`, and a setting, then prints what the built pages read of both. */
const BUILT = `
  import { overrideEnv } from "#app/env.server.ts";
  import { requestContext } from "#app/http/request-context.ts";
  import { createRequestHandler, RouterContextProvider } from "react-router";
  const build = await import(process.cwd() + "/build/server/index.js");
  overrideEnv({ publicOrigin: "https://seen-from.both" });
  const handle = createRequestHandler(build, "production");
  const ask = async (path) => {
    const context = new RouterContextProvider();
    context.set(requestContext, { id: "set-by-the-server", address: "" });
    const answer = await handle(new Request("https://seen-from.both" + path), context);
    return answer.json();
  };
  const [problem, document] = [await ask("/api/v1/me"), await ask("/api/v1/openapi.json")];
  process.stdout.write(JSON.stringify([problem.request_id, document.servers[0].url]));
  process.exit(0);
`;

test("the built pages read the values that the server set in a shared module", async () => {
  const seen = await printed("production", BUILT);
  expect(seen).toEqual(["set-by-the-server", "https://seen-from.both/api/v1"]);
});

const DEVELOPED = `
  import { createServer } from "vite";
  import { requestContext } from "#app/http/request-context.ts";
  const vite = await createServer({ server: { middlewareMode: true, ws: false }, appType: "custom" });
  const pages = await vite.ssrLoadModule("/app/http/request-context.ts");
  process.stdout.write(JSON.stringify(pages.requestContext === requestContext));
  process.exit(0);
`;

test("pages in development get the module that the server imported", async () => {
  expect(await printed("development", DEVELOPED)).toBe(true);
});
