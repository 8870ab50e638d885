import { mergeConfig, type ViteUserConfig } from "vitest/config";
import base from "../build-kit/vitest.base.js";

const config: ViteUserConfig = mergeConfig(base, {
  test: {
    // The type tests count like the others.
    typecheck: {
      enabled: true,
      include: ["test/types/**/*.test-d.ts"],
      tsconfig: "./test/types/tsconfig.json",
    },
  },
});
export default config;
