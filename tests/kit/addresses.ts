/** Accounts whose address is not verified, and the tokens of the links that were mailed. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { signUp } from "#app/domain/people/sign-up.ts";
import { linkPath, withToken } from "#app/domain/security/mailed-links.ts";
import type { LinkPurpose } from "#app/domain/security/mailed-links.ts";
import { sql } from "#app/domain/store/store.ts";
import { PASSWORD } from "./members.ts";

/** Opens an account as the sign-up page does: its address is not verified. */
export async function opened(
  handle: string,
  email = `${handle}@example.test`,
  from?: { address: string },
): Promise<UserActor> {
  const person = { name: "Ada Byron", handle, email, password: PASSWORD, key: newFormKey() };
  const { answer } = await signUp(person, from);
  return { kind: "user", id: answer.userId, role: "member", level: "password", vouched: true };
}

/** The token of the person's newest link for the purpose, as its mail has it. */
export async function mailedToken(userId: string, purpose: LinkPurpose): Promise<string> {
  const [link] = await sql<{ id: string }[]>`
    select id from mailed_links where user_id = ${userId} and purpose = ${purpose} order by id desc limit 1`;
  const path = withToken(linkPath(purpose, link?.id ?? ""));
  return new URLSearchParams(path.split("?")[1]).get("token") ?? "";
}

/** The account's address and whether it is verified. */
export async function addressOf({ id }: { id: string }): Promise<string> {
  const [row] = await sql<{ email: string; state: string }[]>`
    select email, email_state as state from users where id = ${id}`;
  return `${row?.state} ${row?.email}`;
}

/** A press of the button of a link's page. */
export const pressed = (token: string, key = newFormKey()) => ({ token, key });
