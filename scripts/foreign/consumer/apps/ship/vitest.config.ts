import { defineConfig } from "vitest/config";

/** Time limits do not decide: a busy machine may be slow. */
export default defineConfig({ test: { testTimeout: 600_000, hookTimeout: 600_000 } });
