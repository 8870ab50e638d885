import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

/** A file of the contract layer, which checks every exchange of every test against openapi.yaml. */
const contract = (name: string): string =>
  fileURLToPath(new URL(`../../contract/src/${name}`, import.meta.url));

/**
 * The common settings of every package's test run: workspace packages resolve to their TypeScript sources (no
 * build is needed), and the counts are written to a file that `npm test` reads.
 */
const config: ViteUserConfig = defineConfig({
  resolve: { conditions: ["@cdf-multipart/source"] },
  ssr: { resolve: { conditions: ["@cdf-multipart/source"] } },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: [contract("vitest-global-setup.mjs")],
    setupFiles: [contract("vitest-setup.mjs")],
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
    typecheck: { enabled: false },
    // These limits only end tests that hang. No test passes or fails because of timing.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 120_000,
    expect: { poll: { timeout: 180_000 } },
  },
});
export default config;
