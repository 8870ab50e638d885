import { mergeConfig, type ViteUserConfig } from "vitest/config";
import base from "../packages/build-kit/vitest.base.js";

// One file after the other: they share a build of the site, and the machine has two cores.
const config: ViteUserConfig = mergeConfig(base, { test: { fileParallelism: false } });
export default config;
