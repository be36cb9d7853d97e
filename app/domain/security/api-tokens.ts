/** API tokens: made by a person, shown once, stored as a hash, revocable at any time. */
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { tidyLine } from "#app/domain/kernel/tidy-text.ts";
import { may, requireAbility } from "#app/domain/access/require-ability.ts";
import { createHash, randomBytes } from "node:crypto";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { announce } from "./announce.ts";
import { securityLogAfter } from "./security-log.ts";
import { readNetwork } from "./address-list.ts";
import { wasSent } from "#app/domain/commands/was-sent.ts";
import { CAP_WORDS, isScope, STEP_UP_SCOPES, UNCAPPED_SCOPES } from "./token-scopes.ts";
import { env } from "#app/env.server.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { World } from "#app/domain/kernel/world.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { TokenScope } from "./token-scopes.ts";

/** A token's prefix, by its world: it shows people and secret scanners what the token is for. */
export const TOKEN_PREFIXES: Record<World, string> = { live: "frt_", sandbox: "frt_sandbox_" };
export const MAX_TOKEN_DAYS = 366;
/** For a token that moves money out, decides as staff, or changes where messages go. */
const STEP_UP_TOKEN_DAYS = 90;
export const MAX_TOKENS = 50;
const MAX_NETWORKS = 20;

/** Null means no cap. A token with a cap spends `currency` only. */
export interface TokenCaps {
  currency: Currency;
  taskMicros: bigint | null;
  dayMicros: bigint | null;
}

export interface NewToken {
  name: string;
  /** Absent means live. The door creates the sandbox first. */
  mode?: World;
  scopes: TokenScope[];
  /** Days until it expires, from 1 to 366. */
  days: number;
  /** Addresses or networks; an empty list allows every address. */
  addresses: string[];
  caps: TokenCaps;
  key: string;
}

/**
 * Makes a token. `token` is its only appearance in plain text, and null when the same form was sent before. Refuses
 * `invalid_input` at the field, `not_allowed` when a token asks, `too_many_items` when the person has 50 already, `sandbox_off`
 * for a sandbox token where there is no sandbox, and `step_up_required`.
 */
export async function createToken(
  actor: UserActor,
  input: NewToken,
): Promise<Outcome<{ tokenId: string }> & { token: string | null }> {
  if (actor.tokenId !== undefined) refuse("not_allowed");
  const { key, caps, days, mode = "live" } = input;
  if (mode === "sandbox" && env.sandboxDatabaseUrl === undefined) refuse("sandbox_off");
  // A form that was carried out keeps its answer, whatever the rules are now.
  if (!(await wasSent(actor.id, key))) requireShortLife(input);
  const wanted = { ...fittedToken(actor, input), days, caps, ...(mode === "live" ? {} : { mode }) };
  const name = tidyLine(wanted.name);
  const token = `${TOKEN_PREFIXES[mode]}${randomBytes(32).toString("base64url")}`;
  const capped = isCapped(caps);
  const spec = { name: "security.create_token" as const, actor, key, input: wanted };
  const outcome = await command(spec, async (tx) => {
    const [{ count } = { count: 0 }] = await tx.sql<{ count: number }[]>`
      select count(*)::int as count from api_tokens
      where user_id = ${actor.id} and revoked_at is null and expires_at > ${tx.command.at}`;
    if (count >= MAX_TOKENS) refuse("too_many_items", { facts: { limit: `${MAX_TOKENS}` } });
    const tokenId = newId("token");
    await tx.sql`
      insert into api_tokens (id, user_id, name, mode, hash, tail, scopes, addresses, cap_currency, cap_task_micros,
                              cap_day_micros, created_at, expires_at, command_id)
      values (${tokenId}, ${actor.id}, ${name}, ${mode}, ${hashOf(token)}, ${token.slice(-4)},
              ${wanted.scopes}, ${wanted.addresses}, ${capped ? caps.currency : null}, ${caps.taskMicros}, ${caps.dayMicros},
              ${tx.command.at}, ${hoursAfter(tx.command.at, days * 24)}, ${tx.command.id})`;
    const facts = { title: name, tail: token.slice(-4), scopes: wanted.scopes };
    await announce(tx, "account.token_made", { subjectId: tokenId, facts });
    securityLogAfter(tx, "token.made", { tokenId });
    return { tokenId };
  });
  return { ...outcome, token: outcome.replayed ? null : token };
}

