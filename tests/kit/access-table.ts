/** Writes `docs/who-may-do-what.md`, the table of abilities for people. Run by `npm run docs:access`. */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { ABILITIES } from "#app/domain/access/abilities.ts";
import { DUTIES } from "#app/domain/kernel/actor.ts";
import type { Duty } from "#app/domain/kernel/actor.ts";
import type { AbilityRow, Who } from "#app/domain/access/ability-row.ts";

export const ACCESS_PAGE = "docs/who-may-do-what.md";

/** The columns, in order. "Member" is every signed-in person; `own` there means: only what is theirs. */
export const COLUMNS = [
  "visitor",
  "member",
  "buyer",
  "freelancer",
  ...DUTIES,
  "suspended",
  "clock",
  "worker",
  "operator",
  "cards",
  "bank",
] as const;

export type Column = (typeof COLUMNS)[number];

const HEAD = `# Who may do what

One row for each ability, one column for each kind of actor. It is written from \`app/domain/access/abilities.ts\` by
\`npm run docs:access\`, and a test compares the two.

- **yes**: may. **own**: may, for what is theirs alone; the query finds nothing else. **·**: may not.
- *buyer* and *freelancer* are the two sides of the thing the ability is about. A party who is also staff acts as the party.
- *support*, *finance*, *judge* and *admin* are the duties of staff; a member of staff has one or several. Members of staff may do
  what members may.
- *otherwise* is the refusal for everyone else. If the ability is about something with two parties, other people always get
  \`not_found\`; this column has the refusal for the parties that may not.
- Staff act as staff after a sign-in with a second factor; until then each ability that only *staff* has is refused with
  \`factor_needed\`.
- A token acts as its holder, and as staff only with the scope \`staff\`, while the account has a second factor. Suspended people, the worker that ends what a person began, the
  clock, the operator and the providers are separate actors: they have none of a member's rights.

`;

function cell(row: AbilityRow, column: Column): string {
  const has = (who: Who) => row.who.includes(who);
  const isDuty = DUTIES.includes(column as Duty);
  if (has(column) || (isDuty && has("staff"))) return "yes";
  const signedIn = column === "member" || isDuty;
  const person = signedIn || column === "buyer" || column === "freelancer";
  if (row.ofParties || !person) return "·";
  if (has("member")) return "yes";
  return has("owner") ? "own" : "·";
}

export function accessPage(): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rows = Object.entries(ABILITIES).map(([name, row]) =>
    line([`\`${name}\``, ...COLUMNS.map((column) => cell(row, column)), `\`${row.otherwise}\``]),
  );
  const heads = ["ability", ...COLUMNS, "otherwise"];
  return `${HEAD}${[line(heads), line(heads.map(() => "---")), ...rows].join("\n")}\n`;
}

/** The page's content: ability → column → cell. */
export function readAccessPage(): Map<string, Record<Column | "otherwise", string>> {
  const lines = readFileSync(ACCESS_PAGE, "utf8").split("\n");
  return new Map(
    lines
      .filter((line) => line.startsWith("| `"))
      .map((line) => {
        const [name = "", ...cells] = line.slice(2, -2).split(" | ");
        const columns = [...COLUMNS, "otherwise"] as const;
        const said = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""]));
        return [name.replaceAll("`", ""), said as Record<Column | "otherwise", string>];
      }),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync(ACCESS_PAGE, accessPage());
