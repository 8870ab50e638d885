import type { TestProject } from "vitest/node";
import { startAzurite } from "../src/stores/start-azurite.mjs";
import { startSwift } from "../src/stores/start-swift.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    readonly azure: { readonly connectionString: string };
    readonly s3: {
      readonly endpoint: string;
      readonly region: string;
      readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    };
  }
}

/** Azurite and Swift run once for all tests. Each test has its own container or bucket. */
export default async function startStores({ provide }: TestProject): Promise<() => Promise<void>> {
  const [azurite, swift] = await Promise.all([startAzurite(), startSwift()]);
  const { connectionString } = azurite;
  const { endpoint, region, credentials } = swift;
  provide("azure", { connectionString });
  provide("s3", { endpoint, region, credentials });
  return async () => {
    await Promise.all([azurite.stop(), swift.stop()]);
  };
}
