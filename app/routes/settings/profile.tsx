/** The profile page: the picture, what other people read about a person, and the zone in which the person reads times. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { ownProfile } from "#app/domain/people/change-profile.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedForm, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { changePicture, dropOwnPicture } from "#app/routes/people/pictures/change-picture.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { PICTURE_FORM } from "./picture-input.ts";
import { PictureForm } from "./picture-form.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { saveProfile } from "./save-profile.ts";
import type { Route } from "./+types/profile";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "me.read");
  return runLoader(async () => ({
    profile: await ownProfile(actor),
    handleKeptDays: env.handleKeptDays,
    maxBytes: env.uploadMaxBytes,
    keys: { profile: newFormKey(), picture: newFormKey(), removal: newFormKey() },
  }));
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "me.read");
  return runAction(request, async (form) => {
    const text = await doPressed(form, {
      async picture() {
        const { crop } = form.parse(PICTURE_FORM);
        await changePicture(actor, { files: form.files("picture"), crop, key: form.key() });
        return "Your picture is saved. Below you see it as other people do.";
      },
      async "remove-picture"() {
        await dropOwnPicture(actor, { key: form.key() });
        return "Your picture is removed. Other people see your initials.";
      },
      profile: () => saveProfile(actor, form),
    });
    return redirectWithFlash("/settings/profile", { kind: "success", text });
  });
}

export default function ProfilePage({ loaderData, actionData }: Route.ComponentProps) {
  const { profile, handleKeptDays, maxBytes, keys } = loaderData;
  const refused = refusedFrom(actionData);
  const href = `/sellers/${encodeURIComponent(profile.handle)}`;
  return (
    <>
      <title>Profile · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader
        title="Profile"
        lead={
          <>
            What other people see about you on{" "}
            <a className="link" href={href}>
              your page
            </a>
            , your gigs and your orders.
          </>
        }
        breadcrumb={[{ label: "Settings", href: "/settings" }]}
      />
      <Section title="Picture" id="picture-part">
        <PictureForm
          profile={profile}
          maxBytes={maxBytes}
          keys={keys}
          refused={refusedForm(refused, "picture", "crop")}
        />
      </Section>
      <Section title="About you" note="The time zone is for your eyes only.">
        <ProfileForm
          profile={profile}
          formKey={keys.profile}
          handleKeptDays={handleKeptDays}
          refused={refusedForm(refused, "profile", "handle")}
        />
      </Section>
    </>
  );
}
