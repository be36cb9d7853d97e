/** The page where a freelancer arranges the pictures of a gig: what each shows, their order, and new ones. */
import { z } from "zod";
import { draftToEdit } from "#app/domain/catalog/draft/draft-to-edit.ts";
import { describePicture, movePicture } from "#app/domain/catalog/pictures/arrange-pictures.ts";
import { ownPictures, removedByStaff } from "#app/domain/catalog/pictures/own-pictures.ts";
import { ALT_MAX } from "#app/domain/catalog/pictures/picture-rules.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { wholeNumber } from "#app/http/form.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { GigRail } from "#app/routes/catalog/gig-form/gig-rail.tsx";
import { GigPreview } from "#app/routes/catalog/gig-form/gig-preview.tsx";
import { stepData } from "#app/routes/catalog/gig-form/step-data.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { AutoRefresh } from "#app/ui/page/auto-refresh.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { dropPictureOf, sendPictures } from "./change-pictures.ts";
import { PictureList } from "./picture-list.tsx";
import { PictureUpload } from "./picture-upload.tsx";
import { RemovedNotice } from "./removed-notice.tsx";
import type { Route } from "./+types/gig-pictures";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "my_gigs.read_draft");
  return runLoader(async () => {
    const gig = await draftToEdit(actor, params.id);
    const [{ standing, card }, pictures, removed] = await Promise.all([
      stepData(actor, gig),
      ownPictures(actor, gig.id),
      removedByStaff(actor, gig.id),
    ]);
    return {
      gig,
      standing,
      card,
      removed,
      pictures: pictures.map((picture) => ({ ...picture, key: newFormKey() })),
      key: newFormKey(),
      maxBytes: env.uploadMaxBytes,
    };
  });
}

const ALT = z.object({ alt: sentText({ max: ALT_MAX, lines: "one", emptyRefusedLater: true }) });
const PLACE = z.object({ place: wholeNumber(1, 100) });

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "catalog.add_picture");
  const { id: gigId } = params;
  return runAction(request, async (form) => {
    const key = form.key();
    const of = () => ({ key, gigId, pictureId: form.text("pictureId") });
    const place = () => form.parse(PLACE).place;
    const move = async (to: number) => {
      const { answer } = await movePicture(actor, { ...of(), to: Math.max(to, 1) });
      const { position } = answer;
      return position === 1 ? "It is the cover now." : `It is picture ${position} now.`;
    };
    const text = await doPressed(form, {
      async add() {
        const { alt } = form.parse(ALT);
        const added = await sendPictures(actor, { files: form.files("picture"), alt, gigId, key });
        return added === 1
          ? "The picture is added. We prepare its sizes now, which takes some seconds."
          : `${added} pictures are added, all with the same words: say below what each one shows.`;
      },
      async describe() {
        await describePicture(actor, { ...of(), ...form.parse(ALT) });
        return "The words are saved.";
      },
      cover: () => move(1),
      forward: () => move(place() - 1),
      back: () => move(place() + 1),
      async remove() {
        await dropPictureOf(actor, of());
        return "The picture is removed, with all of its sizes.";
      },
    });
    return redirectWithFlash(`/selling/gigs/${gigId}/pictures`, { kind: "success", text });
  });
}

export default function GigPictures({ loaderData, actionData }: Route.ComponentProps) {
  const { gig, standing, card, pictures, removed, key, maxBytes } = loaderData;
  const refused = refusedFrom(actionData);
  const here = `/selling/gigs/${gig.id}`;
  const title = gig.typed["title"] || "Without a title";
  const waiting = pictures.filter(({ state }) => state === "waiting").length;
  return (
    <>
      <title>{`Pictures · ${title} · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="The pictures are as they were." />
      <PageHeader
        title={title}
        above={<StateBadge of="gig" state={gig.state} />}
        breadcrumb={[
          { label: "Selling", href: "/selling" },
          { label: "Your gigs", href: "/selling/gigs" },
        ]}
      />
      <div className="gig-form">
        <GigRail standing={standing} current="pictures" href={here} pictures={pictures.length} />
        <div className="gig-form-main stack">
          <h2>Pictures</h2>
          <p>
            Buyers choose with their eyes. The first picture is the cover: it stands on the card of
            the gig in every list.
            {gig.state === "draft" ? null : " A change is seen at once."}
          </p>
          {waiting > 0 && (
            <AutoRefresh
              shown={pictures.map(({ id, state }) => id + state).join()}
              seconds={2}
              href={`${here}/pictures`}
            />
          )}
          <RemovedNotice removed={removed} />
          <PictureList pictures={pictures} refused={refused} />
          <PictureUpload
            count={pictures.length}
            maxBytes={maxBytes}
            commandKey={key}
            // The forms of the pictures name theirs, whatever button was pressed.
            refused={refused?.values["pictureId"] === undefined ? refused : null}
          />
        </div>
        <GigPreview card={card} />
      </div>
    </>
  );
}
