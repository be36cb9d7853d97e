/** Pieces of portfolios of the demo's year: a picture of a delivery, its buyer's consent, and what everybody sees. */
import type { Tx } from "#app/domain/commands/command.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import type { SeedPiece } from "#db/seed/demo/window-dressing.ts";
import { idAt, later } from "./moments.ts";
import type { DrawnPicture, YearDelivery, YearSale } from "./planned.ts";
import { writePictures } from "./write-gigs.ts";

export interface YearPiece {
  id: string;
  sale: YearSale;
  delivery: YearDelivery;
  name: string;
  alt: string;
  drawn: DrawnPicture;
  askedAt: Date;
  answeredAt: Date;
}

/** A piece whose picture is missing is left out. Refuses `not_found` for one whose sale is not there or did not end. */
export function planPieces(
  pieces: readonly SeedPiece[],
  sales: readonly YearSale[],
  pictures: Readonly<Record<string, DrawnPicture>>,
): YearPiece[] {
  return pieces.flatMap(({ gig, buyer, daysAgo, name, alt }) => {
    const drawn = pictures[name];
    if (drawn === undefined) return [];
    const sale = found(
      sales.find(
        ({ gig: { seed }, ...sold }) =>
          seed.name === gig && sold.seed.buyer === buyer && sold.seed.daysAgo === daysAgo,
      ),
    );
    const endedAt = found(sale.endedAt);
    const [askedAt, answeredAt] = [later(endedAt, 30), later(endedAt, 52)];
    const delivery = found(sale.deliveries.at(-1));
    const id = idAt("portfolioPiece", askedAt);
    return [{ id, sale, delivery, name, alt, drawn, askedAt, answeredAt }];
  });
}

export async function writePieces(tx: Tx, pieces: readonly YearPiece[]): Promise<void> {
  const rows = pieces.map((piece) => {
    const { id, sale, delivery, alt, askedAt, answeredAt } = piece;
    const sides = { freelancer: sale.gig.freelancer.id, buyer: sale.buyer.id };
    const file = idAt("file", delivery.at);
    return { id, ...sides, task: delivery.taskId, file, alt, askedAt, answeredAt, piece };
  });
  await writeFiles(
    tx,
    rows.flatMap(({ file, freelancer, piece }) => filesOf(file, freelancer, piece)),
  );
  await tx.sql`
    insert into portfolio_pieces (id, freelancer_id, buyer_id, task_id, file_id, state, alt, asked_at, answered_at, command_id)
    select id, freelancer, buyer, task, file, 'shown', alt, "askedAt", "answeredAt", ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows.map(({ piece: _piece, ...row }) => row))}::text::json)
      as r(id text, freelancer text, buyer text, task text, file text, alt text, "askedAt" timestamptz, "answeredAt" timestamptz)`;
  await writePictures(
    tx,
    rows.map(({ id: portfolioId, freelancer: ownerId, alt, answeredAt: at, piece: { drawn } }) => ({
      gigId: null,
      portfolioId,
      ownerId,
      alt,
      at,
      drawn,
    })),
  );
}

/** The delivered picture and its small one. All deliveries of the year share one command, so a file names its delivery itself. */
function filesOf(id: string, owner: string, { delivery, name, drawn }: YearPiece) {
  const large = drawn.files.filter(({ format }) => format === "jpeg").at(-1);
  const small = drawn.files.find(({ format }) => format === "webp");
  const common = { owner, task: delivery.taskId, at: delivery.at };
  return [
    { ...common, id, subject: delivery.id, name: `${name}.jpg`, type: "image/jpeg", of: large },
    {
      ...common,
      id: idAt("file", delivery.at),
      subject: id,
      name: `${name}.webp`,
      type: "image/webp",
      of: small,
    },
  ].map(({ of, ...row }) => ({ ...row, bytes: found(of).bytes, key: found(of).key }));
}

async function writeFiles(tx: Tx, rows: ReadonlyArray<ReturnType<typeof filesOf>[number]>) {
  await tx.sql`
    insert into files (id, owner_id, subject_id, task_id, name, media_type, bytes, sha256, storage_key, created_at, command_id)
    select id, owner, subject, task, name, type, bytes, key, key, at, ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, owner text, subject text, task text, name text, type text, bytes bigint, key text, at timestamptz)`;
}
