/** Prepares one picture and says so, as a process of its own; a test kills it half-way. */
import { inWorld } from "#app/domain/kernel/world.ts";
import { preparePicture } from "#app/processes/prepare-pictures.ts";

await inWorld("live", async () => {
  process.stdout.write("begins\n");
  await preparePicture(process.argv[2] ?? "");
  process.stdout.write("done\n");
  process.exit(0);
});
