/** The first call with a sandbox token: the twin, its counterparts and the token's copy are made once. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { inWorld } from "#app/domain/kernel/world.ts";
import { moveIn } from "#app/domain/sandbox/move-in.ts";
import { partiesOf } from "#app/domain/sandbox/sandbox-people.ts";
import { ownTokens } from "#app/domain/security/api-tokens.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { useSandbox } from "#tests/kit/sandbox.ts";

useDatabase();
useSandbox();

changesOnce("move into the sandbox", async () => {
  const who = await person(`guest-${newFormKey().slice(0, 8)}`);
  await tokenOf(who, { mode: "sandbox" });
  const [token] = await ownTokens(who);
  const tokenId = token?.id ?? "";
  return {
    call: () => inWorld("sandbox", () => moveIn(tokenId)),
    effect: () =>
      inWorld("sandbox", async () => {
        const [copied] = await sql<{ mode: string; hash: string }[]>`
            select mode, hash from api_tokens where id = ${tokenId}`;
        if (copied === undefined) return null;
        const ids = Object.values(await partiesOf({ ...who, tokenId, sandbox: true }));
        const people = await sql`
            select email, password_hash from users where id = any(${ids}::text[])`;
        const [gigs] = await sql<{ count: number }[]>`
            select count(*)::int as count from gigs where freelancer_id = any(${ids}::text[])`;
        return { ...copied, people: [...people], gigs: gigs?.count };
      }),
    once: {
      mode: "sandbox",
      // No secret is copied: tokens are checked in the live world.
      hash: `none: ${tokenId}`,
      people: Array.from({ length: 3 }, () => ({ email: null, password_hash: null })),
      gigs: 2,
    },
  };
});
