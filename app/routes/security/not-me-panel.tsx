/** What happened, when and from where, and the one button that stops it. */
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { NotMePage } from "#app/domain/security/not-me-link.ts";

export interface NotMePanelProps {
  page: NotMePage & { says: string | null };
  formKey: string | undefined;
  /** Opened by the mail, not by a notice. */
  undoesFactors: boolean;
}

export function NotMePanel({ page, formKey, undoesFactors }: NotMePanelProps) {
  const { says, place, at, usedAt, recoveryId } = page;
  return (
    <>
      <DefinitionList
        items={[
          { term: "What happened", value: says ?? "A change of your account's security." },
          { term: "When", value: <When at={at} /> },
          { term: "From where", value: place ?? "not known" },
        ]}
      />
      <div className="stack mt-6">
        {usedAt === null ? (
          <ConfirmPanel
            effects={[
              ...(recoveryId === null ? [] : [{ what: "The recovery that waits is stopped." }]),
              { what: "Your payouts are frozen: nothing goes to a bank account." },
              { what: "If the account was about to be closed, it stays open." },
              { what: "Every browser is signed out, this one too." },
              { what: "Every API token ends, and programs that use one stop." },
              ...(undoesFactors
                ? [
                    {
                      what: "An authenticator app or passkey that was added since then is taken off again.",
                    },
                  ]
                : []),
            ]}
            afterwards="Next you set a new password by mail. After that you sign in, look through your account, and release the payouts under Settings, Security. If this was you, close this page: nothing has changed."
          >
            <CommandForm commandKey={formKey}>
              <div className="btn-row">
                <Submit kind="danger" large>
                  This was not me: stop everything
                </Submit>
              </div>
            </CommandForm>
          </ConfirmPanel>
        ) : (
          <>
            <Notice kind="success" title="You have stopped it">
              This link was used on <When at={usedAt} />. Your payouts were frozen, and every
              browser and program was signed out.
            </Notice>
            <div className="btn-row">
              <ButtonLink href="/recover?frozen" kind="primary">
                Set a new password
              </ButtonLink>
            </div>
          </>
        )}
      </div>
    </>
  );
}
