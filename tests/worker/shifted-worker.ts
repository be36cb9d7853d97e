/** Runs as a process of its own in tests, under a wrong clock: a whole worker, and one command. */
import { env } from "#app/env.server.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { readiness } from "#app/domain/store/readiness.ts";
import { prepareStore } from "#app/domain/setup/prepare-store.ts";
import { startWorker } from "#app/worker/main.ts";

await prepareStore(env.databaseUrl);
await command({ name: "test.late", actor: CLOCK, key: "late", input: {} }, async () => ({}));
await startWorker({ url: env.databaseUrl });
const ready = await readiness().catch((problem: Error) => problem.message);
process.stdout.write(`${ready}\n`);
