/** The page of API tokens: made here, shown once, revoked here. */
import { may } from "#app/domain/access/require-ability.ts";
import {
  createToken,
  fittedToken,
  ownTokens,
  requireShortLife,
  revokeToken,
} from "#app/domain/security/api-tokens.ts";
import { SCOPE_NAMES } from "#app/domain/security/token-scopes.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { prepareSandbox } from "#app/domain/setup/prepare-sandbox.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { provenForm, stepUpFacts } from "#app/http/step-up.ts";
import { admit } from "#app/http/viewer.ts";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { TokenForm } from "./token-form.tsx";
import { tokenInput } from "./token-input.ts";
import { TokenList } from "./token-list.tsx";
import type { Route } from "./+types/tokens";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "tokens.list");
  return runLoader(async () => {
    const tokens = await ownTokens(actor);
    const keys = Object.fromEntries(tokens.map(({ id }) => [id, newFormKey()]));
    const scopes = SCOPE_NAMES.filter((name) => name !== "staff" || may(actor, "tokens.for_staff"));
    const sandbox = env.sandboxDatabaseUrl !== undefined;
    return { tokens, keys, scopes, sandbox, key: newFormKey(), stepUp: await stepUpFacts(context) };
  });
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "security.create_token");
  return runAction(request, (form) =>
    doPressed<Response | { made: { token: string | null } }>(form, {
      async create() {
        const input = await provenForm(context, form, () => {
          const typed = tokenInput(form);
          fittedToken(actor, typed);
          requireShortLife(typed);
          return typed;
        });
        // Makes the sandbox with its first token, so that the first call need not wait.
        if (input.mode === "sandbox") await prepareSandbox();
        const { token } = await createToken(actor, input);
        return { made: { token } };
      },
      async revoke() {
        await revokeToken(actor, { tokenId: form.text("token"), key: form.key() });
        const text = "The token is revoked and no longer works.";
        return redirectWithFlash("/settings/tokens", { kind: "success", text });
      },
    }),
  );
}

function Made({ token }: { token: string | null }) {
  if (token === null)
    return (
      <Notice kind="warning" title="This token was made before">
        It was shown once and cannot be shown again. If it is lost, revoke it and make another.
      </Notice>
    );
  return (
    <Notice kind="success" title="Copy the token now: it is never shown again">
      <code id="token">{token}</code>
    </Notice>
  );
}

export default function Tokens({ loaderData, actionData }: Route.ComponentProps) {
  const { tokens, keys, scopes, sandbox, key, stepUp } = loaderData;
  const refused = refusedFrom(actionData);
  const made = actionData !== undefined && "made" in actionData ? actionData.made : null;
  return (
    <>
      <title>API tokens · Farthing</title>
      <RefusalSummary refused={refused} notDone="No token was made or revoked." />
      <PageHeader
        title="API tokens"
        lead="With a token a program can act for you. You choose here what it is allowed to do."
        breadcrumb={[{ label: "Settings", href: "/settings" }]}
      />
      {made === null ? null : <Made token={made.token} />}
      <Section title="Your tokens" wide>
        <TokenList tokens={tokens} keys={keys} />
      </Section>
      <Section title="A new token">
        <TokenForm
          scopes={scopes}
          formKey={key}
          sandbox={sandbox}
          stepUp={stepUp}
          refused={refused}
        />
      </Section>
    </>
  );
}
