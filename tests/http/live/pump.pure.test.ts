/** The pump over a pretend feed: what it asks for, whom it tells, and how many streams a person may have. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { Pump } from "#app/http/live/pump.ts";
import { MOST_OF_A_PERSON } from "#app/http/live/streams.ts";
import type { Joining, Mark, Read } from "#app/domain/live/read-marks.ts";
import type { Over, Stream } from "#app/http/live/stream.ts";

interface Told extends Stream {
  heard: (number | "all")[];
  over: Over | "ended" | null;
}

function stream(pump: Pump, userId: string, sessionId = `ses_${userId}`): Told {
  const told: Told = {
    userId,
    sessionId,
    after: 0,
    heard: [],
    over: null,
    tell: (marks) => void told.heard.push(...marks.map(({ id }) => id)),
    tellAll: () => void told.heard.push("all"),
    beat() {},
    end(over) {
      told.over = over ?? "ended";
      pump.remove(told);
    },
  };
  return told;
}

/** Answers each query with the next of the answers, then with nothing new; counts the queries. */
function feedOf(answers: Partial<Read>[] = []) {
  const asked: { cursor: number | null; joining: string[] }[] = [];
  let open: (ids: readonly string[]) => readonly string[] = (ids) => ids;
  return {
    asked,
    openOnly: (ids: string[]) => void (open = () => ids),
    readMarks(cursor: number | null, joining: readonly Joining[]): Promise<Read> {
      asked.push({ cursor, joining: joining.map(({ userId }) => userId) });
      const missed = joining.map(() => []);
      const answer = { newest: cursor ?? 0, fresh: [], missed, more: false, ...answers.shift() };
      return Promise.resolve(answer);
    },
    stillOpen: (ids: readonly string[]) => Promise.resolve(new Set(open(ids))),
  };
}

const mark = (id: number, userId: string): Mark => ({
  id,
  userId,
  kind: "task.started",
  about: [],
});

async function until(seen: () => boolean): Promise<void> {
  while (!seen()) await nextTurn();
}

test("a process without streams asks the store nothing, and stops asking when the last stream is gone", async () => {
  const feed = feedOf();
  const pump = new Pump(feed);
  await nextTurn();
  expect(feed.asked).toEqual([]);
  const ada = stream(pump, "ada");
  pump.add(ada);
  await until(() => feed.asked.length === 2);
  pump.remove(ada);
  const count = feed.asked.length;
  await until(() => !pump.isRunning);
  expect(feed.asked.length).toBeLessThanOrEqual(count + 1);
  pump.add(ada);
  expect(feed.asked.at(-1)).toEqual({ cursor: null, joining: ["ada"] });
  pump.close();
  expect(ada.over).toBe("ended");
});

test("one query serves all streams, and each hears only its own person's rows", async () => {
  const feed = feedOf([{ newest: 3, fresh: [mark(2, "ada"), mark(3, "lin")], more: true }]);
  const pump = new Pump(feed);
  const [ada, lin, max] = [stream(pump, "ada"), stream(pump, "lin"), stream(pump, "max")];
  for (const each of [ada, lin, max]) pump.add(each);
  await until(() => feed.asked.length === 2);
  // The first stream starts the pump at once; the others join with the next query.
  expect(feed.asked.map(({ joining }) => joining)).toEqual([["ada"], ["lin", "max"]]);
  expect([ada, lin, max].map(({ heard }) => heard)).toEqual([[2], [], []]);
  pump.close();
});

test("a stream whose missed rows are forgotten is told to renew everything", async () => {
  const pump = new Pump(feedOf([{ newest: 9, missed: [null] }]));
  const ada = stream(pump, "ada");
  pump.add(ada);
  await until(() => ada.heard.length > 0);
  expect(ada.heard).toEqual(["all"]);
  pump.close();
});

test("a person's oldest stream gives way to one above the bound", () => {
  const pump = new Pump(feedOf());
  const own = Array.from({ length: MOST_OF_A_PERSON + 1 }, () => stream(pump, "ada"));
  for (const each of own) pump.add(each);
  expect(own.map(({ over }) => over)).toEqual(["many", ...own.slice(1).map(() => null)]);
  expect(pump.streams.size).toBe(MOST_OF_A_PERSON);
  pump.close();
});

test("a stream whose session has ended is over, and streams of other sessions go on", async () => {
  const feed = feedOf();
  feed.openOnly(["ses_here"]);
  const pump = new Pump(feed);
  const [gone, here] = [stream(pump, "ada", "ses_gone"), stream(pump, "ada", "ses_here")];
  pump.add(gone);
  pump.add(here);
  await until(() => gone.over !== null);
  expect([gone.over, here.over]).toEqual(["signed_out", null]);
  pump.close();
});
