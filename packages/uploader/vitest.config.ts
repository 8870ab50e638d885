import { playwright } from "@vitest/browser-playwright";
import { mergeConfig, type ViteUserConfig } from "vitest/config";
import { atHome, baseConfig } from "../build-kit/vitest.base.js";
import { launchOptions } from "./test/browser/chromium.js";

/** The same tests in Node and in Chromium: all that need neither files nor sockets. */
const ANYWHERE = [
  "test/engine/**",
  "test/events/**",
  "test/sources/sample-source.test.ts",
  "test/journal/{open-upload-journal,record-lines,stored-journal}.test.ts",
  "test/plan/**",
  "test/progress/**",
  "test/scheduler/**",
  "test/session/**",
  "test/sources/memory-sources.test.ts",
  "test/testing/**",
  "test/upload/**",
  "test/verify/store-checksums.test.ts",
].map((place) => (place.endsWith("**") ? `${place}/*.test.ts` : place));

const { test: shared, ...rest } = baseConfig([
  "test/plan/plan-parts.test.ts",
  "test/upload/run-many.test.ts",
]);
const { include, globalSetup, setupFiles, ...common } = shared ?? {};

const config: ViteUserConfig = mergeConfig(
  { ...rest, test: common },
  {
    test: {
      // Much of these tests is waiting: for watchdogs, for a network that is away, for a slow store.
      maxWorkers: 2,
      projects: [
        {
          extends: true,
          test: {
            name: "node",
            include,
            exclude: ["test/**/*.browser.test.ts", ...(atHome ? ANYWHERE : [])],
            setupFiles,
            globalSetup: [globalSetup, "test/state-folder.ts"].flat(),
          },
        },
        {
          extends: true,
          test: {
            name: "node-shared",
            include: ANYWHERE,
            // One process for all, like one frame in the browser. Separate ones would each load the same
            // modules again.
            isolate: false,
          },
        },
        {
          extends: true,
          // If Vite discovered them during a run, it would reload the page, and the results would be lost.
          optimizeDeps: { include: ["idb", "fast-check"] },
          test: {
            name: "chromium",
            include: [...ANYWHERE, "test/transport/watchdog.test.ts", "test/**/*.browser.test.ts"],
            // One frame for all: they share nothing, and each frame costs half a second.
            isolate: false,
            // Nothing here talks to the API: no exchange for the contract layer to judge.
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({ launchOptions }),
              instances: [{ browser: "chromium" }],
            },
          },
        },
        // Elsewhere there may be no browser, and few tests run: in one project.
      ].slice(0, atHome ? undefined : 1),
    },
  },
);
export default config;
