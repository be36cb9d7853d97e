/** The ways to sign in, one line each, with a link to the page that changes it. */
import type { ReactNode } from "react";
import type { SecurityPage } from "#app/domain/security/security-page.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { When } from "#app/ui/page/when.tsx";

function way(words: ReactNode, href: string, link: string): ReactNode {
  return (
    <>
      {words}{" "}
      <a className="link" href={href}>
        {link}
      </a>
    </>
  );
}

export function WaysIn({ page }: { page: SecurityPage }) {
  const { email, emailState, passwordChangedAt, ways } = page;
  const changed =
    passwordChangedAt === null ? (
      "Set."
    ) : (
      <>
        Changed on <When at={passwordChangedAt} day />.
      </>
    );
  const keys = ways.passkeys === 1 ? "One passkey." : `${ways.passkeys} passkeys.`;
  const codes = ways.codes === 1 ? "One is left." : `${ways.codes} are left.`;
  return (
    <DefinitionList
      items={[
        {
          term: "E-mail",
          value:
            emailState === "verified"
              ? way(`${email} (verified).`, "/settings/email", "Change the address")
              : way(`${email} (not verified yet).`, "/settings/email", "Verify the address"),
        },
        {
          term: "Password",
          value: way(ways.password ? changed : "None.", "#password", "Change the password"),
        },
        {
          term: "Authenticator app",
          value: way(
            ways.totp ? "Set up." : "Not set up.",
            "/settings/security/authenticator",
            ways.totp ? "Change the authenticator" : "Set up an authenticator",
          ),
        },
        {
          term: "Passkeys",
          value: way(
            ways.passkeys === 0 ? "None." : keys,
            "/settings/security/passkeys",
            ways.passkeys === 0 ? "Add a passkey" : "See your passkeys",
          ),
        },
        {
          term: "Recovery codes",
          value:
            ways.totp || ways.passkeys > 0
              ? way(
                  ways.codes === 0 ? "None." : codes,
                  "/settings/security/codes",
                  "Make new codes",
                )
              : "None. They come with an authenticator app.",
        },
      ]}
    />
  );
}
