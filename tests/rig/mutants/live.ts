/** Mutants of live pages: who hears, in which order, and what ends a stream. */
import type { Mutant } from "#tests/rig/mutant.ts";

const FEED = ["tests/domain/live/feed.test.ts"];
const PUMP = ["tests/http/live/pump.pure.test.ts"];
const STREAM = ["tests/http/live/stream.pure.test.ts"];

export const LIVE_MUTANTS: readonly Mutant[] = [
  {
    name: "a browser catches up with other people's rows",
    file: "app/domain/live/read-marks.ts",
    find: "where user_id = j.person and id > j.after",
    put: "where id > j.after",
    tests: FEED,
    only: "comes back",
  },
  {
    name: "a browser from before the forgotten rows is not told",
    file: "app/domain/live/read-marks.ts",
    find: "case when j.gone then null else m.rows end",
    put: "m.rows",
    tests: FEED,
    only: "forgotten",
  },
  {
    name: "an event that is told twice is two rows",
    file: "app/domain/live/write-marks.ts",
    find: `select p.person, m."eventId", m.kind`,
    put: "select p.person, null, m.kind",
    tests: FEED,
    only: "both parties",
  },
  {
    name: "a session that has ended opens a stream",
    file: "app/domain/live/stream-sessions.ts",
    find: "s.revoked_at is null and s.expires_at",
    put: "s.expires_at",
    tests: FEED,
    only: "found by its token",
  },
  {
    name: "every stream hears every row",
    file: "app/http/live/pump.ts",
    find: "for (const stream of this.streams.of(userId))",
    put: "for (const stream of userId ? this.streams.all() : [])",
    tests: PUMP,
    only: "only its own",
  },
  {
    name: "streams outlive their sessions",
    file: "app/http/live/pump.ts",
    find: "if (!open.has(stream.sessionId)) stream.end",
    put: "if (open.size > looked.length) stream.end",
    tests: PUMP,
    only: "session has ended",
  },
  {
    name: "a person has as many streams as they open",
    file: "app/http/live/streams.ts",
    find: `oldest.end("many");`,
    put: "",
    tests: PUMP,
    only: "gives way",
  },
  {
    name: "a client that never reads is waited for",
    file: "app/http/live/stream.ts",
    find: "if (response.writableLength > MOST_WAITING_BYTES) response.destroy();",
    put: "if (response.writableLength > 2 * MOST_WAITING_BYTES) response.destroy();",
    tests: STREAM,
    only: "never reads",
  },
  {
    name: "a row is sent again after a reconnection",
    file: "app/http/live/stream.ts",
    find: "marks.filter(({ id }) => id > last)",
    put: "marks.filter(({ id }) => id > 0)",
    tests: STREAM,
    only: "each row once",
  },
];
