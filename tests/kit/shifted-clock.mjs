/** Preloaded into a child process: sets its clock ahead by `SHIFT_MS`. */
const shift = Number(process.env["SHIFT_MS"]);
const realDate = Date;
const realInstant = Temporal.Now.instant;
const now = () => realDate.now() + shift;
globalThis.Date = class extends realDate {
  constructor(...given) {
    if (given.length === 0) super(now());
    else super(...given);
  }
  static now() {
    return now();
  }
};
Temporal.Now.instant = () => realInstant.call(Temporal.Now).add({ milliseconds: shift });
