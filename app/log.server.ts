/** The log: JSON lines on standard output. */
import { pino } from "pino";
import { env } from "./env.server.ts";

export const log = pino({
  level: env.nodeEnv === "test" ? "silent" : env.logLevel,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ["password", "*.password", "token", "*.token", "headers.cookie", "headers.authorization"],
});
