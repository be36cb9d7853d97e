/** Imports one file into one store and tells its parent the seconds of each stage and the most memory it had. */
import { createReadStream } from "node:fs";
import { openImport } from "#app/domain/catalog/import/begin-import.ts";
import { carryOutImport } from "#app/domain/catalog/import/carry-out.ts";
import { confirmImport } from "#app/domain/catalog/import/confirm-import.ts";
import { stageFile } from "#app/domain/catalog/import/stage-lines.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { provideDatabase } from "#app/env.server.ts";

export interface Imported {
  stages: Array<[name: string, seconds: number]>;
  /** MB. */
  memory: number;
}

async function importAlone(url: string, file: string): Promise<Imported> {
  provideDatabase(url);
  const stages: Imported["stages"] = [];
  const stage = async (name: string, run: () => Promise<unknown>) => {
    const begun = performance.now();
    await run();
    stages.push([name, (performance.now() - begun) / 1000]);
  };
  const { answer } = await openImport(OPERATOR, { key: newFormKey(), fileName: "bench.csv" });
  const confirmed = { key: newFormKey(), id: answer.id, leaveOutRejected: true };
  await stage("read and judged", () => stageFile(answer.id, createReadStream(file)));
  await stage("confirmed", () => confirmImport(OPERATOR, confirmed));
  await stage("written, found and counted", () => carryOutImport(OPERATOR, answer.id));
  await closeStore();
  return { stages, memory: process.resourceUsage().maxRSS / 1000 };
}

const [url = "", file = ""] = process.argv.slice(2);
process.send?.(await importAlone(url, file));
process.disconnect?.();
