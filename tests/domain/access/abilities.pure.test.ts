/** Who may do what: every ability for every kind of actor, as the page of abilities says. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ABILITIES } from "#app/domain/access/abilities.ts";
import type { Ability, PartyAbility, PlainAbility } from "#app/domain/access/abilities.ts";
import type { AbilityRow } from "#app/domain/access/ability-row.ts";
import { actsFor, partyOf } from "#app/domain/access/party.ts";
import type { Asker } from "#app/domain/access/party.ts";
import {
  abilityNamed,
  may,
  mayParty,
  mightEver,
  requireAbility,
  requireCommand,
  requireParty,
  wantsFactor,
} from "#app/domain/access/require-ability.ts";
import { COMMAND_NAMES } from "#app/domain/commands/command-names.ts";
import { CLOCK, DUTIES, OPERATOR, VISITOR } from "#app/domain/kernel/actor.ts";
import type { Actor, Duty, UserActor } from "#app/domain/kernel/actor.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { PLAIN_TRANSITIONS } from "#app/domain/tasks/transition-lists.ts";
import { TASK_LIFECYCLE } from "#app/domain/tasks/task-lifecycle.ts";
import { OPERATIONS } from "#app/routes/api/v1/all-operations.ts";
import { ACCESS_PAGE, accessPage, COLUMNS, readAccessPage } from "#tests/kit/access-table.ts";
import type { Column } from "#tests/kit/access-table.ts";
import { readSources } from "#tests/kit/house/source.ts";

const user = (id: string, role: UserActor["role"] = "member"): UserActor => ({
  kind: "user",
  id,
  role,
  // Staff act as staff once they signed in with a second factor.
  level: role === "staff" ? "second_factor" : "password",
});

/** A member of staff with these duties. */
const staffWith = (...duties: Duty[]): UserActor => ({ ...user("usr_staff", "staff"), duties });

const THING = { buyerId: "usr_buyer", freelancerId: "usr_freelancer" };

/** Machines and suspended people get the buyer's id where they may, to show that an id alone gives no right. */
const ACTORS: Record<Column, Actor> = {
  visitor: VISITOR,
  member: user("usr_stranger"),
  buyer: user("usr_buyer"),
  freelancer: user("usr_freelancer"),
  support: staffWith("support"),
  finance: staffWith("finance"),
  judge: staffWith("judge"),
  admin: staffWith("admin"),
  suspended: { kind: "suspended", id: "usr_buyer" },
  clock: CLOCK,
  worker: { kind: "worker", id: "usr_buyer" },
  operator: OPERATOR,
  cards: { kind: "provider", id: "cards" },
  bank: { kind: "provider", id: "bank" },
};

const NAMES = Object.keys(ABILITIES) as Ability[];
const rowOf = (name: Ability): AbilityRow => ABILITIES[name];

function outcome(work: () => unknown): string {
  try {
    work();
    return "may";
  } catch (problem) {
    if (problem instanceof Refusal) return problem.code;
    throw problem;
  }
}

const ask = (actor: Asker, name: Ability) =>
  outcome(() =>
    rowOf(name).ofParties
      ? requireParty(actor, name as PartyAbility, THING)
      : requireAbility(actor, name as PlainAbility),
  );

const page = readAccessPage();

test("the page of abilities matches the table", () => {
  expect(readFileSync(ACCESS_PAGE, "utf8"), "npm run docs:access writes it").toBe(accessPage());
  expect([...page.keys()]).toEqual(NAMES);
});

describe.each(COLUMNS)("the actor %s", (column) => {
  const actor = ACTORS[column];

  test("may do what the page says, and is refused the rest in the words of the row", () => {
    const wrong = NAMES.flatMap((name) => {
      const said = page.get(name);
      const stranger = rowOf(name).ofParties && partyOf(THING, actor) === null;
      const refusal = stranger ? "not_found" : said?.otherwise.replaceAll("`", "");
      const expected = said?.[column] === "·" ? refusal : "may";
      const got = ask(actor, name);
      return got === expected ? [] : [`${name}: ${got} instead of ${expected}`];
    });
    expect(wrong).toEqual([]);
  });

  test("gives no command that the page denies", () => {
    const given = NAMES.filter((name) => outcome(() => requireCommand(actor, name)) === "may");
    const judgedLater = (name: Ability) => rowOf(name).ofParties && actor.kind === "user";
    const denied = given.filter((name) => page.get(name)?.[column] === "·" && !judgedLater(name));
    expect(denied).toEqual([]);
  });
});

