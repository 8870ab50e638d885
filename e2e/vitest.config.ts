import { mergeConfig, type ViteUserConfig } from "vitest/config";
import base from "../packages/build-kit/vitest.base.js";

const config: ViteUserConfig = mergeConfig(base, {
  test: {
    globalSetup: ["test/start-stores.ts", "../packages/uploader/test/state-folder.ts"],
    // Most of the time is spent waiting for a store or a watchdog.
    maxWorkers: 2,
  },
});
export default config;
