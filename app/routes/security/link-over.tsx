/** What the page of a mailed link shows when the link works no more. */
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Notice } from "#app/ui/page/notice.tsx";

export function LinkOver() {
  return (
    <div className="max-w-lg stack" data-code="link_invalid">
      <Notice kind="warning">{REFUSALS.link_invalid.sentence}</Notice>
      <div className="btn-row">
        <ButtonLink href="/recover">Ask for a new link</ButtonLink>
      </div>
    </div>
  );
}
