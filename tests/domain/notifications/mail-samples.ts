/** Mails for tests: one of every kind the catalogue mails, with full data. */
import { EVENTS } from "#app/domain/events/events.ts";
import { CATALOGUE } from "#app/domain/notifications/catalogue.ts";
import { DUTIES } from "#app/domain/kernel/actor.ts";
import { noticesFor } from "#app/domain/notifications/tell.ts";
import type { EventName, EventPayload } from "#app/domain/events/events.ts";
import type { DigestLine, DigestToMail } from "#app/domain/notifications/digest-queue.ts";
import type { NoticeToMail } from "#app/domain/notifications/mail-queue.ts";

export const ORIGIN = "https://market.example";
const AT = new Date("2026-11-29T12:00:00Z");

const PAYLOAD: EventPayload = {
  parties: { buyerId: "usr_ada", freelancerId: "usr_lin" },
  userId: "usr_ada",
  title: "Label an image",
  currency: "USD",
  amount: "0.375",
  count: 30,
  by: "freelancer",
  dueAt: "2026-12-02T10:00:00Z",
  lastDueAt: "2026-12-02T11:00:00Z",
  days: 2,
  note: "Please hurry.",
  orderId: "ord_1",
};

export function sampleMail(changes: Partial<NoticeToMail> = {}): NoticeToMail {
  return {
    id: "ntc_01",
    kind: "task.delivered buyer",
    name: "Ada",
    zone: null,
    userId: "usr_01jd0000000000000000000000",
    email: "ada@example.test",
    title: "Delivered: 30 pieces of “Label an image”",
    body: "Look at the work.",
    link: "/orders/ord_1",
    at: AT,
    attempt: 1,
    others: 0,
    payload: PAYLOAD,
    other: "Lin",
    ids: ["ntc_01"],
    ...changes,
  };
}

export function sampleDigest(lines = 3): DigestToMail {
  const line = (index: number): DigestLine => ({
    group: (["work", "messages", "gigs"] as const)[index % 3] ?? "work",
    title: `Delivered: “Label an image, part ${index}”`,
    body: "Look at the work, then accept it, ask for a revision or open a dispute.",
    link: `/tasks/tsk_${index}`,
    at: AT,
  });
  return {
    userId: "usr_01jd0000000000000000000000",
    name: "Ada",
    email: "ada@example.test",
    zone: "Europe/Paris",
    at: AT,
    attempt: 1,
    lines: Array.from({ length: lines }, (_, index) => line(index)),
    ids: Array.from({ length: lines }, (_, index) => `ntc_${index}`),
  };
}

export function everyMail(): NoticeToMail[] {
  return (Object.keys(EVENTS) as EventName[]).flatMap((name) => {
    const mailed = new Set(
      CATALOGUE[name].filter(({ mail }) => mail).map(({ to }) => `${name} ${to}`),
    );
    const payload = { ...PAYLOAD, released: "0.375", net: "0.3375", refunded: "0.0125" };
    const event = {
      id: "evt_01jd00000000000000000000ab",
      name,
      subjectId: "dsp_1",
      payload,
      at: AT,
    };
    return (noticesFor(event, [{ id: "usr_sol", duties: DUTIES }]) ?? [])
      .filter(({ kind }) => mailed.has(kind))
      .map(({ kind, title, body, link }) => sampleMail({ kind, title, body, link, payload }));
  });
}
