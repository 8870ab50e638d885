import { mergeConfig, type ViteUserConfig } from "vitest/config";
import base from "../vitest.base.js";

const config: ViteUserConfig = mergeConfig(base, {
  // Half a minute when the machine is idle; on a busy one it may take several times as long and is right all the same.
  test: { testTimeout: 240_000, hookTimeout: 240_000 },
});
export default config;
