/** The routes of the bare page: one address. */
import { index } from "@react-router/dev/routes";
import type { RouteConfig } from "@react-router/dev/routes";

export default [index("hello.tsx")] satisfies RouteConfig;
