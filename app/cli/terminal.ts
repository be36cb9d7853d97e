/** Output of commands on the terminal. */

/** A problem the operator can solve: printed without a stack; the command ends with status 1. */
export class OperatorProblem extends Error {
  override name = "OperatorProblem";
}

/** Prints to the error stream, which programs reading the output do not parse. */
export function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs a step; prints its duration when it takes longer than a second. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const waiting = setTimeout(() => say(`${title} …`), 1000);
  const ticking = setInterval(() => {
    say(`  still ${title.charAt(0).toLowerCase()}${title.slice(1)} (${seconds(started)})`);
  }, 10_000);
  try {
    const result = await work();
    if (performance.now() - started > 1000) say(`  done in ${seconds(started)}`);
    return result;
  } finally {
    clearTimeout(waiting);
    clearInterval(ticking);
  }
}

function seconds(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}
