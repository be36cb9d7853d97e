/** The result of the proof of the books, check by check, with the first rows of each check that failed. */
import type { CheckResult } from "#app/domain/proof/run-check.ts";
import type { Verification } from "#app/domain/proof/verify.ts";
import { Notice } from "#app/ui/page/notice.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";

export interface CheckResultsProps {
  verification: Verification;
  at: Date;
  /** The person who started the proof. */
  by: string;
}

function found(check: CheckResult): string {
  if (check.found === 0) return "nothing";
  return check.kind === "warning" ? `${check.found} waiting` : `${check.found} wrong`;
}

function Rows({ check }: { check: CheckResult }) {
  return (
    <details className="fold" open>
      <summary>
        {check.name}: the first {check.rows.length} of {check.found}
      </summary>
      <pre className="small whitespace-pre-wrap break-words">
        {check.rows.map((row) => JSON.stringify(row)).join("\n")}
      </pre>
    </details>
  );
}

export function CheckResults({ verification, at, by }: CheckResultsProps) {
  const { healthy, checks, violations, warnings } = verification;
  const waiting =
    warnings === 0 ? "" : ` ${warnings} of them found something that has waited too long.`;
  return (
    <div className="stack">
      <Notice
        kind={healthy ? "success" : "danger"}
        title={
          healthy
            ? `All ${checks.length} checks passed`
            : `${violations} checks found something wrong`
        }
      >
        <When at={at} />, run by {by}.{waiting}
      </Notice>
      {checks
        .filter((check) => check.found > 0)
        .map((check) => (
          <Rows key={check.name} check={check} />
        ))}
      <Table
        caption="Checks"
        rows={checks}
        rowKey={(check) => check.name}
        columns={[
          { key: "proves", label: "What it checks", head: true, cell: (check) => check.proves },
          { key: "found", label: "Found", cell: found },
        ]}
      />
    </div>
  );
}
