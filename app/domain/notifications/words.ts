/** A notice's words: of one event, or of a group of notices about pieces of one order. */
import type { EventName, EventPayload } from "#app/domain/events/events.ts";
import type { Zone } from "#app/domain/kernel/moment.ts";
import { CATALOGUE } from "./catalogue.ts";
import { factsOf } from "./facts.ts";
import type { Facts } from "./facts.ts";
import type { NoticeRow } from "./notice-row.ts";

export interface Words {
  title: string;
  body: string;
  /** A path of ours. */
  link: string;
}

export function wordsOf(row: NoticeRow, facts: Facts): Words {
  return { title: row.title(facts), body: capital(row.body(facts)), link: row.link(facts) };
}

/** The row of a kind as in `notices.kind`; undefined for a kind of another version. */
export function rowOf(kind: string): NoticeRow | undefined {
  const [name, to] = kind.split(" ");
  return CATALOGUE[name as EventName]?.find((row) => row.to === to);
}

/** The payload as a notice's words read it. `payload` is the group's sums over its newest event's fields. */
export function groupWords(
  kind: string,
  group: { about: string; payload: EventPayload; at: Date },
  zone?: Zone,
): { words: Words; facts: Facts } | null {
  const row = rowOf(kind);
  const [name] = kind.split(" ");
  if (row === undefined) return null;
  const { about, payload, at } = group;
  const facts = factsOf({ id: "", name: name as EventName, subjectId: about, payload, at }, zone);
  return { words: wordsOf(row, facts), facts };
}

/** A sentence may begin with an amount or with the phrase for a missing one. */
function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
