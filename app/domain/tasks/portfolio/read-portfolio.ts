/** Reads pieces of portfolios: one, a person's own on both sides, and what the public sees of a seller. */
import { requireAbility, requireParty } from "#app/domain/access/require-ability.ts";
import { shownIn } from "#app/domain/files/shown/select-shown.ts";
import type { ShownPicture } from "#app/domain/files/shown/shown-picture.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { PieceState } from "./portfolio-piece.ts";

export interface OwnPiece {
  id: string;
  state: PieceState;
  /** The viewer's side. */
  side: "buyer" | "freelancer";
  taskId: string;
  title: string;
  alt: string;
  fileId: string;
  /** The id of the small picture of the delivery, a file as well. */
  thumbnail: string | null;
  askedAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  endedBy: "buyer" | "freelancer" | "staff" | null;
  /** Why staff removed it; the freelancer reads it. */
  reason: string | null;
  buyer: { handle: string; name: string };
  freelancer: { handle: string; name: string };
  /** What everybody sees; null until it is prepared, and once it is withdrawn. */
  shown: ShownPicture | null;
}

function selectPieces(viewerId: string) {
  return sql`
    select p.id, p.state, case when p.buyer_id = ${viewerId} then 'buyer' else 'freelancer' end as side, p.task_id as "taskId",
           t.title, p.alt, p.file_id as "fileId",
           (select min(small.id) from files small where small.subject_id = p.file_id) as thumbnail,
           p.asked_at as "askedAt", p.answered_at as "answeredAt", p.ended_at as "endedAt", p.ended_by as "endedBy",
           case when p.ended_by = 'staff' and p.freelancer_id = ${viewerId}
                then (select c.answer->>'reason' from commands c where c.id = p.command_id) end as reason,
           json_build_object('handle', b.handle, 'name', b.name) as buyer, json_build_object('handle', f.handle, 'name', f.name) as freelancer,
           (select ${shownIn("s")} from shown_pictures s where s.portfolio_id = p.id and s.state = 'ready') as shown
    from portfolio_pieces p join tasks t on t.id = p.task_id join users b on b.id = p.buyer_id join users f on f.id = p.freelancer_id`;
}

/** Refuses `not_found` to all but its two sides. */
export async function readPiece(viewer: UserActor, id: string): Promise<OwnPiece> {
  if (!isId("portfolioPiece", id)) refuse("not_found");
  const [row] = await sql<Array<OwnPiece & { buyerId: string; freelancerId: string }>>`
    ${selectPieces(viewer.id)} where p.id = ${id} and ${viewer.id} in (p.buyer_id, p.freelancer_id)`;
  const piece = found(row);
  const side = piece.side === "buyer" ? { buyerId: viewer.id } : { freelancerId: viewer.id };
  requireParty(viewer, "portfolio.read", side);
  return piece;
}

const PAGE = 50;

/** The viewer's, as freelancer and as buyer, newest first; the page continues below the id `before`. */
export async function ownPieces(
  viewer: UserActor,
  before: string | null,
): Promise<{ pieces: OwnPiece[]; nextBefore: string | null }> {
  requireAbility(viewer, "portfolio.list");
  const rows = await sql<OwnPiece[]>`
    ${selectPieces(viewer.id)}
    where (p.buyer_id = ${viewer.id} or p.freelancer_id = ${viewer.id}) and (${before}::text is null or p.id < ${before})
    order by p.id desc limit ${PAGE + 1}`;
  const pieces = rows.slice(0, PAGE);
  return { pieces, nextBefore: rows.length > PAGE ? (pieces.at(-1)?.id ?? null) : null };
}

const SHOWN = 12;

/** What everybody sees of a seller's work, newest first. */
export async function portfolioOf(sellerId: string): Promise<ShownPicture[]> {
  const rows = await sql<{ shown: ShownPicture }[]>`
    select ${shownIn("s")} as shown from portfolio_pieces p join shown_pictures s on s.portfolio_id = p.id and s.state = 'ready'
    where p.freelancer_id = ${sellerId} and p.state = 'shown' order by p.id desc limit ${SHOWN}`;
  return rows.map(({ shown }) => shown);
}

/** A picture that staff may remove. */
export interface ShownPiece {
  pieceId: string;
  taskId: string;
  shown: ShownPicture | null;
  alt: string;
}

const MODERATED = 200;

/** For staff: what a person shows, newest first. Refuses `not_found` for an unknown person. */
export async function piecesShownBy(viewer: UserActor, sellerId: string): Promise<ShownPiece[]> {
  requireAbility(viewer, "staff.portfolio.list");
  const [person] = await sql`select from users where id = ${sellerId}`;
  found(person);
  return sql<ShownPiece[]>`
    select p.id as "pieceId", p.task_id as "taskId", p.alt,
           (select ${shownIn("s")} from shown_pictures s where s.portfolio_id = p.id and s.state = 'ready') as shown
    from portfolio_pieces p where p.freelancer_id = ${sellerId} and p.state = 'shown' order by p.id desc limit ${MODERATED}`;
}

/** The key of the picture's bytes, for the buyer who says yes. Refuses `not_found`. */
export async function pieceSource(viewer: UserActor, id: string): Promise<string> {
  await readPiece(viewer, id);
  const [row] = await sql<{ key: string }[]>`
    select f.storage_key as key from portfolio_pieces p join files f on f.id = p.file_id
    where p.id = ${id} and p.buyer_id = ${viewer.id}`;
  return found(row).key;
}
