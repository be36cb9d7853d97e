import { mkdirSync } from "node:fs";
import { test } from "vitest";
import { gigToEdit } from "#app/domain/catalog/my-gigs.ts";
import { editGig } from "#app/domain/catalog/save-gig.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { changeProfile, ownProfile } from "#app/domain/people/change-profile.ts";
import { setTimeOff } from "#app/domain/people/time-off/set-time-off.ts";
import { sql } from "#app/domain/store/store.ts";
import { useDemoSite } from "#tests/kit/demo-site.ts";
const site = useDemoSite({}, { checks: false });
const OUT = "/tmp/shop-private/look";
test("look", async () => {
  mkdirSync(OUT, { recursive: true });
  const { lin } = site.people;
  const ids = await sql<{ id: string; title: string; n: number; h: string; fid: string }[]>`
    select g.id, g.title, u.handle as h, u.id as fid, (select count(*)::int from reviews r where r.gig_id = g.id and r.revealed_at is not null) as n from gigs g join users u on u.id = g.freelancer_id
    where g.state = 'published' order by n desc, g.id limit 3`;
  console.log(ids);
  const best = ids[0]!;
  const who = { ...lin, id: best.fid };
  const { version, content } = await gigToEdit(who, best.id);
  await editGig(who, {
    id: best.id,
    version,
    key: newFormKey(),
    content: {
      ...content,
      queueLimit: 2,
      faq: [
        {
          question: "Do I get the source files?",
          answer: "Yes: SVG and a layered PDF, with every package.",
        },
        {
          question: "Can you do it in a day?",
          answer: "Ask me first. If my table is clear, I will.",
        },
      ],
    },
  });
  const own = await ownProfile(who);
  await changeProfile(who, {
    ...own,
    key: newFormKey(),
    skills: ["copper plate", "lettering", "logo design", "heraldry"],
    headline: "Copper-plate illustrator",
    bio: "I draw with a pen first and a computer last.",
    languages: [
      { code: "en", level: "fluent" },
      { code: "de", level: "native" },
    ],
  });
  const people = await sql<{ id: string }[]>`select id from users where id <> ${who.id} limit 9`;
  for (const [n, p] of people.entries()) {
    const [a, b] = [p.id, who.id].toSorted();
    await site.database
      .owner`insert into threads (id, first_id, second_id, opened_at, command_id) select ${"thd_look" + n}, ${a!}, ${b!}, now(), command_id from users where id = ${who.id} on conflict do nothing`.catch(
      () => {},
    );
  }
  await site.database.owner`set session_replication_role = replica`.catch(() => {});
  await sql`insert into first_messages select t.id, case when t.first_id = ${who.id} then t.second_id else t.first_id end, ${who.id}, now() - interval '3 days', now() - interval '3 days' + interval '2 hours 10 minutes' from threads t where ${who.id} in (t.first_id, t.second_id) on conflict do nothing`;
  const shoot = async (list: Array<[string, string, "lin" | "ada" | null]>) => {
    for (const [name, path, as] of list) {
      const visit = await site.visitAs(as);
      for (const [width, scheme] of [
        [360, "light"],
        [360, "dark"],
        [1280, "light"],
        [1280, "dark"],
      ] as const) {
        await visit.page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
        await visit.page.emulateMedia({ colorScheme: scheme });
        await visit.page.goto(site.origin + path);
        await visit.page.screenshot({ path: `${OUT}/${name}-${width}-${scheme}-first.png` });
        await visit.page.screenshot({
          path: `${OUT}/${name}-${width}-${scheme}.png`,
          fullPage: true,
        });
      }
      console.log(
        name,
        await visit.page.evaluate(() => document.documentElement.outerHTML.length),
        (await visit.axe()).join("\n"),
        visit.complaints,
      );
    }
  };
  await shoot([
    ["gig", `/gigs/${best.id}`, null],
    ["seller", `/sellers/${best.h}`, null],
  ]);
  const at = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await setTimeOff(who, {
    from: null,
    until: at,
    note: "At the sea until Advent.",
    key: newFormKey(),
  });
  await shoot([["away", `/gigs/${best.id}`, "ada"]]);
}, 180_000);
