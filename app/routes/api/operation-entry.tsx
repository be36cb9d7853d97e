/** One operation on its room's page, under an anchor of its own. */
import { Sample } from "./sample.tsx";
import { WithCode } from "./with-code.tsx";
import type { OperationView } from "./operation-view.ts";

export function OperationEntry({ operation }: { operation: OperationView }) {
  const { id, call, summary, scopes, refusals, sandboxOnly, curl, answer } = operation;
  return (
    <section className="operation" id={id} aria-labelledby={`${id}-call`}>
      <h2 id={`${id}-call`}>
        <a href={`#${id}`}>
          <code>{call}</code>
        </a>
      </h2>
      <p>
        <WithCode text={summary} />
      </p>
      <p className="soft small">
        Scope: <Codes codes={scopes} between=" or " />.{sandboxOnly ? " Sandbox tokens only." : ""}
        {refusals.length === 0 ? null : (
          <>
            {" "}
            Can refuse with: <Codes codes={refusals} between=", " linked />.
          </>
        )}
      </p>
      {curl === null ? null : (
        <details className="fold">
          <summary>
            Example<span className="sr-only"> of {call}</span>
          </summary>
          <Sample label="Request" text={curl} />
          {answer === null ? (
            <p className="soft small">The answer is the file.</p>
          ) : (
            <Sample label="Answer" text={answer} />
          )}
        </details>
      )}
    </section>
  );
}

interface CodesProps {
  codes: readonly string[];
  between: string;
  linked?: boolean;
}

function Codes({ codes, between, linked = false }: CodesProps) {
  return codes.map((code, index) => (
    <span key={code}>
      {index === 0 ? "" : between}
      {linked ? (
        <a href={`/api/problems#${code}`}>
          <code>{code}</code>
        </a>
      ) : (
        <code>{code}</code>
      )}
    </span>
  ));
}
