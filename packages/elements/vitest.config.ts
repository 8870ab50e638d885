import { mergeConfig, type ViteUserConfig } from "vitest/config";
import { baseConfig } from "../build-kit/vitest.base.js";

const config: ViteUserConfig = mergeConfig(baseConfig(), {});
export default config;
