/** Feels the heartbeat of each world's database: notices that it is gone without a word, that it is back, and what time it has. */
import { log } from "#app/log.server.ts";
import { followDatabase } from "#app/domain/kernel/clock.ts";
import { answeredByServer } from "./database-refusals.ts";
import { HeartbeatConnection } from "./heartbeat-connection.ts";
import { databaseOf, perWorld } from "#app/domain/kernel/world.ts";
import type { Told } from "./heartbeat-connection.ts";
import type { World } from "#app/domain/kernel/world.ts";

export interface HeartbeatListener {
  /** It answers neither on the connection that was open nor on a fresh one: nothing that was asked is worth waiting for. */
  gone(): void;
  /** It answers again, or takes changes again: connections made before are not to be trusted. */
  back(): void;
  /**
   * It answers: a connection that is silent all the same is at fault itself. With `doubt` because the connection that was open died
   * without a word, and only a fresh one answers: others will have died like it.
   */
  beat(doubt: boolean): void;
}

const EVERY_MS = 2500;
const EVERY_MS_WHILE_GONE = 500;

/** Of the connection that is open; a fresh one also has to be made. Together with the silence before: 7 s of a request's 10. */
const ANSWER_MS = 2000;
const FRESH_ANSWER_MS = 3000;
/** While it is gone, each try must end soon, so that the next one meets its return. */
const ANSWER_MS_WHILE_GONE = 1000;

/** From here on an operator should look at the machine's clock. */
export const SKEW_WORTH_SAYING_MS = 2000;

class Heartbeat {
  /** True from when nothing answered until something does. */
  gone = false;
  readOnly = false;
  /** By how much this machine's clock is ahead of the database's. */
  skewMs = 0;
  readonly #world: World;
  readonly #listeners = new Set<HeartbeatListener>();
  #line: HeartbeatConnection | null = null;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | null = null;
  #saidSkew = false;
  #known = false;

  constructor(world: World) {
    this.#world = world;
  }

  /** Begins to beat at the first listener. */
  listen(listener: HeartbeatListener): void {
    this.#listeners.add(listener);
    if (this.#timer === undefined && this.#looking === null) void this.#look(false);
  }

  forget(listener: HeartbeatListener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#drop();
  }

  /** Settles when the database was asked at least once, whatever came of it. */
  async known(): Promise<void> {
    if (!this.#known) await (this.#looking ?? this.#look(false));
  }

  /** A connection was silent for too long, or took no changes: asks at once, over a fresh connection. */
  suspect(): void {
    if (this.#listeners.size > 0 && this.#looking === null) void this.#look(true);
  }

  #look(afresh: boolean): Promise<void> {
    clearTimeout(this.#timer);
    this.#looking = this.#ask(afresh).finally(() => {
      this.#looking = null;
      this.#known = true;
      if (this.#listeners.size === 0) return this.#drop();
      const pause = this.gone ? EVERY_MS_WHILE_GONE : EVERY_MS;
      this.#timer = setTimeout(() => void this.#look(false), pause).unref();
    });
    return this.#looking;
  }

  async #ask(afresh: boolean): Promise<void> {
    const known = afresh || this.gone ? null : this.#line;
    const wasGone = this.gone;
    if (known === null || !(await this.#hears(known, ANSWER_MS))) {
      this.#drop();
      this.#line = new HeartbeatConnection(databaseOf(this.#world));
      const limit = this.gone ? ANSWER_MS_WHILE_GONE : FRESH_ANSWER_MS;
      if (!(await this.#hears(this.#line, limit))) return this.#lost();
    }
    const doubt = known !== null && this.#line !== known && !wasGone;
    for (const listener of this.#listeners) listener.beat(doubt);
  }

  async #hears(line: HeartbeatConnection, limitMs: number): Promise<boolean> {
    try {
      this.#note(await line.ask(limitMs));
      return true;
    } catch (problem) {
      // Refused in words, for example because too many are connected: it is there.
      if (!answeredByServer(problem)) return false;
      this.#drop();
      return true;
    }
  }

  #note({ readOnly, time }: Told): void {
    const returned = this.gone || (this.readOnly && !readOnly);
    if (this.gone) log.warn({ world: this.#world }, "the database answers again");
    if (readOnly && !this.readOnly)
      log.error({ world: this.#world }, "the database takes no changes");
    this.gone = false;
    this.readOnly = readOnly;
    // A connection keeps the setting it began with: what comes after is asked over a new one.
    if (readOnly) this.#drop();
    if (this.#world === "live") this.#compareClocks(followDatabase(time));
    if (returned) for (const listener of this.#listeners) listener.back();
  }

  #compareClocks(skewMs: number): void {
    this.skewMs = skewMs;
    const worthSaying = Math.abs(skewMs) > SKEW_WORTH_SAYING_MS;
    if (worthSaying && !this.#saidSkew)
      log.warn({ aheadMs: Math.round(skewMs) }, "this machine's clock is not the database's");
    this.#saidSkew = worthSaying;
  }

  #lost(): void {
    this.#drop();
    if (!this.gone) log.error({ world: this.#world }, "the database does not answer");
    this.gone = true;
    for (const listener of this.#listeners) listener.gone();
  }

  #drop(): void {
    this.#line?.cut();
    this.#line = null;
  }
}

export const heartbeat = perWorld((world) => new Heartbeat(world));
