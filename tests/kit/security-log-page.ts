/** Writes the list of events into `docs/security-log.md`. Run by `npm run docs:security-log`. */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { SECURITY_EVENTS } from "#app/domain/security/security-events.ts";

export const LOG_PAGE = "docs/security-log.md";

const MARK = /<!-- Written by .*? -->\n/;

/** The page with the list as the table of events has it; all above the mark stays as it is. */
export function securityLogPage(): string {
  const text = readFileSync(LOG_PAGE, "utf8");
  const mark = MARK.exec(text);
  if (mark === null) throw new Error(`${LOG_PAGE} has lost the mark before its list.`);
  const rows = Object.entries(SECURITY_EVENTS).map(([name, said]) => `| \`${name}\` | ${said} |`);
  const list = ["| event | what happened |", "| --- | --- |", ...rows].join("\n");
  return `${text.slice(0, mark.index)}${mark[0]}\n${list}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync(LOG_PAGE, securityLogPage());
