/** The form that prepares invitations for the freelancers of an import. */
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Notice } from "#app/ui/page/notice.tsx";

export interface InviteFromImportProps {
  importId: string;
  people: number;
  formKey: string;
}

export function InviteFromImport({ importId, people, formKey }: InviteFromImportProps) {
  const who = people === 1 ? "1 freelancer" : `${people.toLocaleString("en")} freelancers`;
  return (
    <Notice title={`The file has addresses of ${who}`}>
      <CommandForm
        action="/admin/invitations"
        commandKey={formKey}
        verb="from_import"
        hidden={{ importId }}
        inline
      >
        <Submit kind="quiet">Prepare invitations</Submit>
      </CommandForm>
      <p className="small soft">You see who gets a mail before anything is sent.</p>
    </Notice>
  );
}
