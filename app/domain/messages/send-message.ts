/** Writes a message to another person, in the one thread of the two. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { attach } from "#app/domain/files/attach.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { cutText } from "#app/domain/kernel/cut-text.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { addLine } from "./add-line.ts";
import { requireMayWrite } from "./may-write.ts";
import { MAX_MESSAGE } from "./message-limits.ts";
import { requireSubject } from "./message-subject.ts";
import { partnerByHandle, partnerInThread } from "./partner.ts";

export interface SendMessageInput {
  /** A handle, or the id of a thread of the sender's. */
  to: string;
  text: string;
  files: ReceivedFile[];
  /** The gig the message is about, of one of the two. */
  gigId?: string | undefined;
  /** The order between the two whose page shows the message. */
  orderId?: string | undefined;
  key: string;
}

export interface SentMessage {
  threadId: string;
  messageId: string;
}

/**
 * Refuses `message_empty`, `invalid_input`, `own_message`, `cannot_be_reached`, and `not_found` for unknown people, for threads of
 * others and for gigs and orders of others.
 */
export async function sendMessage(
  actor: UserActor,
  input: SendMessageInput,
): Promise<Outcome<SentMessage>> {
  requireAbility(actor, "messages.send");
  const { to, files, gigId, orderId, key } = input;
  const text = requireWritten(input.text, "text", { max: MAX_MESSAGE, lines: "many" });
  if (text === "" && files.length === 0) refuse("message_empty", { field: "text" });
  const otherId = isId("thread", to)
    ? await partnerInThread(actor.id, to)
    : (await partnerByHandle(actor.id, to)).id;
  const remembered = {
    otherId,
    text,
    files: files.map((file) => file.sha256),
    ...(gigId === undefined ? {} : { gigId }),
    ...(orderId === undefined ? {} : { orderId }),
  };
  const spec = { name: "messages.send" as const, actor, key, input: remembered };
  return command(spec, async (tx) => {
    await requireSubject(tx, [actor.id, otherId], { gigId, orderId });
    await requireMayWrite(tx, actor, otherId);
    const about = { subjectId: gigId ?? null, orderId: orderId ?? null };
    const parties = { authorId: actor.id, otherId };
    const { threadId, lineId } = await addLine(tx, {
      kind: "message",
      ...parties,
      body: text,
      ...about,
    });
    const fileIds = await attach(tx, { ownerId: actor.id, subjectId: lineId, threadId }, files);
    await tell(tx, { threadId, messageId: lineId, ...parties, text, fileIds, orderId });
    return { threadId, messageId: lineId };
  });
}

interface Sent extends SentMessage {
  authorId: string;
  otherId: string;
  text: string;
  fileIds: string[];
  orderId: string | undefined;
}

/** One event for both people's programs; the other person gets the notice, unless they muted the thread. */
async function tell(tx: Tx, { threadId, messageId, authorId, otherId, ...sent }: Sent) {
  const { text, fileIds, orderId } = sent;
  const [row] = await tx.sql<{ from: string; fromName: string; muted: boolean }[]>`
    select u.handle as from, u.name as "fromName", m.muted_at is not null as muted
    from users u, thread_members m where u.id = ${authorId} and m.thread_id = ${threadId} and m.user_id = ${otherId}`;
  const payload = {
    pair: { fromId: authorId, toId: otherId },
    threadId,
    messageId,
    ...found(row),
    ...(text === "" ? {} : { note: cutText(text, 500) }),
    ...(fileIds.length === 0 ? {} : { fileIds }),
    ...(orderId === undefined ? {} : { orderId }),
  };
  await enqueue(tx, [{ name: "message.sent", subjectId: threadId, payload }]);
}
