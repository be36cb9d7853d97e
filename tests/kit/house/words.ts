/** House rule: words allowed only in some files: the clock, the environment, the network, floats near money. */
import { code, importsOf, lineOf } from "./source.ts";
import type { Source } from "./source.ts";

interface WordRule {
  words: RegExp;
  where: RegExp;
  except: RegExp;
  say: string;
}

const NOWHERE = /^$/;

const RULES: WordRule[] = [
  {
    words: /\bprocess\.env\b/g,
    where: /^(app|db)\//,
    except: /^app\/env\.server\.ts$/,
    say: "reads the environment; settings come from app/env.server.ts",
  },
  {
    words: /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b/g,
    where: /^(app|db)\//,
    except: /^app\/domain\/kernel\/clock\.ts$/,
    say: "asks what time it is; the clock is app/domain/kernel/clock.ts",
  },
  {
    words: /\benv\.databaseUrl\b/g,
    where: /^app\//,
    except: /^app\/domain\/(kernel\/world|setup\/prepare-sandbox)\.ts$/,
    say: "is where the live books are; ask databaseOf(world()) of kernel/world.ts",
  },
  {
    words: /(?<![.\w#])fetch\(/g,
    where: /^(app|db)\//,
    except: /^app\/gateways\//,
    say: "opens a connection to others; only app/gateways/ does",
  },
  {
    words: /\sstyle=[{"']/g,
    where: /\.tsx$/,
    except: NOWHERE,
    say: "has an inline style, which the content security policy blocks; use a class",
  },
  {
    words: /\bdangerouslySetInnerHTML\b/g,
    where: /\.tsx$/,
    except: NOWHERE,
    say: "writes raw HTML",
  },
  {
    words: /\b(test|it|describe)\.(skip|only|todo|fails)\b/g,
    where: /^tests\//,
    // It contains the examples of the rules.
    except: /^tests\/house\.test\.ts$/,
    say: "leaves a test out",
  },
];

export function wrongWords(sources: Source[]): string[] {
  return sources.flatMap((source) => {
    const text = code(source);
    return RULES.filter(({ where, except }) => where.test(source.path) && !except.test(source.path))
      .flatMap(({ words, say }) => [...text.matchAll(words)].map((hit) => ({ hit, say })))
      .map(
        ({ hit, say }) => `${source.path}:${lineOf(text, hit.index + 1)}: ${hit[0].trim()} ${say}`,
      );
  });
}

const FLOATS = /(?<![.\w])Number\(|\bparseFloat\(|\bMath\.(round|floor|ceil|trunc)\(|\.toFixed\(/g;
const MONEY = /micros|\bMoney\b|\bmoney\b/i;

/**
 * Floats in files about money. A comment `not money: …`, on the line or the one above, exempts it with a reason,
 * e.g. a pixel.
 */
export function floatsNearMoney(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => /^(app|db)\//.test(path))
    .flatMap((source) => {
      const text = code(source);
      if (!MONEY.test(text)) return [];
      const lines = source.text.split("\n");
      return [...text.matchAll(FLOATS)].flatMap((hit) => {
        const line = lineOf(text, hit.index);
        const said = `${lines[line - 2] ?? ""}${lines[line - 1] ?? ""}`;
        if (/not money: \S/.test(said)) return [];
        return [`${source.path}:${line}: ${hit[0]} near money; amounts are bigint micros`];
      });
    });
}

/** Imports of drizzle outside db/ and the domain. */
export function strayDrizzle(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => !/^(db|app\/domain|tests)\//.test(path))
    .filter((source) => importsOf(source).some(({ wanted }) => wanted.startsWith("drizzle-orm")))
    .map(({ path }) => `${path}: imports drizzle; queries live in db/ and app/domain/`);
}

/** Marks of unfinished work. */
export function unfinished(sources: Source[]): string[] {
  return sources.flatMap(({ path, text }) =>
    [...text.matchAll(/\b(TODO|FIXME|XXX|HACK)\b/g)]
      .filter(() => !path.startsWith("tests/kit/house/") && path !== "tests/house.test.ts")
      .map((hit) => `${path}:${lineOf(text, hit.index)}: ${hit[0]}`),
  );
}
