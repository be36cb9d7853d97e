/** Serves the framework's bare page with the product's own server: same door, headers and rendering, an empty page. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { env } from "#app/env.server.ts";
import { startServer } from "#app/http/server.ts";
import { readStaticFiles } from "#app/http/static-files.ts";
import { BARE_BUILD } from "./bare-build.ts";
import type { ServerBuild } from "react-router";

const file = resolve(BARE_BUILD, "server/index.js");
const build = (await import(pathToFileURL(file).href)) as ServerBuild;
await startServer({
  port: env.port,
  pages: {
    build: () => Promise.resolve(build),
    files: readStaticFiles(resolve(BARE_BUILD, "client")),
    development: false,
  },
  ready: () => Promise.resolve(""),
});
