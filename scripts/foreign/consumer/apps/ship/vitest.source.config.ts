import { mergeConfig } from "vitest/config";
import config from "./vitest.config.js";

/** Our packages by their TypeScript: nothing of them has to be built. */
export default mergeConfig(config, {
  resolve: { conditions: ["@cdf-multipart/source"] },
  ssr: { resolve: { conditions: ["@cdf-multipart/source"] } },
});
