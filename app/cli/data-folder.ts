/** Checks the data folder at the start, so that missing rights are reported then and not at the first form. */
import { accessSync, constants, mkdirSync } from "node:fs";
import { env } from "#app/env.server.ts";
import { OperatorProblem } from "./terminal.ts";

/** Creates the folder and checks that it can be written. Refuses with an `OperatorProblem` that names it. */
export function requireDataFolder(): void {
  explained(() => {
    mkdirSync(env.dataDir, { recursive: true });
    accessSync(env.dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  });
}

/** Reads or creates the secret that protects passwords and cookies. */
export function requireSecret(): void {
  explained(() => env.secret);
}

function explained(work: () => unknown): void {
  try {
    work();
  } catch (problem) {
    const { code, path } = problem as NodeJS.ErrnoException;
    // A full disk is explained by `start.mjs`.
    if (code === undefined || code === "ENOSPC" || code === "EDQUOT") throw problem;
    throw new OperatorProblem(
      `The data folder ${env.dataDir} cannot be used (${code} at ${path ?? env.dataDir}). ` +
        "Give this user the right to write there, or set DATA_DIR to another folder.",
    );
  }
}
