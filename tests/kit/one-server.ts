/** Starts one temporary PostgreSQL for all test projects before the tests, with migrated templates to copy. */
import { rmSync } from "node:fs";
import { demoFiles } from "./demo-files.ts";
import { serverFolder } from "./server-folder.ts";
import { prepareTemplates } from "./template.ts";
import { startEmbedded } from "#db/embedded/start-embedded.ts";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The superuser's address of the maintenance database. */
    serverUrl: string;
    /** The migrated database that each test file gets a copy of. */
    template: string;
    /** The same for the sandbox beside it. */
    sandboxTemplate: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startEmbedded({
    dataDir: serverFolder(),
    database: "postgres",
    durable: false,
  });
  project.provide("serverUrl", server.url);
  const { live, sandbox } = await prepareTemplates(server.url);
  project.provide("template", live);
  project.provide("sandboxTemplate", sandbox);
  return async () => {
    await server.stop();
    rmSync(demoFiles(process.pid), { recursive: true, force: true });
  };
}
