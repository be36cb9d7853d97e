/** React Router: rendered on the server, the route table sent once instead of asked for in pieces. */
import type { Config } from "@react-router/dev/config";

export default {
  appDirectory: "app",
  ssr: true,
  routeDiscovery: { mode: "initial" },
} satisfies Config;
