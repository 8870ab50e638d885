import { defineConfig, type ViteUserConfig } from "vitest/config";

/**
 * What every package's test run has in common: workspace packages resolve to their TypeScript sources
 * (nothing has to be built first), and the counts go to a file that `npm test` adds up.
 */
const config: ViteUserConfig = defineConfig({
  resolve: { conditions: ["@cdf-multipart/source"] },
  ssr: { resolve: { conditions: ["@cdf-multipart/source"] } },
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
    typecheck: { enabled: false },
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
export default config;
