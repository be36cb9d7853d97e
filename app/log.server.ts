/** The log: JSON lines on standard output. */
import { pino } from "pino";
import { env } from "./env.server.ts";

const SILENT_IN_TESTS = env.nodeEnv === "test";

/**
 * Standard output as Node writes it. Pino's own destination tries again for ever when the reader of a pipe is gone, so that the
 * process neither logs nor ends; here such a line is lost, and the process goes on.
 */
const output = { write: (line: string) => void process.stdout.write(line) };
if (!SILENT_IN_TESTS) process.stdout.on("error", () => {});

export const log = pino(
  {
    level: SILENT_IN_TESTS ? "silent" : env.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: [
      "password",
      "*.password",
      "token",
      "*.token",
      "headers.cookie",
      "headers.authorization",
    ],
  },
  output,
);

/** For `securityLog` only. Its level is its own, so that no `LOG_LEVEL` turns it off. */
export const securityLogger = log.child({}, { level: SILENT_IN_TESTS ? "silent" : "info" });
