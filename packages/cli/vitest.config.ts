import { mergeConfig, type ViteUserConfig } from "vitest/config";
import { baseConfig } from "../build-kit/vitest.base.js";

/** Two files at a time, also on two cores: most tests wait for the processes that they have started. */
const config: ViteUserConfig = mergeConfig(baseConfig(["test/process/help.test.ts"]), {
  test: { maxWorkers: 2 },
});
export default config;
