/** As the product's, without styles: there is nothing to style. */
import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";
import { sharedModules } from "../../../../app/cli/shared-modules.ts";

export default defineConfig({
  plugins: [sharedModules(), reactRouter()],
  build: { target: "es2022" },
});
