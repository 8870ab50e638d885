import { mergeConfig, type ViteUserConfig } from "vitest/config";
import { atHome, baseConfig } from "../build-kit/vitest.base.js";

const config: ViteUserConfig = mergeConfig(baseConfig(["test/client/{answers,requests}.test.ts"]), {
  test: {
    // The type tests count like the others.
    typecheck: {
      enabled: atHome,
      include: ["test/types/**/*.test-d.ts"],
      tsconfig: "./test/types/tsconfig.json",
    },
  },
});
export default config;
