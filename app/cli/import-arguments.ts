/** Arguments of `npm run import-gigs`. */
import { parseArgs } from "node:util";
import type { Updates } from "#app/domain/catalog/import/import-counts.ts";
import { OperatorProblem } from "./terminal.ts";

export interface ImportArguments {
  file: string;
  dryRun: boolean;
  yes: boolean;
  leaveOutRejected: boolean;
  updates: Updates;
  report: string | undefined;
}

const USAGE = `Usage: npm run import-gigs -- FILE [--dry-run] [--yes] [--leave-out-rejected] [--update | --update-edited] [--report FILE.csv]

FILE is a CSV, plain or gzipped, with commas, semicolons or tabs, whose first line names the columns:
  freelancer, category, title, description, price, currency, delivery_days, kind (package or unit)
  and, if you have them: headline, subcategory, tags (separated by | or commas), unit (what one piece is called)
Either all gigs are imported or none. Gigs that were imported before stay as they are, unless you choose:
  --update          update gigs that have other values in the file, but not those edited here since the last import
  --update-edited   update those too`;

export function readImportArguments(args: string[]): ImportArguments {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        "dry-run": { type: "boolean", default: false },
        yes: { type: "boolean", default: false },
        "leave-out-rejected": { type: "boolean", default: false },
        update: { type: "boolean", default: false },
        "update-edited": { type: "boolean", default: false },
        report: { type: "string" },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Error("Name one file.");
    return {
      file,
      dryRun: values["dry-run"],
      yes: values.yes,
      leaveOutRejected: values["leave-out-rejected"],
      updates: values["update-edited"] ? "edited" : values.update ? "changed" : "leave",
      report: values.report,
    };
  } catch (problem) {
    throw new OperatorProblem(`${problem instanceof Error ? problem.message : ""}\n\n${USAGE}`);
  }
}
