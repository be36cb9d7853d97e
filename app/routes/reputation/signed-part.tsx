/** The form that signs a person's record, the signed text, and how others verify it. */
import type { SignedRecord } from "#app/domain/reputation/signed-record.ts";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { Section } from "#app/ui/page/section.tsx";

export interface SignedPartProps {
  signed: SignedRecord | null;
  nonce: string;
}

export function SignedPart({ signed, nonce }: SignedPartProps) {
  return (
    <Section
      title="A signed copy"
      note="Others can verify it without asking us about you."
      id="signed"
    >
      <p className="prose">
        The copy is a text with your handle, your name and the numbers above, and our signature. A
        changed digit breaks the signature. Show it where people do not know you yet.
      </p>
      <form method="get" action="/settings/record#signed" className="stack">
        <TextField
          id="nonce"
          name="nonce"
          label="A word from the reader"
          hint="A reader who gave you a word knows that the copy was made for them."
          value={nonce}
          maxLength={100}
          optional
        />
        <div>
          <Submit>Sign my record</Submit>
        </div>
      </form>
      {signed === null ? null : (
        <>
          <h3>Your signed record</h3>
          <pre className="small whitespace-pre-wrap break-all">{signed.jws}</pre>
          <p className="prose">
            It is a JWS (EdDSA). The public key is at{" "}
            <a className="link break-all" href={signed.keysAt}>
              {signed.keysAt}
            </a>
            . It says what was true when it was signed; the record pages say what is true now.
          </p>
        </>
      )}
    </Section>
  );
}
