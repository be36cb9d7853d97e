/** Configures the bare page like the product, with its own folders. */
import type { Config } from "@react-router/dev/config";

export default {
  appDirectory: ".",
  buildDirectory: "../../../../build/bench-bare",
  ssr: true,
  routeDiscovery: { mode: "initial" },
} satisfies Config;