describe("an actor who is", () => {
  test("missing is a visitor", () => {
    expect(NAMES.map((name) => ask(null, name))).toEqual(NAMES.map((name) => ask(VISITOR, name)));
  });

  test("suspended may ask for their money, guard the account and leave, and do nothing else", () => {
    const mays = NAMES.filter((name) => mightEver(ACTORS.suspended, name));
    expect(mays).toEqual([
      "security.sign_in",
      "security.sign_out",
      "security.recover",
      "security.finish_recovery",
      "security.begin_recovery",
      "payouts.freeze",
      "notifications.unsubscribe",
      "closings.keep_by_mail",
      "suspended.read",
      "suspensions.ask_withdrawal",
      "suspensions.stop_withdrawal",
    ]);
  });

  test("the worker may end a batch, and do nothing else", () => {
    expect(NAMES.filter((name) => mightEver(ACTORS.worker, name))).toEqual(["batches.close_items"]);
  });

  test("the clock, the operator or a provider makes no move of a party", () => {
    for (const actor of [CLOCK, OPERATOR, ACTORS.cards, ACTORS.bank])
      expect(NAMES.filter((name) => rowOf(name).ofParties && mightEver(actor, name))).toEqual([]);
  });

  test("staff and a party acts as the party: no ruling, no case file, no second view", () => {
    const actor = { ...staffWith(...DUTIES), id: "usr_buyer" };
    expect(partyOf(THING, actor)).toBe("buyer");
    expect(ask(actor, "disputes.rule")).toBe("not_allowed");
    expect(ask(actor, "staff.disputes.read")).toBe("not_found");
    expect(ask(actor, "staff.disputes.preview")).toBe("not_allowed");
  });

  test("staff without a second factor is told so for each ability of staff, and may do what members may", () => {
    const actor: UserActor = { ...staffWith(...DUTIES), level: "password" };
    const asStaff = ["staff", ...DUTIES] as const;
    const forStaff = NAMES.filter((name) => asStaff.some((who) => rowOf(name).who.includes(who)));
    expect(forStaff.length).toBeGreaterThan(40);
    for (const name of forStaff) {
      const asked = outcome(() => requireCommand(actor, name));
      const judgedLater = rowOf(name).ofParties;
      expect([name, judgedLater ? ask(actor, name) : asked]).toEqual([name, "factor_needed"]);
      expect([name, ask(actor, name)]).toEqual([name, "factor_needed"]);
    }
    const others = NAMES.filter((name) => !forStaff.includes(name));
    const asMember = others.filter((name) => ask(actor, name) !== ask(ACTORS.member, name));
    expect(asMember).toEqual([]);
    expect(
      NAMES.filter(
        (name) => wantsFactor(actor, name) !== !mightEver(actor, name) && forStaff.includes(name),
      ),
    ).toEqual([]);
    expect(NAMES.filter((name) => wantsFactor(ACTORS.member, name))).toEqual([]);
  });

  test("a member may do nothing that is named for staff", () => {
    const named = NAMES.filter((name) => name.startsWith("staff."));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => mightEver(ACTORS.member, name))).toEqual([]);
  });

  test("staff with no duty may open the desk and make tokens, and no more than members otherwise", () => {
    const more = NAMES.filter(
      (name) => mightEver(user("usr_staff", "staff"), name) && !mightEver(ACTORS.member, name),
    );
    expect(more).toEqual(["tokens.for_staff", "staff.desk.read"]);
  });

  test("a member does not get a duty by having its name in the actor", () => {
    const actor: UserActor = { ...user("usr_stranger"), duties: DUTIES };
    expect(NAMES.filter((name) => mightEver(actor, name))).toEqual(
      NAMES.filter((name) => mightEver(ACTORS.member, name)),
    );
  });

  test("staff does all that staff may with the four duties, and what each opens differs", () => {
    const opens = (...duties: Duty[]) =>
      NAMES.filter((name) => mightEver(staffWith(...duties), name));
    const each = DUTIES.map((duty) => opens(duty));
    expect(new Set(each.flat())).toEqual(new Set(opens(...DUTIES)));
    for (const names of each) expect(names.length).toBeLessThan(opens(...DUTIES).length - 10);
    expect(new Set(each.map((names) => names.join())).size).toBe(DUTIES.length);
  });

  test("suspended, a machine or a provider acts for no other person, whatever its id", () => {
    for (const actor of [ACTORS.suspended, ACTORS.worker, CLOCK, OPERATOR, VISITOR, ACTORS.bank]) {
      expect(actsFor(actor, actor.id)).toBe(false);
      expect(partyOf({ buyerId: actor.id, freelancerId: actor.id }, actor)).toBe(
        actor === CLOCK ? "clock" : null,
      );
    }
    expect(actsFor(ACTORS.buyer, "usr_buyer")).toBe(true);
    expect(actsFor(ACTORS.buyer, undefined)).toBe(false);
  });
});

