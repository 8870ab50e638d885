import { defineConfig } from "vitest/config";

/** No time decides: a busy machine takes what it takes. */
export default defineConfig({ test: { testTimeout: 600_000, hookTimeout: 600_000 } });
