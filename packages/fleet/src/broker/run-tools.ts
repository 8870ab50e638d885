import type { FilesClient } from "@cdf-multipart/core";
import type { Seal } from "../secrets/seal.js";
import type { Broker } from "./broker.js";

/** What the operations on runs share. */
export interface RunTools {
  readonly broker: Broker;
  readonly client: FilesClient;
  readonly seal: Seal;
}
