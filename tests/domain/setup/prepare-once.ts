/** A process of its own that prepares the sandbox, as a web process does for the first sandbox token. */
import { closeStore } from "#app/domain/store/store.ts";
import { prepareSandbox } from "#app/domain/setup/prepare-sandbox.ts";

await prepareSandbox();
await closeStore();
process.exit(0);
