/**
 * Every page and every form for every role, with things of theirs, of others, and with ids of nothing: what the table of
 * abilities does not grant never opens and never succeeds, and a page that it grants opens. Generated from the table of routes: a
 * new route is in it by its row, and one with a gap makes it fail until `tests/kit/matrix/page-doors.ts` fills it. In the suite a
 * page that is granted to several roles is opened by one of them, by another one in each run; `npm run rig -- page-rights` opens it
 * for each. Every page and every form's address that is denied is asked in each run, with the forms that were seen in it.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ability } from "#app/domain/access/abilities.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { addressOf, namesThing, pageDoors } from "#tests/kit/matrix/page-doors.ts";
import type { PageDoor } from "#tests/kit/matrix/page-doors.ts";
import { eachOf, granted, openMatrix, RELATIONS, ROLE_NAMES } from "#tests/kit/matrix/roles.ts";
import type { Relation, Role } from "#tests/kit/matrix/roles.ts";
import { postForms } from "#tests/kit/page-forms.ts";
import type { PageForm } from "#tests/kit/page-forms.ts";
import { patternOf } from "#tests/kit/page-patterns.ts";
import { closeRaw, sendRaw } from "#tests/kit/raw-request.ts";
import type { RawAnswer } from "#tests/kit/raw-request.ts";
import { startSite } from "#tests/kit/site.ts";
import type { RunningSite } from "#tests/kit/site.ts";
import { isWhole, turnOfRun } from "#tests/kit/whole-test.ts";

const database = useDatabase();
const doors = pageDoors();
const whole = isWhole("page-rights");
const turn = turnOfRun(ROLE_NAMES.length);
let roles: Role[];
let site: RunningSite;
beforeAll(async () => {
  ({ roles } = await openMatrix());
  site = await startSite(database.url, { FORMS_PER_MINUTE: "100000", LOG_LEVEL: "error" });
});
afterAll(async () => {
  closeRaw();
  await site?.stop();
});

/** Pages that are granted by their ability and open for a narrower case only: pattern → when. */
const NARROWER: Record<string, string> = {
  "/files/:id": "its bytes are in the store of this process, not of the site",
  "/sign-in": "a suspended person who is signed in has one page",
  "/sign-in/second": "only after the right password",
  "/not-me": "only with the link of the mail, or signed in",
  "/first-staff": "only with the link, while there is no staff",
  "/stop-withdrawal": "only with the link of the mail",
  "/messages/new": "only with the handle of another person",
  "/block": "only about a person who is named in the address, and not about oneself",
  "/messages/lines/:id/report": "the person who got the message",
  "/gigs/:id/order": "nobody orders their own gig",
  "/tasks/:id/accept_part": "the buyer alone, in the state of the task",
  "/tasks/:id/:transition": "the party whose step it is, in the state of the task",
  "/orders/:id/:transition": "the party whose step it is, in the state of the task",
  "/orders/:id/lines/:position/fund": "the buyer alone, for the next line",
  "/orders/:id/changes/new": "the parties alone, while the order runs",
  "/orders/:id/files": "the parties alone, while the order runs",
  "/tasks/:id/dispute": "while there is none",
  "/disputes/:id/concede": "the parties alone",
  "/admin/disputes/:id": "staff who are no party",
  "/admin/reviews/:id": "staff who are no party",
  "/admin/people/:id/invitation": "people who came with an import",
  "/sandbox/cards/:ref": "in the sandbox of a token",
};

/** What was said of each page with forms, by pattern. */
const forms = new Map<string, PageForm[]>();

function keepForms(door: PageDoor, html: string): void {
  for (const form of postForms(html)) {
    const [path = ""] = (form.action ?? "").split("?");
    const pattern = path === "" ? door.pattern : patternOf(path);
    if ((forms.get(pattern)?.length ?? 0) < 6)
      forms.set(pattern, [...(forms.get(pattern) ?? []), form]);
  }
}

const AWAY = /^\/(sign-in|suspended)(\?|$)/;
const isAway = ({ headers }: RawAnswer) => AWAY.test(headers.location ?? "");
const opened = ({ status }: RawAnswer) => status >= 200 && status < 300;
const refused = (answer: RawAnswer) => [401, 403, 404].includes(answer.status) || isAway(answer);

interface Visit {
  door: PageDoor;
  role: Role;
  relation: Relation;
  path: string;
  grants: boolean;
}

