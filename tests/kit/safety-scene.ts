/** A conversation that went wrong: two reported messages, one of them decided, and a person who was blocked. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { decideReport } from "#app/domain/messages/reports/decide-report.ts";
import { reportLine } from "#app/domain/messages/reports/report-line.ts";
import { blockPerson } from "#app/domain/people/blocks/block-person.ts";
import { person } from "./cast.ts";
import { write } from "./thread-lines.ts";

export interface SafetyScene {
  /** Not reported; the reported one that waits; and the report of each. */
  lineId: string;
  reportedId: string;
  waitingId: string;
  decidedId: string;
}

/** `ada` gets the messages and reports them; `sol` decides on the second. */
export async function safetyScene({
  ada,
  sol,
}: {
  ada: UserActor;
  sol: UserActor;
}): Promise<SafetyScene> {
  const pest = await person("pest");
  await write(ada, pest, "Do you also draw whales?");
  const { lineId } = await write(pest, ada, "I do. Shall I send you samples?");
  const first = await write(
    pest,
    ada,
    "It is cheaper if you pay me by PayPal: pest@engine.org, or https://paypa1.com/pest",
  );
  const second = await write(pest, ada, "Why do you not answer, you fool?");
  const report = async (id: string, reason: string) =>
    (await reportLine(ada, { lineId: id, reason, note: "Twice now.", key: newFormKey() })).answer
      .reportId;
  const waitingId = await report(first.lineId, "outside_payment");
  const decidedId = await report(second.lineId, "insult");
  const decision = { reportId: decidedId, decision: "upheld" as const, key: newFormKey() };
  await decideReport(sol, { ...decision, explanation: "We do not insult each other." });
  await blockPerson(ada, { userId: pest.id, key: newFormKey() });
  return { lineId, reportedId: first.lineId, waitingId, decidedId };
}
