import { mergeConfig, type ViteUserConfig } from "vitest/config";
import base from "../../packages/build-kit/vitest.base.js";

const config: ViteUserConfig = mergeConfig(base, {});
export default config;
