import { mergeConfig, type ViteUserConfig } from "vitest/config";
import base from "../vitest.base.js";

const config: ViteUserConfig = mergeConfig(base, { test: { testTimeout: 300_000, hookTimeout: 60_000 } });
export default config;
