/**
 * One-time links in mails. The token is computed from the link's id and a key of this installation when the mail is written, so
 * that no notice, event or job contains it; the store has its hash. It works once, for one purpose, until its end.
 */
import { createHmac } from "node:crypto";
import type { Tx } from "#app/domain/commands/command.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { derivedKey } from "#app/domain/kernel/encrypted-text.ts";
import { isId, newId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { hashOf } from "./sessions.ts";

/** Purpose → the path of its page. */
export const LINK_PAGES = {
  verify_email: "/verify-email",
  change_email: "/change-email",
  undo_email: "/undo-email",
  recover: "/recover/finish",
  not_me: "/not-me",
  claim: "/claim",
  keep_account: "/keep-account",
} as const;

export type LinkPurpose = keyof typeof LINK_PAGES;

export interface NewLink {
  purpose: LinkPurpose;
  userId: string;
  /** The address it is mailed to. */
  email: string;
  hours: number;
  /** What the page needs to know; never a secret. */
  facts?: Record<string, string>;
}

export interface OpenLink {
  id: string;
  userId: string;
  email: string;
  facts: Record<string, string>;
  createdAt: Date;
  expiresAt: Date;
}

/** A step: makes a link and returns its id. Earlier links of the person for the same purpose end, unless `keepOthers`. */
export async function makeLink(
  tx: Tx,
  { purpose, userId, email, hours, facts = {} }: NewLink,
  { keepOthers = false }: { keepOthers?: boolean } = {},
): Promise<string> {
  const id = newId("mailedLink");
  const { at, id: by } = tx.command;
  if (!keepOthers)
    await tx.sql`
      update mailed_links set replaced_at = ${at}, command_id = ${by}
      where user_id = ${userId} and purpose = ${purpose} and used_at is null and replaced_at is null and expires_at > ${at}`;
  await tx.sql`
    insert into mailed_links (id, hash, purpose, user_id, email, facts, created_at, expires_at, command_id)
    values (${id}, ${storedLinkHash(id, purpose)}, ${purpose}, ${userId}, ${email}, ${tx.sql.json(facts)}, ${at},
            ${hoursAfter(at, hours)}, ${by})`;
  return id;
}

/** The link as a notice stores it. Notices can be read by others who have the session, so it has no token. */
export function linkPath(purpose: LinkPurpose, linkId: string): string {
  return `${LINK_PAGES[purpose]}?${new URLSearchParams({ link: linkId }).toString()}`;
}

/** The path with its token, as it is mailed; other paths unchanged. */
export function withToken(path: string): string {
  const [page = "", query = ""] = path.split("?");
  const purpose = (Object.keys(LINK_PAGES) as LinkPurpose[]).find(
    (each) => LINK_PAGES[each] === page,
  );
  const id = new URLSearchParams(query).get("link") ?? "";
  if (purpose === undefined || !isId("mailedLink", id)) return path;
  return `${page}?${new URLSearchParams({ token: tokenOf(id, purpose) }).toString()}`;
}

/** The link a token opens, for its page; null when it works no more. Writes nothing: programs that scan mails open links. */
export async function openLink(token: string, purpose: LinkPurpose): Promise<OpenLink | null> {
  const [link] = await sql<OpenLink[]>`
    select id, user_id as "userId", email, facts, created_at as "createdAt", expires_at as "expiresAt"
    from mailed_links
    where hash = ${hashOf(token)} and purpose = ${purpose} and used_at is null and replaced_at is null
      and expires_at > ${nowDate()}`;
  return link ?? null;
}

/** A step: uses the link up. Refuses `link_invalid` when it is unknown, used, replaced, too old, or for another purpose. */
export async function useLink(tx: Tx, token: string, purpose: LinkPurpose): Promise<OpenLink> {
  const [link] = await tx.sql<OpenLink[]>`
    update mailed_links set used_at = ${tx.command.at}, command_id = ${tx.command.id}
    where hash = ${hashOf(token)} and purpose = ${purpose} and used_at is null and replaced_at is null
      and expires_at > ${tx.command.at}
    returning id, user_id as "userId", email, facts, created_at as "createdAt", expires_at as "expiresAt"`;
  return link ?? refuse("link_invalid");
}

/** A step: ends the person's open links for these purposes; `madeSince` spares those that were made before it. */
export async function endLinks(
  tx: Tx,
  userId: string,
  purposes: readonly LinkPurpose[],
  madeSince: Date | null = null,
): Promise<void> {
  const { at, id } = tx.command;
  await tx.sql`
    update mailed_links set replaced_at = ${at}, command_id = ${id}
    where user_id = ${userId} and purpose = any(${[...purposes]}::text[]) and used_at is null and replaced_at is null
      and expires_at > ${at} and created_at >= coalesce(${madeSince}::timestamptz, '-infinity')`;
}

/** Names a link in the input of the command that uses it, which must not contain the token. */
export function linkHash(token: string): string {
  return hashOf(token);
}

/** What the store has of the link's token. */
export function storedLinkHash(linkId: string, purpose: LinkPurpose): string {
  return hashOf(tokenOf(linkId, purpose));
}

/** 256 bits, different for each purpose. */
function tokenOf(linkId: string, purpose: LinkPurpose): string {
  return createHmac("sha256", derivedKey(`mailed-link ${purpose}`))
    .update(linkId)
    .digest("base64url");
}
