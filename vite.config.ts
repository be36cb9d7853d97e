/** Configures Vite's build of the pages: React Router's plugin, Tailwind, and the `#app` addresses of package.json. */
import { reactRouter } from "@react-router/dev/vite";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { oneCopy } from "./app/cli/one-copy.ts";

export default defineConfig({
  plugins: [oneCopy(), tailwindcss(), reactRouter()],
  // Nothing is inlined: the content security policy allows fonts and images from our own address only.
  build: { target: "es2022", assetsInlineLimit: 0 },
});