describe("an ability without a row", () => {
  test("does not compile", () => {
    // @ts-expect-error There is no such ability.
    const asked = () => may(VISITOR, "gigs.steal");
    // @ts-expect-error An ability of two parties needs the task or order.
    const blind = () => may(VISITOR, "orders.read");
    // @ts-expect-error An ability of all people takes none.
    const needless = () => mayParty(VISITOR, "gigs.search", THING);
    for (const work of [asked, blind, needless]) expect(work).toBeTypeOf("function");
  });

  test.each(["gigs.steal", "constructor", "__proto__", "toString", "", "tests.x"])(
    "%j belongs to no command",
    (name) => {
      for (const actor of Object.values(ACTORS))
        expect(() => requireCommand(actor, name)).toThrow("has no row in access/abilities.ts");
      expect(() => abilityNamed(name)).toThrow("has no row");
    },
  );
});

describe("every", () => {
  test("command has a row of abilities", () => {
    const names = [...COMMAND_NAMES];
    expect(names.length).toBeGreaterThan(80);
    expect(names.filter((name) => !Object.hasOwn(ABILITIES, name))).toEqual([]);
    expect(names.filter((name) => name.startsWith("test."))).toEqual([]);
  });

  test("operation has a row of abilities: those for staff admit staff only, the others admit members", () => {
    const shut = OPERATIONS.filter(({ ability }) => !mightEver(staffWith(...DUTIES), ability));
    expect(shut.map(({ id }) => id)).toEqual([]);
    const forMembers = OPERATIONS.filter(({ id }) => !id.startsWith("staff."));
    const shutForMembers = forMembers.filter(({ ability }) => !mightEver(ACTORS.member, ability));
    expect(shutForMembers.map(({ id }) => id)).toEqual([]);
    const forStaff = OPERATIONS.filter(({ id }) => id.startsWith("staff."));
    expect(forStaff.length).toBeGreaterThan(20);
    const openToMembers = forStaff.filter(({ ability }) => mightEver(ACTORS.member, ability));
    expect(openToMembers.map(({ id }) => id)).toEqual([]);
  });

  test("row of abilities is asked for: by a command, an operation or in words", () => {
    const text = readSources(["app"])
      .filter(({ path }) => !path.startsWith("app/domain/access/"))
      .map((source) => source.text)
      .join("\n");
    const asked = new Set<string>([...COMMAND_NAMES, ...OPERATIONS.map(({ ability }) => ability)]);
    const idle = NAMES.filter((name) => !asked.has(name) && !text.includes(`"${name}"`));
    expect(idle).toEqual([]);
  });

  test("ability of two parties is asked with the task or order given", () => {
    const text = readSources(["app/domain"])
      .map((source) => source.text)
      .join("\n");
    const byLifecycle = new Set<string>([
      ...PLAIN_TRANSITIONS.map((name) => `tasks.${name}`),
      "tasks.deliver",
      "tasks.accept_part",
      "tasks.propose_extension",
    ]);
    const blind = NAMES.filter(
      (name) =>
        rowOf(name).ofParties &&
        !byLifecycle.has(name) &&
        !new RegExp(`Party\\([^;]*"${name}"`).test(text),
    );
    expect(blind).toEqual([]);
  });

  test("transition of a task is open to the actors the lifecycle names", () => {
    const sides = { either: ["buyer", "freelancer"], other: ["buyer", "freelancer"] };
    for (const [name, { by }] of Object.entries(TASK_LIFECYCLE)) {
      const ability = `tasks.${name}`;
      if (!Object.hasOwn(ABILITIES, ability)) continue;
      const expected = by === "either" || by === "other" ? sides[by] : [by];
      expect({ ability, who: rowOf(ability as Ability).who }).toEqual({ ability, who: expected });
    }
  });
});
