/**
 * The security log: one JSON line on standard output for each event of `security-events.ts`, whatever `LOG_LEVEL` says. A line
 * names ids, codes and network places. It has no secret, no e-mail address and no free text.
 */
import { isIP } from "node:net";
import { afterCommit } from "#app/domain/commands/after-commit.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { placeOf } from "#app/domain/kernel/network-place.ts";
import { runningRequest } from "#app/domain/kernel/running-request.ts";
import { securityLogger } from "#app/log.server.ts";
import type { SecurityEvent } from "./security-events.ts";

export interface SecurityFacts {
  /** The id of the account that the event is about. */
  account?: string | undefined;
  /** The client's address; the running request's when absent. */
  place?: string | undefined;
  /** A code such as `wrong_password`, never a sentence. */
  reason?: string | undefined;
  /** Further ids and codes, such as `by`, `session`, `tokenId`, `webhook`, `command`; or numbers. */
  [more: string]: string | number | undefined;
}

/** Writes the line at once. Inside a transaction use `securityLogAfter`. */
export function securityLog(event: SecurityEvent, { place, ...facts }: SecurityFacts): void {
  const request = runningRequest();
  const from = place ?? request?.address;
  securityLogger.info({
    security: event,
    ...shownFacts(facts),
    ...(from === undefined || from === "" ? {} : { place: shownPlace(from) }),
    ...(request === undefined ? {} : { request: request.id }),
  });
}

/** Writes the line once the command has committed, with the command's id and, unless given, its person and their place. */
export function securityLogAfter(tx: Tx, event: SecurityEvent, facts: SecurityFacts = {}): void {
  const { command } = tx;
  const { actor } = command;
  const person = actor.kind === "user" ? { account: actor.id, place: actor.place?.address } : {};
  afterCommit(command, () => securityLog(event, { ...person, ...facts, command: command.id }));
}

const ID = /^[a-z]{3}_[0-9a-z]{26}$/;
const CODE = /^[a-z]+(?:[_.-][a-z]+)*$/;
const HASH = /^[0-9a-f]{16}$/;
const LONGEST_CODE = 60;

/** A second net below the callers: what is no id, code or number is left out, so that no typed text gets into the log. */
function shownFacts(facts: Omit<SecurityFacts, "place">): Record<string, string | number> {
  const shown: Record<string, string | number> = {};
  for (const [name, fact] of Object.entries(facts))
    if (fact !== undefined) shown[name] = isShowable(fact) ? fact : "(left out)";
  return shown;
}

function isShowable(fact: string | number): boolean {
  if (typeof fact === "number") return true;
  return ID.test(fact) || HASH.test(fact) || (CODE.test(fact) && fact.length <= LONGEST_CODE);
}

/** An IPv6 network instead of the address: the place that limits count by, so that their lines can be joined. */
function shownPlace(address: string): string {
  const place = placeOf(address);
  return isIP(place.replace("/64", "")) === 0 ? "(unreadable)" : place;
}
