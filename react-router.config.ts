/** Configures React Router: rendering on the server, and the whole route table sent at once instead of in pieces. */
import type { Config } from "@react-router/dev/config";

export default {
  appDirectory: "app",
  ssr: true,
  routeDiscovery: { mode: "initial" },
} satisfies Config;
