import { startEmbedded } from "/work/wt/sweep/db/embedded/start-embedded.ts";
import { prepareStore } from "/work/wt/sweep/app/cli/prepare-store.ts";
import { fillWallets } from "/work/wt/sweep/tests/bench/fill-wallets.ts";
const s = await startEmbedded({ dataDir: "/tmp/swx/pg" });
console.log(s.url);
await prepareStore(s.url);
const t = performance.now();
console.log(await fillWallets(s.url, Number(process.argv[2])), performance.now() - t);
await new Promise(() => setInterval(() => {}, 1000));
