/** The type of lifecycle tables (states and the steps between them), and the questions asked of each. */

export interface Step<State extends string> {
  /** Empty for the step that creates the thing. */
  from: readonly State[];
  /** Several where the money decides: `refunded` when all went back, `split` when a part was released before. */
  to: readonly State[];
  /** True where the thing stays in its state: of several states in `from`, none leads to another. */
  stays?: true;
}

export type Lifecycle<Name extends string, State extends string> = Record<Name, Step<State>>;

/** Every pair of states the table allows, as rows of `lifecycle_steps`; '' means "does not exist yet". */
export function stepsOf<State extends string>(
  lifecycle: Record<string, Step<State>>,
): Array<{ from: State | ""; to: State }> {
  const pairs = new Map<string, { from: State | ""; to: State }>();
  for (const step of Object.values(lifecycle)) {
    if (step.stays === true) continue;
    for (const from of step.from.length === 0 ? ([""] as const) : step.from) {
      for (const to of step.to) {
        if (from !== to) pairs.set(`${from}>${to}`, { from, to });
      }
    }
  }
  return [...pairs.values()];
}

/** Whether a step may begin from a state. */
export function beginsFrom<State extends string>(step: Step<State>, state: State): boolean {
  return step.from.includes(state);
}
