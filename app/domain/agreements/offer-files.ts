/** The files of an offer: each version brings its own, and an order that comes of it has those of all versions. */
import type { Tx } from "#app/domain/commands/command.ts";
import { filesOf } from "#app/domain/files/read-files.ts";
import type { FileFacts } from "#app/domain/files/read-files.ts";
import { bringFiles } from "#app/domain/orders/bring-files.ts";
import type { LockedOffer } from "./locked-offer.ts";
import type { OfferSide } from "./offer-lifecycle.ts";

/** Groups the files of one version. */
export function filesSubject(offerId: string, version: number): string {
  return `${offerId}.${version}`;
}

/** Version → its files. The caller has checked that the viewer may read the offer. */
export async function filesByVersion(
  offerId: string,
  versions: number,
): Promise<Map<number, FileFacts[]>> {
  const numbers = Array.from({ length: versions }, (_, n) => n + 1);
  const files = await filesOf(numbers.map((number) => filesSubject(offerId, number)));
  return Map.groupBy(files, ({ subjectId }) => Number(subjectId.split(".")[1]));
}

/** A step of the acceptance: an enclosure of the order for each version that has files. */
export async function bringOfferFiles(tx: Tx, offer: LockedOffer, orderId: string): Promise<void> {
  const rows = await tx.sql<{ side: OfferSide; at: Date; subject: string }[]>`
    select v.author as side, v.at, s.subject from offer_versions v cross join lateral (
      select f.subject_id as subject from files f where f.subject_id = v.offer_id || '.' || v.number limit 1) s
    where v.offer_id = ${offer.id} order by v.number`;
  await bringFiles(tx, orderId, rows);
}
