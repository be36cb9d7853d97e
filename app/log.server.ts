/** The log: JSON lines on standard output. */
import { pino } from "pino";
import { env } from "./env.server.ts";

const SILENT_IN_TESTS = env.nodeEnv === "test";

export const log = pino({
  level: SILENT_IN_TESTS ? "silent" : env.logLevel,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ["password", "*.password", "token", "*.token", "headers.cookie", "headers.authorization"],
});

/** For `securityLog` only. Its level is its own, so that no `LOG_LEVEL` turns it off. */
export const securityLogger = log.child({}, { level: SILENT_IN_TESTS ? "silent" : "info" });
