/** House rule: lists keyed by task transitions are in the lifecycle's tables; other code computes from its columns. */
import { TASK_TRANSITIONS } from "#app/domain/tasks/task-lifecycle.ts";
import { code, lineOf } from "./source.ts";
import type { Source } from "./source.ts";

const NAMES = new Set<string>(TASK_TRANSITIONS);

/** Two names together may be chance or a special case; three count as a list. */
const A_LIST = 3;

/** Files that may hold such a list, each with the reason. */
const MAY: Record<string, string> = {
  "app/domain/tasks/task-lifecycle.ts": "the table of what transitions do",
  "app/domain/tasks/deadline-words.ts":
    "the table of the deadlines' words, which has a row for each clock",
  "app/domain/tasks/task-words.ts": "the table of their words, which has a row for each of them",
  "app/domain/commands/command-names.ts":
    "names of commands, which the compiler compares with what is given",
  "app/domain/commands/former-names.ts": "names of earlier releases stay as they were",
  "app/domain/events/data-fields.ts": "an earlier room; a test compares it with the batches' verbs",
};

/** Transition names between two brackets: keys and strings of one statement, and cases of a switch. */
interface Frame {
  opened: number;
  names: Set<string>;
  cases: Set<string>;
}

const TOKEN = /`|"([^"\n\\]|\\.)*"|(?<![A-Za-z])'([^'\n\\]|\\.)*'|[[\](){};]|[\w$]+/g;

export function strayTransitions(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => path.startsWith("app/") && !(path in MAY))
    .flatMap((source) => {
      const text = withoutTemplates(code(source));
      return listsIn(text).map(
        ({ opened, names }) =>
          `${source.path}:${lineOf(text, opened)}: lists the transitions ${[...names].join(", ")}; make it a column of tasks/task-lifecycle.ts`,
      );
    });
}

/** Removes template literals: SQL and sentences are not lists. */
function withoutTemplates(text: string): string {
  return text.replace(/`(?:[^`\\]|\\.)*`/g, (template) => template.replace(/[^\n]/g, " "));
}

function listsIn(text: string): Array<{ opened: number; names: Set<string> }> {
  const found: Array<{ opened: number; names: Set<string> }> = [];
  const stack: Frame[] = [{ opened: 0, names: new Set(), cases: new Set() }];
  const end = ({ opened, names }: Pick<Frame, "opened" | "names">) => {
    if (names.size >= A_LIST) found.push({ opened, names });
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const frame = stack.at(-1);
    if (frame === undefined) return found;
    if ("([{".includes(token)) stack.push({ opened: index, names: new Set(), cases: new Set() });
    else if (")]}".includes(token)) {
      end(frame);
      end({ ...frame, names: frame.cases });
      if (stack.length > 1) stack.pop();
    } else if (token === ";") {
      end(frame);
      frame.names = new Set();
    } else {
      const name = token.replace(/^["']|["']$/g, "");
      const isString = name !== token;
      if (!NAMES.has(name)) continue;
      if (text.slice(index - 5, index) === "case ") frame.cases.add(name);
      else if (isString || isKey(text, index, token)) frame.names.add(name);
    }
  }
  return found;
}

/** True for keys: `{ start: …` or `, start: …`. */
function isKey(text: string, index: number, word: string): boolean {
  const before = text.slice(0, index).trimEnd().at(-1);
  return (before === "{" || before === ",") && /^\s*:/.test(text.slice(index + word.length));
}
