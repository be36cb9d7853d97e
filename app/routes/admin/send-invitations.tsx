/** The confirmation before the invitations of a list are sent. */
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";

export interface SendInvitationsProps {
  list: { ready: number; leftOut: number };
  perDay: number;
  formKey: string;
}

export function SendInvitations({ list, perDay, formKey }: SendInvitationsProps) {
  const n = (count: number) => count.toLocaleString("en");
  const many = list.ready === 1 ? "1 invitation" : `${n(list.ready)} invitations`;
  return (
    <ConfirmPanel
      title={`Send ${many}`}
      effects={[
        { what: "Each freelancer gets one mail with a link that works for 14 days." },
        { what: `At most ${n(perDay)} mails leave within a day; the rest follows by itself.` },
        { what: "Lines that are left out get no mail.", value: n(list.leftOut) },
      ]}
      afterwards="A mail that was sent cannot be called back."
    >
      <CommandForm commandKey={formKey}>
        <div>
          <Submit>{`Send ${many}`}</Submit>
        </div>
      </CommandForm>
    </ConfirmPanel>
  );
}
