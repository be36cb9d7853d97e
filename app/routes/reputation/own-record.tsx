/** "My record": a person's own numbers on both sides, and the signed text that proves them elsewhere. */
import { signedRecord } from "#app/domain/reputation/signed-record.ts";
import { buyerRecord, sellerRecord } from "#app/domain/reputation/records.ts";
import { ownProfile } from "#app/domain/people/change-profile.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { buyerFigures } from "./buyer-figures.ts";
import { sellerFigures } from "./seller-numbers.tsx";
import { SignedPart } from "./signed-part.tsx";
import type { Route } from "./+types/own-record";

const NONCE_MAX = 100;

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "me.record");
  // Signing changes nothing, so that the form is sent by GET.
  const nonce = url.searchParams.get("nonce")?.trim().slice(0, NONCE_MAX) ?? null;
  return runLoader(async () => {
    const [{ handle }, selling, buying, signed] = await Promise.all([
      ownProfile(actor),
      sellerRecord(actor.id),
      buyerRecord(actor.id),
      nonce === null ? null : signedRecord(actor, nonce),
    ]);
    return { handle, selling, buying, signed, nonce: nonce ?? "" };
  });
}

export default function OwnRecord({ loaderData }: Route.ComponentProps) {
  const { handle, selling, buying, signed, nonce } = loaderData;
  const name = encodeURIComponent(handle);
  return (
    <>
      <title>My record · Farthing</title>
      <PageHeader
        title="My record"
        lead="What your orders of the last 365 days and your reviews say about you, and a signed copy to take elsewhere."
        breadcrumb={[{ label: "Settings", href: "/settings" }]}
      />
      <Section
        title="As a seller"
        note={
          <a className="link" href={`/sellers/${name}/record`}>
            The page that everybody sees
          </a>
        }
        wide
      >
        <KeyFigures figures={sellerFigures(selling, `/sellers/${name}/record`)} />
      </Section>
      <Section
        title="As a buyer"
        note={
          <a className="link" href={`/buyers/${name}/record`}>
            The page that members see
          </a>
        }
        wide
      >
        <KeyFigures figures={buyerFigures(buying)} />
      </Section>
      <SignedPart signed={signed} nonce={nonce} />
    </>
  );
}
