/** What a person sees who opened an account with a passkey: the recovery codes, once, and the way on. */
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { NewCodes } from "#app/ui/passkeys/new-codes.tsx";

export function AccountOpened({ codes, next }: { codes: string[]; next: string }) {
  return (
    <>
      <title>Your account is open · Farthing</title>
      <PageHeader
        title="Your account is open"
        lead="You sign in with your passkey: there is no password to remember."
      />
      <NewCodes title="Before you go on" codes={codes} />
      <p className="mt-8">
        <ButtonLink href={next} kind="primary">
          I have kept the codes: go on
        </ButtonLink>
      </p>
    </>
  );
}
