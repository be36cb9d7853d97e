/** Acts of the demo's chapters: messages, a reported one, and a block. */
import { createHash } from "node:crypto";
import { decideReport } from "#app/domain/messages/reports/decide-report.ts";
import { reportLine } from "#app/domain/messages/reports/report-line.ts";
import type { ReportReason } from "#app/domain/messages/reports/report-reasons.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { readThread } from "#app/domain/notifications/read-thread.ts";
import { sql } from "#app/domain/store/store.ts";
import { blockPerson } from "#app/domain/people/blocks/block-person.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import { fileStore, newStorageKey } from "#app/gateways/files/file-store.ts";
import { actorOf, idOf } from "./demo-chapters.ts";
import type { Person, Tell } from "./demo-chapters.ts";
import type { DemoGigName } from "./demo-gigs.ts";

/** A text file that people send each other. */
export interface DemoFile {
  name: string;
  text: string;
}

interface About {
  gig?: DemoGigName;
  /** The name of an order. */
  order?: string;
  file?: DemoFile;
  /** The name of the message, for chapters about it. */
  as?: string;
}

export function say(from: Person, to: Person, text: string, about: About = {}): Tell {
  return async (stage, key) => {
    const { answer } = await sendMessage(actorOf(stage, from), {
      to,
      text,
      files: about.file === undefined ? [] : [await storedFile(about.file)],
      gigId: about.gig === undefined ? undefined : stage.gigs[about.gig],
      orderId: about.order === undefined ? undefined : idOf(stage, about.order),
      key,
    });
    if (about.as !== undefined) stage.ids.set(about.as, answer.messageId);
  };
}

/** The person opens the conversation and has read what is in it. */
export function read(who: Person, message: string): Tell {
  return async (stage) => {
    const lineId = idOf(stage, message);
    const [line] = await sql<{ threadId: string }[]>`
      select thread_id as "threadId" from thread_lines where id = ${lineId}`;
    await readThread(actorOf(stage, who), found(line).threadId, lineId);
  };
}

export async function storedFile({ name, text }: DemoFile): Promise<ReceivedFile> {
  const bytes = new TextEncoder().encode(text);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const storageKey = newStorageKey();
  await fileStore().put(storageKey, bytes);
  const sizes = { bytes: bytes.byteLength, sha256, keptSha256: sha256 };
  return { name, mediaType: "text/plain", ...sizes, storageKey };
}

export function report(who: Person, message: string, reason: ReportReason, note: string): Tell {
  return async (stage, key) => {
    const said = { lineId: idOf(stage, message), reason, note, key };
    const { answer } = await reportLine(actorOf(stage, who), said);
    stage.ids.set(`report of ${message}`, answer.reportId);
  };
}

export function uphold(message: string, explanation: string): Tell {
  return (stage, key) => {
    const reportId = idOf(stage, `report of ${message}`);
    return decideReport(stage.cast.sol, { reportId, decision: "upheld", explanation, key });
  };
}

export function block(who: Person, whom: Person): Tell {
  return (stage, key) => blockPerson(actorOf(stage, who), { userId: actorOf(stage, whom).id, key });
}