/** Each address once for the role, with the relations that change it. */
function visits(name: string, ability: (door: PageDoor) => Ability | null | undefined): Visit[] {
  const role = roles.find((one) => one.name === name);
  if (role === undefined) throw new Error(`There is no ${name}.`);
  return doors.flatMap((door) => {
    const asked = ability(door);
    if (asked === undefined || asked === null) return [];
    const seen = new Set<string>();
    return RELATIONS.flatMap((relation): Visit[] => {
      const things = role.things[relation];
      if (things === undefined) return [];
      const path = addressOf(door.pattern, things);
      if (seen.has(path)) return [];
      seen.add(path);
      const grants = granted(role, asked, relation, namesThing(door.pattern));
      return [{ door, role, relation, path, grants }];
    });
  });
}

/** Visits that open the same page, for things that relate to their role in the same way. */
const pageOf = ({ door, relation }: Visit) =>
  namesThing(door.pattern) ? `${door.pattern} ${relation}` : door.pattern;

/** The roles by the pages that are granted to them. */
function openers(): Map<string, string[]> {
  const all = ROLE_NAMES.flatMap((name) => visits(name, ({ opens }) => opens));
  const byPage = Map.groupBy(
    all.filter(({ grants }) => grants),
    pageOf,
  );
  return new Map([...byPage].map(([page, made]) => [page, made.map(({ role }) => role.name)]));
}

/** Whether this granted visit is made: in the whole each is, in the suite that of the role whose turn it is. */
function isMade(visit: Visit, granted: Map<string, string[]>): boolean {
  const able = granted.get(pageOf(visit)) ?? [];
  return whole || able[(doors.indexOf(visit.door) + turn) % able.length] === visit.role.name;
}

const words = ({ door, role, relation }: Visit, { status }: RawAnswer) =>
  `${door.pattern} as ${role.name}, ${relation}: ${status}`;

test.each(ROLE_NAMES)("pages open for %s where the table grants them", async (name) => {
  const all = visits(name, ({ opens }) => opens);
  expect(all.length).toBeGreaterThan(50);
  const able = openers();
  const made = all.filter((visit) => !visit.grants || isMade(visit, able));
  const wrong = await eachOf(made, async (visit) => {
    const { door, role, path, grants } = visit;
    const headers = { cookie: role.cookie };
    const answer = await sendRaw(site.origin, { method: "GET", path, headers });
    if (!grants) return opened(answer) ? [words(visit, answer)] : [];
    if (opened(answer)) keepForms(door, answer.body);
    const narrower = Object.hasOwn(NARROWER, door.pattern);
    return refused(answer) && !narrower ? [words(visit, answer)] : [];
  });
  expect(wrong).toEqual([]);
});

/** After the pages, whose forms it sends. */
test.each(ROLE_NAMES)("forms of %s are carried out where the table grants them", async (name) => {
  const denied = visits(name, ({ takes }) => takes).filter(({ grants }) => !grants);
  expect(denied.length).toBeGreaterThan(20);
  const wrong = await eachOf(denied, async (visit) => {
    const sent = forms.get(visit.door.pattern) ?? [];
    for (const form of sent.length === 0 ? [null] : sent) {
      const key = newFormKey();
      const answer = await post(visit, form, key);
      if (opened(answer)) return [words(visit, answer)];
      // A refused form may lead on to a page that is granted; a form that was carried out has left its command.
      const done = answer.status < 400 && !isAway(answer) ? await commandOf(key) : undefined;
      if (done !== undefined && !granted(visit.role, done, visit.relation, true))
        return [`${words(visit, answer)} did ${done}`];
    }
    return [];
  });
  expect(wrong).toEqual([]);
});

async function commandOf(key: string): Promise<Ability | undefined> {
  const [row] = await database.owner<{ name: Ability }[]>`
    select name from commands where idempotency_key like ${`%${key}%`}`;
  return row?.name;
}

/** Sends the form as its page sends it: with its values, and a word where a person types. */
function post({ role, path }: Visit, form: PageForm | null, key: string): Promise<RawAnswer> {
  const fields = (form?.fields ?? []).filter(({ on, kind }) => on && kind !== "file");
  const pairs: [string, string][] = fields.map(({ name, value }) => [name, value || "1"]);
  const [button] = form?.buttons ?? [];
  if (button !== undefined) pairs.push(["verb", button]);
  const body = new URLSearchParams([...pairs.filter(([name]) => name !== "key"), ["key", key]]);
  return sendRaw(site.origin, {
    method: "POST",
    path,
    headers: {
      cookie: role.cookie,
      origin: site.origin,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: body.toString(),
  });
}
