import { mergeConfig } from "vitest/config";
import config from "./vitest.config.js";

/** Uses the TypeScript sources of our packages, so they need no build. */
export default mergeConfig(config, {
  resolve: { conditions: ["@cdf-multipart/source"] },
  ssr: { resolve: { conditions: ["@cdf-multipart/source"] } },
});
