/** Every URL of Farthing, grouped by audience. */
import { index, route } from "@react-router/dev/routes";
import type { RouteConfig } from "@react-router/dev/routes";

export default [
  // Everybody
  index("routes/market/home.tsx"),
  route("files/:id", "routes/files/file.ts"),
  route("*", "routes/market/missing.tsx"),
] satisfies RouteConfig;
