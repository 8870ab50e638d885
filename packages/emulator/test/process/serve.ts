// Runs an emulator in a separate process. It reports its URL to its parent, and its peak memory on request.
import process from "node:process";
import { startEmulator } from "../../src/index.js";

const [directory, token = "token", small] = process.argv.slice(2);
const emulator = await startEmulator({
  token,
  oauthClient: { id: "emulator-client", secret: "emulator-secret" },
  ...(directory !== undefined && { directory }),
  ...(small === "small" && { partSizeExclusiveMin: 4 }),
});
process.send?.({ url: emulator.url });
process.on("message", () => process.send?.({ peak: process.resourceUsage().maxRSS * 1024 }));
