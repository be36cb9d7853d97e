/** Configures Vite for the bare page as for the product, but without styles. */
import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";
import { oneCopy } from "#app/cli/one-copy.ts";

export default defineConfig({
  plugins: [oneCopy(), reactRouter()],
  build: { target: "es2022" },
});
