/**
 * Every operation for every role, with things of theirs, of others, and with ids of nothing. What the table of abilities does not
 * grant never succeeds, and a read that it grants is not refused for want of a right. Generated: a new operation is in it by its
 * row, and a new kind of thing makes it fail until `tests/kit/matrix/things.ts` has one.
 */
import { beforeAll, expect, test } from "vitest";
import type { AbilityRow } from "#app/domain/access/ability-row.ts";
import { ABILITIES } from "#app/domain/access/abilities.ts";
import { mightEver } from "#app/domain/access/require-ability.ts";
import { DUTIES } from "#app/domain/kernel/actor.ts";
import { overrideEnv } from "#app/env.server.ts";
import { OPERATIONS } from "#app/routes/api/v1/all-operations.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import { call } from "#tests/kit/api.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { filled, namesThing } from "#tests/kit/matrix/api-doors.ts";
import { eachOf, granted, openMatrix, RELATIONS, ROLE_NAMES } from "#tests/kit/matrix/roles.ts";
import type { MatrixScene, Relation, Role } from "#tests/kit/matrix/roles.ts";

useDatabase();
let scene: MatrixScene;
beforeAll(async () => {
  const restore = overrideEnv({ apiRequestsPerMinute: 1_000_000 });
  scene = await openMatrix();
  return () => restore();
});

const DENIALS = [401, 403, 404];

interface Answer {
  status: number;
  code: string;
}

/** The relations worth a request: where the door refuses the role before it reads an id, one is enough. */
function relationsFor({ actor }: Role, { ability }: Operation): readonly Relation[] {
  return actor?.kind === "user" && mightEver(actor, ability) ? RELATIONS : ["foreign"];
}

/** Programs need a token, and operations of the sandbox one of the sandbox. */
function grants(role: Role, operation: Operation, relation: Relation): boolean {
  if (role.token === null || operation.sandboxOnly === true) return false;
  return granted(role, operation.ability, relation, namesThing(operation));
}

async function ask(operation: Operation, role: Role): Promise<string[]> {
  const answers = new Map<Relation, Answer>();
  const marks = new Set<string>();
  for (const relation of relationsFor(role, operation)) {
    const things = role.things[relation];
    if (things === undefined) continue;
    const { path, sent, mark } = filled(operation, things);
    // A granted command would change things; the tour gives each of them with success.
    const skipped = operation.command !== null && grants(role, operation, relation);
    if (skipped || marks.has(mark)) continue;
    marks.add(mark);
    const { status, body } = await call(role.token, operation.method, path, sent);
    const { code } = body;
    answers.set(relation, { status, code: typeof code === "string" ? code : "" });
  }
  return [...answers].flatMap(([relation, answer]) => {
    const problem = grants(role, operation, relation)
      ? DENIALS.includes(answer.status) && "is refused"
      : wronglyAnswered(
          answer,
          answers.get("missing"),
          granted(role, "orders.read", relation, true),
        );
    return problem === false
      ? []
      : [
          `${operation.id} as ${role.name}, ${relation}: ${problem}, ${answer.status} ${answer.code}`,
        ];
  });
}

/**
 * A denied call fails for want of a right, or in the words that the same call gets for an id of nothing. Readers of an order are
 * told that none of its tasks can take the step.
 */
function wronglyAnswered(
  { status, code }: Answer,
  missing: Answer | undefined,
  readsOrder: boolean,
): string | false {
  if (status < 300) return "succeeds";
  const denies = DENIALS.includes(status) || code === missing?.code;
  return denies || (readsOrder && code === "empty_list") ? false : "is refused for another reason";
}

test.each(ROLE_NAMES)("no operation succeeds for %s without a grant", async (name) => {
  const role = scene.roles.find((one) => one.name === name);
  if (role === undefined) throw new Error(`There is no ${name}.`);
  expect(await eachOf(OPERATIONS, (operation) => ask(operation, role))).toEqual([]);
});

test("a token without the scope staff has none of its holder's duties", async () => {
  const named = OPERATIONS.filter(({ ability }) => {
    const { who }: AbilityRow = ABILITIES[ability];
    return [...DUTIES, "staff" as const].some((one) => who.includes(one));
  });
  expect(named.length).toBeGreaterThan(30);
  expect(await eachOf(named, (operation) => ask(operation, scene.unscoped))).toEqual([]);
});
