/** The page of notice preferences: what a person is told on the page and by mail, how often, and in which hours not. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { choosePreferences } from "#app/domain/notifications/choose-preferences.ts";
import { preferencesPage } from "#app/domain/notifications/preferences.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { When } from "#app/ui/page/when.tsx";
import { GroupChoices } from "./group-choices.tsx";
import { HoursFields } from "./hours-fields.tsx";
import { readPreferences } from "./preferences-input.ts";
import type { Route } from "./+types/preferences";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "notifications.preferences");
  return runLoader(async () => ({ page: await preferencesPage(actor), key: newFormKey() }));
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "notifications.choose_preferences");
  return runAction(request, async (form) => {
    const { groups } = await preferencesPage(actor);
    await choosePreferences(actor, { ...readPreferences(form, groups), key: form.key() });
    return redirectWithFlash("/settings/notifications", {
      kind: "success",
      text: "Saved. It counts for everything that happens from now on.",
    });
  });
}

export default function PreferencesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { page, key } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Notices and mail · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader
        title="Notices and mail"
        lead="What we tell you, where, and how often."
        breadcrumb={[{ label: "Settings", href: "/settings" }]}
      />
      {page.nextMailAt === null ? null : (
        <p className="prose">
          {page.waiting === 1 ? "1 notice waits" : `${page.waiting} notices wait`} for your next
          mail, on <When at={page.nextMailAt} />. What you read until then is left out.
        </p>
      )}
      <CommandForm commandKey={formKeyAgain(refused, key)} label="Notices and mail" wide>
        <Section
          title="What we tell you"
          note="With “New on the page” off, notices stay in your list, and are neither marked as new nor counted."
        >
          {page.groups.map((choice) => (
            <GroupChoices key={choice.group} choice={choice} refused={refused} />
          ))}
        </Section>
        <Section title="When mails leave">
          <HoursFields hours={page} refused={refused} />
          <div>
            <Submit>Save these choices</Submit>
          </div>
        </Section>
      </CommandForm>
    </>
  );
}
