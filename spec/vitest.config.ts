import { mergeConfig, type ViteUserConfig } from "vitest/config";
import { baseConfig } from "../packages/build-kit/vitest.base.js";

const config: ViteUserConfig = mergeConfig(baseConfig(["test/document/{examples,lint}.test.ts"]), {});
export default config;
