/** A process of its own that wants the sandbox, as a web process does when somebody makes the first sandbox token. */
import { closeStore } from "#app/domain/kernel/store.ts";
import { prepareSandbox } from "#app/domain/worlds/prepare-sandbox.ts";

await prepareSandbox();
await closeStore();
process.exit(0);
