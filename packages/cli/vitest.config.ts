import { mergeConfig, type ViteUserConfig } from "vitest/config";
import base from "../build-kit/vitest.base.js";

/** Two files at a time, also on two cores: most tests wait for the processes that they have started. */
const config: ViteUserConfig = mergeConfig(base, { test: { maxWorkers: 2 } });
export default config;
