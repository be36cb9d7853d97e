/** The people of the matrix of rights, and what the table of abilities grants each of them. */
import { ABILITIES } from "#app/domain/access/abilities.ts";
import type { Ability, PartyAbility, PlainAbility } from "#app/domain/access/abilities.ts";
import type { AbilityRow } from "#app/domain/access/ability-row.ts";
import type { Asker, Parties } from "#app/domain/access/party.ts";
import { isStaffRole } from "#app/domain/access/party.ts";
import { may, mayParty } from "#app/domain/access/require-ability.ts";
import { DUTIES } from "#app/domain/kernel/actor.ts";
import type { Duty, UserActor } from "#app/domain/kernel/actor.ts";
import { SCOPE_NAMES } from "#app/domain/security/token-scopes.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import { tellEverybody } from "#tests/routes/api/tour/tour-scene.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { person } from "#tests/kit/cast.ts";
import { suspended } from "#tests/kit/suspension-scene.ts";
import { missingThings, staffThings, thingsOf, toldTo } from "./things.ts";
import type { Owned, Things } from "./things.ts";

/** How a thing relates to a role: theirs as the buyer or as the freelancer, other people's, or not there. */
export const RELATIONS = ["bought", "sold", "foreign", "missing"] as const;
export type Relation = (typeof RELATIONS)[number];

export interface Role {
  name: string;
  /** As the pages see them; null is a visitor. */
  actor: Asker;
  cookie: string;
  token: string | null;
  /** The things of each relation; a visitor has none of their own. */
  things: Partial<Record<Relation, Things>>;
  /** The parties of those things. */
  parties: Partial<Record<Relation, Parties>>;
}

interface Member {
  name: string;
  actor: UserActor;
  owned: Owned;
}

/** One person of each role with things of their own; all of them deal with `partner`. */
async function members(partner: UserActor): Promise<Member[]> {
  const made: Member[] = [];
  const join = async (name: string, duties: readonly Duty[] = []) => {
    const handle = `matrix-${name.replaceAll(" ", "-")}`;
    const actor = await person(handle, duties.length === 0 ? "member" : "staff", duties);
    made.push({ name, actor, owned: await thingsOf(actor, partner) });
  };
  await join("member");
  await join("suspended");
  for (const duty of DUTIES) await join(duty, [duty]);
  await join("all duties", DUTIES);
  return made;
}

const SUSPENDED = "suspended";

/** The names of the roles, for tests of their own each. */
export const ROLE_NAMES = ["visitor", "member", SUSPENDED, ...DUTIES, "all duties"] as const;

/** What every role has in common: things of two other people, things of staff, and ids of nothing. */
type Common = Pick<Role, "things" | "parties"> & { forStaff: Things };

async function roleOf({ name, actor, owned }: Member, common: Common, partner: UserActor) {
  const told = await toldTo(actor);
  const token = await tokenOf(actor);
  const out = name === SUSPENDED ? await suspended(actor, 0n) : null;
  const from = { address: "127.0.0.1", agent: "Matrix" };
  // Staff act as staff after a second step only.
  const level = isStaffRole(actor.role) ? "second_factor" : "password";
  const session = await startSession(actor.id, out === null ? level : "suspended", from);
  const [me, they] = [actor.id, partner.id];
  return {
    name,
    actor: out ?? actor,
    cookie: `farthing=${session.token}`,
    token,
    things: {
      ...common.things,
      bought: { ...common.forStaff, ...owned.bought, ...told },
      sold: { ...common.forStaff, ...owned.sold, ...told },
    },
    parties: {
      ...common.parties,
      bought: { buyerId: me, freelancerId: they },
      sold: { buyerId: they, freelancerId: me },
    },
  };
}

export interface MatrixScene {
  roles: Role[];
  /** All duties and a token without the scope `staff`: acts as a member. */
  unscoped: Role;
}

export async function openMatrix(): Promise<MatrixScene> {
  const partner = await person("matrix-partner");
  const [zoe, tom] = [await person("matrix-zoe"), await person("matrix-tom")];
  const foreign = await thingsOf(zoe, tom);
  const all = await members(partner);
  await tellEverybody();
  const blamed = await person("matrix-blamed");
  await suspended(blamed, 0n);
  const forStaff = await staffThings(await person("matrix-chief", "staff"), blamed);
  const others = { ...forStaff, ...foreign.bought, ...(await toldTo(zoe)) };
  const parties = { foreign: { buyerId: zoe.id, freelancerId: tom.id } };
  const common = { things: { foreign: others, missing: missingThings() }, parties, forStaff };
  const visitor: Role = { name: "visitor", actor: null, cookie: "", token: null, ...common };
  const roles: Role[] = [visitor];
  for (const one of all) roles.push(await roleOf(one, common, partner));
  const chief = all.at(-1);
  const last = roles.at(-1);
  if (chief === undefined || last === undefined) throw new Error("There is no staff.");
  const scopes = SCOPE_NAMES.filter((name) => name !== "staff");
  const token = await tokenOf(chief.actor, { scopes });
  const actor: UserActor = { ...chief.actor, role: "member" };
  return { roles, unscoped: { ...last, name: "no scope", actor, token } };
}

/** A few at a time. Returns the problems. */
export async function eachOf<T>(list: readonly T[], work: (one: T) => Promise<string[]>) {
  const wrong: string[] = [];
  const rest = [...list];
  const take = async () => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift())
      wrong.push(...(await work(one)));
  };
  await Promise.all(Array.from({ length: 6 }, take));
  return wrong;
}

/** Whether the table grants the role the ability for things of this relation. `named`: the address names a thing. */
export function granted(role: Role, ability: Ability, relation: Relation, named: boolean): boolean {
  const row: AbilityRow = ABILITIES[ability];
  if (named && relation === "missing") return false;
  if (row.ofParties) {
    const parties = role.parties[relation];
    return parties !== undefined && mayParty(role.actor, ability as PartyAbility, parties);
  }
  if (!may(role.actor, ability as PlainAbility)) return false;
  if (!named || relation !== "foreign") return true;
  // An owner has the ability for their own things only.
  return !row.who.includes("owner");
}
