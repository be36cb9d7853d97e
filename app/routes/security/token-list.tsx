/** The active API tokens, each with its rights and a button that revokes it. */
import { money } from "#app/domain/kernel/money.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { ListedToken } from "#app/domain/security/api-tokens.ts";
import type { Column } from "#app/ui/page/table.tsx";

export interface TokenListProps {
  tokens: ListedToken[];
  /** A form key for each token id, made when the page was rendered. */
  keys: Record<string, string>;
}

function Cap({ token }: { token: ListedToken }) {
  const { capCurrency, capTaskMicros, capDayMicros } = token;
  if (capCurrency === null) return <>none</>;
  const cap = (micros: bigint | null, per: string) =>
    micros === null ? null : (
      <span className="cluster">
        <Amount of={money(micros, capCurrency)} /> {per}
      </span>
    );
  return (
    <>
      {cap(capTaskMicros, "a task")} {cap(capDayMicros, "a day")}
    </>
  );
}

export function TokenList({ tokens, keys }: TokenListProps) {
  const columns: Array<Column<ListedToken>> = [
    {
      key: "name",
      label: "Name",
      head: true,
      cell: ({ name, tail, mode }) => (
        <>
          {name} <code className="soft">…{tail}</code>
          {mode === "sandbox" ? (
            <>
              {" "}
              <span className="tag">sandbox</span>
            </>
          ) : null}
        </>
      ),
    },
    { key: "scopes", label: "May", cell: ({ scopes }) => scopes.join(", ") },
    { key: "from", label: "From", cell: ({ addresses }) => addresses.join(", ") || "anywhere" },
    { key: "caps", label: "Caps", cell: (token) => <Cap token={token} /> },
    { key: "expires", label: "Expires", cell: ({ expiresAt }) => <When at={expiresAt} day /> },
    {
      key: "used",
      label: "Last used",
      cell: ({ usedAt }) => (usedAt === null ? "never" : <When at={usedAt} />),
    },
    {
      key: "revoke",
      label: "Revoke it",
      labelHidden: true,
      cell: ({ id, name }) => (
        <details className="fold">
          <summary>
            Revoke this token<span className="sr-only">: {name}</span>
          </summary>
          <CommandForm verb="revoke" commandKey={keys[id]} hidden={{ token: id }}>
            <p className="small">
              Programs that use it stop working at once. You cannot undo this.
            </p>
            <div>
              <Submit kind="danger">
                Revoke the token<span className="sr-only"> {name}</span>
              </Submit>
            </div>
          </CommandForm>
        </details>
      ),
    },
  ];
  return (
    <Table
      caption="Your tokens"
      columns={columns}
      rows={tokens}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="No tokens yet">
          A program needs a token to act for you. Make one below.
        </EmptyState>
      }
    />
  );
}
