/** Writes a version of an offer with its lines and its frozen quote. */
import type { Tx } from "#app/domain/commands/command.ts";
import { attach } from "#app/domain/files/attach.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { sessionOf } from "#app/domain/security/session-of.ts";
import { tokenOf } from "#app/domain/security/token-caps.ts";
import type { OfferSide } from "./offer-lifecycle.ts";
import { filesSubject } from "./offer-files.ts";
import { ownWith } from "./offer-own.ts";
import type { SentOwn } from "./offer-own.ts";
import type { OfferQuote } from "./offer-quote.ts";
import { fundedLines } from "./offer-terms.ts";
import type { OfferTerms } from "./offer-terms.ts";

const HOURS_PER_DAY = 24;

export interface NewVersion extends SentOwn {
  offerId: string;
  number: number;
  author: OfferSide;
  terms: OfferTerms;
  quote: OfferQuote;
  files?: ReceivedFile[];
}

export function expiryOf(tx: Tx, { validDays }: OfferTerms): Date {
  return hoursAfter(tx.command.at, validDays * HOURS_PER_DAY);
}

export async function writeVersion(tx: Tx, version: NewVersion): Promise<void> {
  const { offerId, number, author, terms, quote } = version;
  const { actor, at, id } = tx.command;
  const own = await ownWith(tx, offerId, author, version);
  const metadata = own.metadata === null ? null : JSON.stringify(own.metadata);
  await tx.sql`
    insert into offer_versions (offer_id, number, author, title, brief, funded, total_micros, commission_micros, bps, schedule_id,
                                valid_days, token_id, session_id, reference, metadata, at, command_id)
    values (${offerId}, ${number}, ${author}, ${terms.title}, ${terms.brief}, ${fundedLines(terms)}, ${quote.totalMicros},
            ${quote.commissionMicros}, ${quote.bps}, ${quote.scheduleId}, ${terms.validDays}, ${tokenOf(tx)}, ${sessionOf(tx)}, ${own.reference}, ${metadata}::text::jsonb, ${at}, ${id})`;
  const rows = quote.lines.map((line, place) => ({
    ...line,
    priceMicros: `${line.priceMicros}`,
    position: place + 1,
  }));
  await tx.sql`
    insert into offer_lines (offer_id, version, position, title, scope, price_micros, days, revisions, command_id)
    select ${offerId}, ${number}, position, title, scope, "priceMicros", days, revisions, ${id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(position int, title text, scope text, "priceMicros" bigint, days int, revisions int)`;
  const to = { ownerId: actor.id, subjectId: filesSubject(offerId, number), offerId };
  await attach(tx, to, version.files ?? []);
}
