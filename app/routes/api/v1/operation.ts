/** Defines an operation of the API: one row from which address, checks, document and tests follow. */
import { abilityNamed } from "#app/domain/access/require-ability.ts";
import type { Ability } from "#app/domain/access/abilities.ts";
import type { z } from "zod";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import type { TokenScope } from "#app/domain/security/token-scopes.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";
export type Fields = z.ZodObject;

export interface Call<P, Q, B> {
  actor: UserActor;
  /** All scopes of the request's token, where the one that is needed depends on a thing. */
  scopes: readonly TokenScope[];
  params: P;
  query: Q;
  body: B;
  /** The idempotency key, as commands take it. */
  key: string;
  /** Files of a multipart request; empty for JSON. */
  files: readonly File[];
}

interface Row<P extends Fields, Q extends Fields, B extends Fields> {
  /** `orders.place`: the document's operationId. */
  id: string;
  method: Method;
  /** `/orders/{id}`, below `/api/v1`. */
  path: string;
  summary: string;
  /** The required ability, where it is not the command of a verb or the id of a read. */
  ability?: Ability;
  /** Any one of these scopes is enough. */
  scopes: readonly TokenScope[];
  params?: P;
  query?: Q;
  body?: B;
  /** The answer's shape; fields it does not name are never sent. Absent for files. */
  answer?: Fields;
  status?: 200 | 201 | 202;
  /**
   * The address below `/api/v1` where unfinished work can be followed: the answer is then 202 with this address as
   * `Location`. Null when the work is finished.
   */
  goesOnAt?: (answer: unknown) => string | null;
  /** The request may be multipart with files. */
  files?: boolean;
  /** The operation exists for sandbox tokens only. */
  sandboxOnly?: true;
  /** Refusal codes beyond those of every operation. */
  refusals: readonly RefusalCode[];
}

interface Read<P extends Fields, Q extends Fields, B extends Fields> extends Row<P, Q, B> {
  id: Ability;
  run(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<unknown>;
}

interface Verb<P extends Fields, Q extends Fields, B extends Fields> extends Row<P, Q, B> {
  /** The name of the domain command that the operation gives. */
  command: string;
  run(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<Outcome<unknown>>;
}

/** An operation of any shapes. Only `defineRead` and `defineVerb` make it, so the shapes fit its `run`. */
export interface Operation extends Row<Fields, Fields, Fields> {
  command: string | null;
  ability: Ability;
  run(call: Call<never, never, never>): Promise<unknown>;
}

export function defineRead<P extends Fields, Q extends Fields, B extends Fields>(
  row: Read<P, Q, B>,
): Operation {
  return { ...row, ability: row.ability ?? row.id, command: null };
}

/** Defines an operation that gives a command. It needs an `Idempotency-Key`; the same key gets the same answer again. */
export function defineVerb<P extends Fields, Q extends Fields, B extends Fields>(
  row: Verb<P, Q, B>,
): Operation {
  return { ...row, ability: row.ability ?? abilityNamed(row.command) };
}
