import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

/** A file of the contract layer: every exchange of every test is judged by openapi.yaml. */
const contract = (name: string): string =>
  fileURLToPath(new URL(`../../contract/src/${name}`, import.meta.url));

/**
 * What every package's test run has in common: workspace packages resolve to their TypeScript sources
 * (nothing has to be built first), and the counts go to a file that `npm test` adds up.
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
    // What is waited for comes, or never does: these only end what hangs. No test is decided by them.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 120_000,
    expect: { poll: { timeout: 180_000 } },
  },
});
export default config;
