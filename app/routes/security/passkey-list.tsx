/** The person's passkeys, each with its name to change and a button that removes it. */
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import { RemovePasskey, RenamePasskey } from "./passkey-changes.tsx";
import type { ListedPasskey } from "#app/domain/security/passkeys/own-passkeys.ts";
import type { Refused } from "#app/http/refused.ts";
import type { StepUpFacts } from "#app/http/step-up.ts";
import type { Column } from "#app/ui/page/table.tsx";

export interface PasskeyListProps {
  passkeys: ListedPasskey[];
  /** A form key for each passkey, made when the page was rendered. */
  keys: Record<string, string>;
  stepUp: StepUpFacts;
  refused: Refused | null;
}

export function PasskeyList({ passkeys, keys, stepUp, refused }: PasskeyListProps) {
  const columns: Array<Column<ListedPasskey>> = [
    { key: "name", label: "Name", head: true, cell: ({ name }) => name },
    { key: "made", label: "Made", cell: ({ createdAt }) => <When at={createdAt} day /> },
    {
      key: "used",
      label: "Last used",
      cell: ({ usedAt }) => (usedAt === null ? "never" : <When at={usedAt} />),
    },
    {
      key: "kept",
      label: "Where it is",
      cell: ({ backedUp }) => (backedUp ? "backed up by its maker" : "on one device only"),
    },
    {
      key: "change",
      label: "Change it",
      labelHidden: true,
      cell: (passkey) => {
        const here = refused?.values["passkeyId"] === passkey.id ? refused : null;
        const rest = { passkey, stepUp, refused: here };
        return (
          <>
            <RenamePasskey {...rest} formKey={keys[`${passkey.id} name`] ?? ""} />
            <RemovePasskey {...rest} formKey={keys[passkey.id] ?? ""} />
          </>
        );
      },
    },
  ];
  return (
    <Table
      caption="Your passkeys"
      columns={columns}
      rows={passkeys}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="No passkeys yet">
          Add one below: it is the safest way into your account.
        </EmptyState>
      }
    />
  );
}
