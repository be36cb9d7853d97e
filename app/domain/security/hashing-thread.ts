/** The thread that hashes passwords. Its low priority leaves the cores to money while both want them (decision 194). */
import { setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { compareSync, hashSync } from "bcrypt";
import type { HashingAnswer, HashingWork } from "./hash-in-thread.ts";

const NICE = 10;

// Linux lowers the calling thread; other systems would lower the whole process.
if (process.platform === "linux") setPriority(NICE);

parentPort?.on("message", ({ text, against, cost }: HashingWork) => {
  const answer: HashingAnswer =
    against === null
      ? { hash: hashSync(text, cost), same: false }
      : { hash: "", same: compareSync(text, against) };
  parentPort?.postMessage(answer, []);
});