/** Tokens whose verbs need a step-up of people end sooner. Refuses `invalid_input` at `days`. */
export function requireShortLife({ scopes, days }: Pick<NewToken, "scopes" | "days">): void {
  const strong = STEP_UP_SCOPES.filter((scope) => scopes.includes(scope));
  if (strong.length === 0 || days <= STEP_UP_TOKEN_DAYS) return;
  refuse("invalid_input", {
    field: "days",
    sentence: `A token with the scope ${strong.join(" or ")} can last at most ${STEP_UP_TOKEN_DAYS} days.`,
  });
}

function isCapped({ taskMicros, dayMicros }: TokenCaps): boolean {
  return taskMicros !== null || dayMicros !== null;
}

/** The token as it is stored. Refuses `invalid_input` at the first wrong field. */
export function fittedToken(actor: UserActor, input: NewToken) {
  const wrong = (field: string, sentence: string) => refuse("invalid_input", { field, sentence });
  requireWritten(input.name, "name", {
    max: 80,
    min: 1,
    lines: "one",
    empty: "Give the token a name of up to 80 characters.",
  });
  const scopes = [...new Set(input.scopes)].filter(isScope).sort();
  if (scopes.length === 0) wrong("scopes", "Choose what the token may be used for.");
  if (scopes.includes("staff") && !may(actor, "tokens.for_staff"))
    wrong("scopes", "Only members of staff can make a token that acts as staff.");
  if (!Number.isInteger(input.days) || input.days < 1 || input.days > MAX_TOKEN_DAYS)
    wrong("days", `A token can last from 1 to ${MAX_TOKEN_DAYS} days.`);
  if (isCapped(input.caps) && scopes.some((scope) => UNCAPPED_SCOPES.includes(scope)))
    wrong("scopes", `${CAP_WORDS.uncapped} Leave the caps empty, or make two tokens.`);
  const addresses = input.addresses.map(
    (text) => readNetwork(text) ?? wrong("addresses", `${text} is not an address or a network.`),
  );
  if (addresses.length > MAX_NETWORKS) wrong("addresses", `At most ${MAX_NETWORKS} networks.`);
  // Hashed as it always was, so that an old key keeps its answer.
  return { name: input.name.trim(), scopes, addresses };
}

/** Revokes a token at once. Refuses `not_found` for tokens of others, unknown and ended ones alike. */
export async function revokeToken(
  actor: UserActor,
  input: { tokenId: string; key: string },
): Promise<Outcome<{ tokenId: string }>> {
  const { tokenId, key } = input;
  const spec = { name: "security.revoke_token" as const, actor, key, input: { tokenId } };
  return command(spec, async (tx) => {
    const [row] = await tx.sql`
      update api_tokens set revoked_at = ${tx.command.at}, command_id = ${tx.command.id}
      where id = ${tokenId} and user_id = ${actor.id} and revoked_at is null returning id`;
    found(row);
    securityLogAfter(tx, "token.revoked", { tokenId });
    return { tokenId };
  });
}

/** A step: revokes every token of the person; returns how many of them were still valid. */
export async function revokeTokens(tx: Tx, userId: string): Promise<number> {
  const ended = await tx.sql`
    update api_tokens set revoked_at = ${tx.command.at}, command_id = ${tx.command.id}
    where user_id = ${userId} and revoked_at is null and expires_at > ${tx.command.at}`;
  return ended.count;
}

export interface ListedToken {
  id: string;
  name: string;
  mode: World;
  tail: string;
  scopes: TokenScope[];
  addresses: string[];
  capCurrency: Currency | null;
  capTaskMicros: bigint | null;
  capDayMicros: bigint | null;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  /** The address of its last use. */
  usedFrom: string | null;
}

/** The person's valid tokens, newest first. */
export async function ownTokens(actor: UserActor): Promise<ListedToken[]> {
  requireAbility(actor, "tokens.list");
  return sql<ListedToken[]>`
    select t.id, t.name, t.mode, t.tail, t.scopes, t.addresses, t.cap_currency as "capCurrency",
           t.cap_task_micros as "capTaskMicros", t.cap_day_micros as "capDayMicros", t.created_at as "createdAt",
           t.expires_at as "expiresAt", u.used_at as "usedAt", u.address as "usedFrom"
    from api_tokens t left join api_token_uses u on u.token_id = t.id
    where t.user_id = ${actor.id} and t.revoked_at is null and t.expires_at > ${nowDate()}
    order by t.id desc`;
}

/** Whether a sandbox token was ever made: without one the sandbox needs no maintenance. */
export async function anySandboxToken(): Promise<boolean> {
  const [any] = await sql`select 1 from api_tokens where mode = 'sandbox' limit 1`;
  return any !== undefined;
}

export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
