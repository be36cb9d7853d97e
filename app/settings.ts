/** Every setting from the environment: validation and default. `.env.example` explains them. */
import { isIP } from "node:net";
import { z } from "zod";
import { decimal, parseAmount } from "#app/domain/kernel/money.ts";
import { issueWords } from "#app/domain/kernel/issue-words.ts";
import { isCronLine } from "#app/domain/kernel/cron-line.ts";
import { isLoopbackUrl } from "#app/domain/kernel/loopback.ts";

/** Whole numbers in plain digits; refuses signs, exponents, hex and blanks. */
function whole(fallback: number, min: number, max: number) {
  return z
    .string()
    .trim()
    .regex(/^\d{1,15}$/, "must be a whole number")
    .transform((text) => Number.parseInt(text, 10))
    .refine((n) => n >= min && n <= max, `must be between ${min} and ${max}`)
    .default(fallback);
}

/** Amounts: decimals in units of the currency, stored as micros. */
function amount(fallback: string) {
  const read = (text: string) => parseAmount(text);
  return z
    .string()
    .default(fallback)
    .transform((text, check) => {
      const parsed = read(text);
      if ("micros" in parsed) return parsed.micros;
      check.addIssue({ code: "custom", message: `must be an amount such as ${fallback}` });
      return z.NEVER;
    });
}

const yesNo = (fallback: boolean) =>
  z
    .enum(["true", "false", "1", "0", "yes", "no"], "must be true or false")
    .transform((text) => text === "true" || text === "1" || text === "yes")
    .default(fallback);

const origin = z
  .string()
  .trim()
  .transform((text) => text.replace(/\/+$/, ""))
  .refine((text) => {
    try {
      return /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
    } catch {
      return false;
    }
  }, "must be an origin such as https://farthing.example, without a path");

/** An address of this machine to listen on. */
const bindAddress = z
  .string()
  .trim()
  .refine(
    (text) => text === "localhost" || isIP(text) !== 0,
    "must be an address of this machine such as 0.0.0.0 (all of them) or 127.0.0.1",
  );

const postgresUrl = z
  .string()
  .trim()
  .refine(
    (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
    "must be a URL such as postgres://user:password@host:5432/farthing",
  );

const HOURS_IN_TEN_YEARS = 87_600;

/** Names as in the environment; `.env.example` has the same names in the same order. */
export const SETTINGS = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  PORT: whole(3000, 1, 65_535),
  HOST: bindAddress.optional(),
  DATABASE_URL: postgresUrl.optional(),
  SANDBOX_DATABASE_URL: postgresUrl.optional(),
  DATA_DIR: z.string().trim().min(1).default(".data"),
  PUBLIC_ORIGIN: origin.optional(),
  MAIL_DIR: z.string().trim().min(1).optional(),
  SMTP_URL: z
    .string()
    .trim()
    .refine(
      (text) => /^smtps?:\/\/[^/]/.test(text) && URL.canParse(text),
      "must be a URL such as smtps://user:password@mail.example:465",
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .trim()
    .regex(
      /^([^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      "must be an address such as Farthing <no-reply@farthing.example>",
    )
    .default("Farthing <no-reply@farthing.example>"),
  SUPPORT_MAIL: z
    .email("must be an address such as support@farthing.example")
    .default("support@farthing.example"),
  MESSAGE_MAIL_MINUTES: whole(10, 1, 1440),
  TEXTS_DIR: z.string().trim().min(1).optional(),
  SECRET: z.string().min(32, "must be at least 32 characters").optional(),
  TRUST_PROXY: yesNo(false),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("warn"),

  COMMISSION_BPS: whole(1000, 0, 10_000),
  AUTO_ACCEPT_SMALL_HOURS: whole(72, 1, HOURS_IN_TEN_YEARS),
  AUTO_ACCEPT_HOURS: whole(168, 1, HOURS_IN_TEN_YEARS),
  SMALL_TASK_BELOW: amount("20"),
  START_WITHIN_HOURS: whole(72, 1, HOURS_IN_TEN_YEARS),
  ANSWERS_WITHIN_HOURS: whole(336, 1, HOURS_IN_TEN_YEARS),
  LATE_GRACE_HOURS: whole(48, 0, HOURS_IN_TEN_YEARS),
  ABANDON_AFTER_HOURS: whole(336, 1, HOURS_IN_TEN_YEARS),
  REVISION_HOURS: whole(168, 1, HOURS_IN_TEN_YEARS),
  PROPOSALS_PER_DAY: whole(20, 1, 100_000),
  CLEARING_BALANCE_HOURS: whole(0, 0, HOURS_IN_TEN_YEARS),
  CLEARING_CARD_HOURS: whole(120, 0, HOURS_IN_TEN_YEARS),
  PAYOUT_THRESHOLD: amount("5"),
  PAYOUT_FLOOR: amount("1"),
  SWEEP_CRON: z
    .string()
    .trim()
    .refine(isCronLine, 'must be a cron line of five fields, such as "0 * * * *"')
    .default("0 * * * *"),
  METHOD_COOLDOWN_HOURS: whole(72, 0, HOURS_IN_TEN_YEARS),
  PAYOUT_REST_HOURS: whole(72, 0, HOURS_IN_TEN_YEARS),
  DISPUTE_ANSWER_HOURS: whole(96, 1, HOURS_IN_TEN_YEARS),
  DISPUTE_RULING_HOURS: whole(72, 1, HOURS_IN_TEN_YEARS),
  DEPOSIT_MIN: amount("1"),
  DEPOSIT_MAX: amount("10000"),
  UPLOAD_MAX_BYTES: whole(10_485_760, 1024, 1_073_741_824),
  UPLOAD_MAX_FILES: whole(5, 1, 100),
  PICTURES_PER_PERSON: whole(200, 1, 100_000),
  BODY_MAX_BYTES: whole(57_671_680, 65_536, 2_147_483_647),
  SESSION_DAYS: whole(30, 1, 3650),
  HANDLE_KEPT_DAYS: whole(180, 0, 3650),
  INVITATIONS_PER_DAY: whole(5000, 1, 10_000_000),
  CLOSING_REST_HOURS: whole(24, 0, HOURS_IN_TEN_YEARS),
  SESSION_MAX_DAYS: whole(90, 1, 3650),
  RECOVERY_WAIT_DAYS: whole(14, 1, 90),
  REVIEW_DAYS: whole(14, 1, 365),
  PASSWORD_COST: whole(11, 10, 15),
  SIGN_IN_TRIES: whole(10, 1, 10_000),
  SIGN_IN_TRIES_PER_ADDRESS: whole(50, 1, 100_000),
  SIGN_UPS_PER_ADDRESS: whole(20, 1, 100_000),
  NEW_ACCOUNT_DAYS: whole(14, 0, 3650),
  NEW_ACCOUNT_CONTACTS: whole(10, 1, 1_000_000),
  CONTACTS_PER_DAY: whole(200, 1, 1_000_000),
  MESSAGES_PER_MINUTE: whole(30, 1, 1_000_000),
  FORMS_PER_MINUTE: whole(120, 1, 100_000),
  API_REQUESTS_PER_MINUTE: whole(1200, 1, 10_000_000),
  COMMAND_LIMIT_MS: whole(8000, 100, 600_000),
  POOL_SIZE: whole(4, 1, 200),
  KEEP_PAGES_SECONDS: whole(3, 0, 300),
  PRETEND_MONEY: yesNo(false),
  PRETEND_SETTLE_SECONDS: whole(5, 0, 86_400),
  PRETEND_HOOK_ORIGIN: origin.optional(),
});

export type Settings = z.infer<typeof SETTINGS>;

/** Names of earlier releases → present name. */
const RENAMED: Record<string, keyof Settings> = {
  SANDBOX: "PRETEND_MONEY",
  SANDBOX_SETTLE_SECONDS: "PRETEND_SETTLE_SECONDS",
  SANDBOX_HOOK_ORIGIN: "PRETEND_HOOK_ORIGIN",
};

/** Problems with the settings, one line per name, for a terminal. */
export class SettingsInvalid extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(["Farthing cannot start, because of its settings:", ...problems].join("\n  "));
    this.name = "SettingsInvalid";
    this.problems = problems;
  }
}

