import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

/** A file of the contract layer, which checks every exchange of every test against openapi.yaml. */
const contract = (name: string): string => fileURLToPath(new URL(`../../contract/${name}`, import.meta.url));

/**
 * False if the packages are part of another workspace. The contract layer is not installed there, and the system
 * may lack the browsers and stores that many tests need.
 */
export const atHome: boolean = existsSync(contract("node_modules"));

/**
 * The common settings of every package's test run: workspace packages resolve to their TypeScript sources (no
 * build is needed), and the counts are written to a file that `npm test` reads.
 *
 * @param elsewhere the tests that also run if the package is part of another workspace: quick ones, which need no
 *   browser, and no file outside of `spec` and `packages`
 */
export function baseConfig(elsewhere: readonly string[] = []): ViteUserConfig {
  return defineConfig({
    resolve: { conditions: ["@cdf-multipart/source"] },
    ssr: { resolve: { conditions: ["@cdf-multipart/source"] } },
    test: {
      include: atHome ? ["test/**/*.test.ts"] : [...elsewhere],
      passWithNoTests: !atHome,
      globalSetup: atHome ? [contract("src/vitest-global-setup.mjs")] : [],
      setupFiles: atHome ? [contract("src/vitest-setup.mjs")] : [],
      reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
      typecheck: { enabled: false },
      // These limits only end tests that hang. No test passes or fails because of timing.
      testTimeout: 600_000,
      hookTimeout: 600_000,
      teardownTimeout: 120_000,
      expect: { poll: { timeout: 180_000 } },
    },
  });
}

const config: ViteUserConfig = baseConfig();
export default config;
