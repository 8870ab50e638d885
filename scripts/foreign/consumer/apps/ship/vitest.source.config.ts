import { defineConfig } from "vitest/config";

/** Our packages by their TypeScript: nothing of them has to be built. */
export default defineConfig({
  resolve: { conditions: ["@cdf-multipart/source"] },
  ssr: { resolve: { conditions: ["@cdf-multipart/source"] } },
});