/** Parses all settings; throws `SettingsInvalid` with every problem. An empty variable counts as absent. */
export function readSettings(source: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = SETTINGS.safeParse(given, { error: issueWords });
  const renamed = Object.entries(RENAMED)
    .filter(([old]) => given[old] !== undefined)
    .map(([old, today]) => `${old} is called ${today} now; please rename it`);
  const wrong = result.success
    ? conflicts(result.data)
    : result.error.issues.map((issue) => {
        const name = issue.path.join(".");
        const shown = /SECRET|URL/.test(name) ? "" : ` (it is ${JSON.stringify(given[name])})`;
        return `${name} ${issue.message}${shown}`;
      });
  const problems = [...renamed, ...wrong];
  if (!result.success || problems.length > 0) throw new SettingsInvalid(problems);
  return result.data;
}

/** Settings that are valid alone but not together. */
function conflicts(s: Settings): string[] {
  const wrong: string[] = [];
  if (s.PAYOUT_THRESHOLD < s.PAYOUT_FLOOR)
    wrong.push(`PAYOUT_THRESHOLD must not be below PAYOUT_FLOOR (${decimal(s.PAYOUT_FLOOR)})`);
  if (s.SANDBOX_DATABASE_URL !== undefined && s.SANDBOX_DATABASE_URL === s.DATABASE_URL)
    wrong.push("SANDBOX_DATABASE_URL must not be the database in DATABASE_URL");
  if (s.DEPOSIT_MAX < s.DEPOSIT_MIN) wrong.push("DEPOSIT_MAX must not be below DEPOSIT_MIN");
  if (s.BODY_MAX_BYTES < s.UPLOAD_MAX_BYTES)
    wrong.push("BODY_MAX_BYTES must not be below UPLOAD_MAX_BYTES");
  if (s.NODE_ENV === "production" && !isLoopbackUrl(publicOrigin(s)) && s.SECRET === undefined)
    wrong.push("SECRET must be set when PUBLIC_ORIGIN is not this machine (32 random characters)");
  if (s.NODE_ENV === "production" && !isLoopbackUrl(publicOrigin(s)) && !s.PRETEND_MONEY)
    wrong.push(
      "PRETEND_MONEY must be yes when PUBLIC_ORIGIN is not this machine: the card processor and the bank are pretend ones, so you have to confirm it",
    );
  return wrong;
}

export function publicOrigin(s: Settings): string {
  return s.PUBLIC_ORIGIN ?? `http://localhost:${s.PORT}`;
}
