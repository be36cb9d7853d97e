/** Entry point of the npm scripts. Plain JavaScript, so that an old Node can run it and report what is missing. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const NEEDED = [26, 10];
const COMMANDS = [
  "start",
  "dev",
  "web",
  "worker",
  "migrate",
  "seed",
  "verify",
  "sweep",
  "import-gigs",
  "make-staff",
  "demo-code",
];

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  const own = join(root, "node_modules", ".bin", "node");
  fail(
    `Farthing needs Node ${NEEDED.join(".")} or later; this is Node ${process.versions.node}.\n` +
      (existsSync(own)
        ? "The right one is installed beside it. Start with npm, which uses it: npm start"
        : "It comes with the packages. Run: npm ci && npm start\n" +
          "If you did, its download failed or was left out (--omit=optional); otherwise install Node yourself."),
  );
}
if (!existsSync(join(root, "node_modules", "hono"))) fail("The packages are missing. Run: npm ci");

const [first = "start", ...rest] = process.argv.slice(2);
if (!COMMANDS.includes(first)) fail(`Unknown command ${first}. Known are: ${COMMANDS.join(", ")}`);
process.chdir(root);
const file = pathToFileURL(join(root, "app", "cli", `${first}.ts`)).href;

try {
  const { main } = await import(file);
  process.exit(await main(rest));
} catch (problem) {
  // Expected problems have a name of their own and a message for people; all others are printed with their stack.
  const foreseen = [
    "EmbeddedProblem",
    "PortTaken",
    "DatabaseTooOld",
    "ConnectionUntrue",
    "DatabaseUnprepared",
    "OperatorProblem",
    "Refusal",
    "WrongWorld",
  ];
  const { whenDiskIsFull } = await import("./disk-full.ts");
  const full = whenDiskIsFull(problem);
  if (full !== null) fail(full);
  fail(foreseen.includes(problem?.name) ? problem.message : (problem?.stack ?? String(problem)));
}
