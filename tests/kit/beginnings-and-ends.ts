/** Adds to the demo what its story has not: a mailed invitation, a list of them, and a closing that can be called off. */
import { askClosing } from "#app/domain/closings/ask-closing.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { invite } from "#app/domain/people/invitations/invite.ts";
import { prepareInvitations } from "#app/domain/people/invitations/prepare-invitations.ts";
import { unsubscribePath } from "#app/domain/notifications/unsubscribe-link.ts";
import { linkPath, withToken } from "#app/domain/security/mailed-links.ts";
import type { LinkPurpose } from "#app/domain/security/mailed-links.ts";
import { sql } from "#app/domain/store/store.ts";
import type { DemoCast } from "#app/cli/demo-cast.ts";
import { person } from "./cast.ts";
import { importedPerson } from "#tests/domain/people/invitations/imported-person.ts";

export async function beginningsAndEnds({ sol }: Pick<DemoCast, "sol">) {
  const [invited, unclaimed] = [await importedPerson(), await importedPerson("copper-painter")];
  const mail = { userId: invited, email: "painter@example.test" };
  await invite(sol, { ...mail, key: newFormKey() });
  const text = "copper-painter,copper@example.test\nada,ada@example.test\nnobody,no address";
  const list = { text, title: "Painters of the spring fair", key: newFormKey() };
  const { answer } = await prepareInvitations(sol, list);
  const leaver = await person("leaver");
  await askClosing(leaver, { rest: "pay", key: newFormKey() });
  const [leaverMail] = await sql<
    { email: string }[]
  >`select email from users where id = ${leaver.id}`;
  return {
    claim: await pathOf(invited, "claim"),
    keep: await pathOf(leaver.id, "keep_account"),
    listId: answer.listId,
    stop: unsubscribePath({ userId: leaver.id, groups: ["messages"] }, leaverMail?.email ?? ""),
    unclaimed,
  };
}

/** The path in the person's newest mail for the purpose. */
async function pathOf(userId: string, purpose: LinkPurpose): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select id from mailed_links where user_id = ${userId} and purpose = ${purpose} order by id desc limit 1`;
  return withToken(linkPath(purpose, row?.id ?? ""));
}
