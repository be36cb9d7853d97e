/** As the product's, without styles: there is nothing to style. */
import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";
import { oneCopy } from "#app/cli/one-copy.ts";

export default defineConfig({
  plugins: [oneCopy(), reactRouter()],
  build: { target: "es2022" },
});
