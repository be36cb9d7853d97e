/** The end of an account leaves nothing that describes its person: no languages, no time zone, no picture, no address. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { verifyEmail } from "#app/domain/people/addresses/verify-email.ts";
import { savePicture } from "#app/domain/people/profile/save-picture.ts";
import { stopRecovery } from "#app/domain/security/recovery/stop-recovery.ts";
import { sql } from "#app/domain/store/store.ts";
import { mailedToken, opened, pressed } from "#tests/kit/addresses.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { publishedGig, readyPicture } from "#tests/kit/gig-pictures.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { waitingRecovery } from "#tests/kit/recovery-scene.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { closed, plainPerson } from "./closing-scene.ts";

const database = useDatabase();
const clock = useMovedClock();
useQuickPasswords();

test("a closed account has lost the languages, the time zone, the picture and the addresses of its person", async () => {
  const who = await plainPerson();
  const portrait = { smallKey: "small", largeKey: "large", sha256: "0", key: newFormKey() };
  await savePicture(who, { ...portrait, crop: { x: 0, y: 0, size: 100 } as never });
  const shown = await readyPicture(who, await publishedGig(who), "A wren");
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update users set time_zone = 'Asia/Tokyo', languages = '[{"code":"ja","level":"native"}]' where id = ${who.id}`;
  });
  await waitingRecovery(who.id);
  await stopRecovery(who);
  clock.pass(72);
  await closed(who, clock);
  const [left] = await sql`
    select u.state, u.languages, u.time_zone as zone,
           (select count(*)::int from profile_pictures p where p.user_id = u.id and p.small_key is not null) as pictures,
           (select state from shown_pictures where id = ${shown}) as shown,
           (select count(*)::int from recoveries r where r.user_id = u.id and r.email <> '') as recoveries,
           (select count(*)::int from mailed_links l where l.user_id = u.id and l.email <> '') as links
    from users u where u.id = ${who.id}`;
  expect(left).toEqual({
    state: "closed",
    languages: [],
    zone: null,
    pictures: 0,
    shown: "removed",
    recoveries: 0,
    links: 0,
  });
});

test("a person who verified their address by its link closes the account, and the books are right afterwards", async () => {
  const who = await opened("leaving");
  await verifyEmail(pressed(await mailedToken(who.id, "verify_email")));
  await closed(who, clock);
  const [left] = await sql`select state, email from users where id = ${who.id}`;
  expect(left).toEqual({ state: "closed", email: null });
});
