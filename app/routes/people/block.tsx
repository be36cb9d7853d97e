/** The page that blocks a person or takes the block back. The person's public page links to it: that page is the same for everybody. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { blockPerson, unblockPerson } from "#app/domain/people/blocks/block-person.ts";
import { blockable } from "#app/domain/messages/blockable.ts";
import type { Blockable } from "#app/domain/messages/blockable.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { ownPage } from "#app/http/own-page.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import type { Route } from "./+types/block";

const whoOf = (url: URL) => url.searchParams.get("who") ?? "";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor, handle } = admit(context, url, "people.block");
  return runLoader(async () => {
    if (whoOf(url).toLowerCase() === handle) throw ownPage(handle);
    return { person: await blockable(actor, whoOf(url)), key: newFormKey() };
  });
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "people.block");
  return runAction(request, async (form) => {
    const { id: userId, name } = await blockable(actor, whoOf(url));
    return doPressed<Response>(form, {
      async block() {
        await blockPerson(actor, { userId, key: form.key() });
        return listed(`${name} is blocked.`);
      },
      async unblock() {
        await unblockPerson(actor, { userId, key: form.key() });
        return listed(`${name} is no longer blocked.`);
      },
    });
  });
}

function listed(text: string): Response {
  return redirectWithFlash("/settings/blocked", { kind: "success", text });
}

export default function BlockPage({ loaderData, actionData }: Route.ComponentProps) {
  const { person, key } = loaderData;
  const refused = refusedFrom(actionData);
  const title = person.blocked ? `Unblock ${person.name}` : `Block ${person.name}`;
  return (
    <>
      <title>{`${title} · Farthing`}</title>
      <meta name="robots" content="noindex" />
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader
        title={title}
        lead={`@${person.handle}`}
        breadcrumb={[{ label: "Settings", href: "/settings" }]}
      />
      <Deed person={person} formKey={formKeyAgain(refused, key)} />
    </>
  );
}

function Deed({ person, formKey }: { person: Blockable; formKey: string }) {
  const { blocked } = person;
  return (
    <ConfirmPanel
      effects={blocked ? UNBLOCKED : BLOCKED}
      afterwards={
        blocked
          ? "You can block them again at any time."
          : "You can unblock them at any time under Settings, Blocked people."
      }
    >
      <CommandForm
        commandKey={formKey}
        verb={blocked ? "unblock" : "block"}
        label={blocked ? "Unblock" : "Block"}
      >
        <div className="btn-row">
          <Submit kind={blocked ? "primary" : "danger"}>
            {blocked ? "Unblock this person" : "Block this person"}
          </Submit>
          <ButtonLink href={blocked ? "/settings/blocked" : `/sellers/${person.handle}`}>
            Leave it as it is
          </ButtonLink>
        </div>
      </CommandForm>
    </ConfirmPanel>
  );
}

const BLOCKED = [
  { what: "Neither of you can write to the other or order from the other." },
  { what: "They are not told. If they try, they read that you cannot be reached." },
  {
    what: "Orders that are running go on: work can still be delivered, accepted, changed and disputed.",
  },
];

const UNBLOCKED = [{ what: "You can write to each other and order from each other again." }];
