/** The built pages and the server are one program: what one sets in a shared module the other reads. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** Runs outside of the tests' own loader, which would resolve the modules in its way. */
const PROBE = `
  import { overrideEnv } from "#app/env.server.ts";
  import { requestContext } from "#app/http/request-context.ts";
  import { createRequestHandler, RouterContextProvider } from "react-router";
  const build = await BUILD;
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

const BUILT = `import(process.cwd() + "/build/server/index.js")`;
/** As `npm run dev` has it, without a server. */
const DEVELOPED = `import("vite")
  .then(({ createServer }) => createServer({ server: { middlewareMode: true, ws: false }, appType: "custom" }))
  .then((vite) => vite.ssrLoadModule("virtual:react-router/server-build"))`;

test.each([
  ["built pages", "production", BUILT],
  ["pages in development", "development", DEVELOPED],
])(
  "%s read what the server set in a shared module",
  { timeout: 120_000 },
  async (_, mode, build) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--input-type=module", "--eval", PROBE.replace("BUILD", build)],
      { env: { ...process.env, NODE_ENV: mode } },
    );
    expect(JSON.parse(stdout)).toEqual(["set-by-the-server", "https://seen-from.both/api/v1"]);
  },
);
