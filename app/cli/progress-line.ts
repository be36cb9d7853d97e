/** Shows how far long work has come: one line that changes on a terminal, now and then a line of its own elsewhere. */
import type { ProgressNews } from "#app/domain/proof/progress.ts";

/** Short work says nothing. */
const PATIENCE_MS = 2000;
const LINE_EVERY_MS = 5000;
const TICK_MS = 250;

interface Screen {
  isTTY?: boolean;
  columns?: number;
  write: (text: string) => unknown;
}

/** `show` takes the newest news; `clear` ends it and leaves nothing on a terminal. */
export function progressLine(screen: Screen): {
  show: (news: ProgressNews) => void;
  clear: () => void;
} {
  const started = performance.now();
  let newest: ProgressNews = { running: [], share: 0 };
  let said = 0;
  const say = () => {
    const ms = performance.now() - started;
    if (ms < PATIENCE_MS) return;
    const text = lineOf(newest, ms);
    if (screen.isTTY === true)
      screen.write(`\r\u001B[2K${text.slice(0, (screen.columns ?? 80) - 1)}`);
    else if (performance.now() - said > LINE_EVERY_MS) {
      said = performance.now();
      screen.write(`${text}\n`);
    }
  };
  const ticking = setInterval(say, TICK_MS);
  return {
    show: (news) => {
      newest = news;
    },
    clear: () => {
      clearInterval(ticking);
      if (screen.isTTY === true) screen.write("\r\u001B[2K");
    },
  };
}

export function lineOf({ running, share }: ProgressNews, ms: number): string {
  return `  ${Math.floor(share * 100)} %  ${(ms / 1000).toFixed(0)} s  ${running.join(", ")}`;
}
