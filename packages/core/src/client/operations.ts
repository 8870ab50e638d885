import {
  CONCURRENT_APPLIES_MAX,
  CONCURRENT_INSTANCE_DELETES_MAX,
  CONCURRENT_INSTANCE_QUERIES_MAX,
} from "@cdf-multipart/spec";
import { runCall } from "../call/caller.js";
import { type ContextOptions, createContext } from "../call/create-context.js";
import { sendOperation } from "../call/send-operation.js";
import { decodeFileUpload } from "../decode/decode-upload.js";
import { readItems } from "../decode/read-response.js";
import { createLoader } from "../http/loader.js";
import { completeOperation } from "../operations/complete.js";
import { deleteOperation } from "../operations/delete.js";
import { initOperations } from "../operations/init.js";
import { linkOperation } from "../operations/link.js";
import { readOperations } from "../operations/read.js";
import { Limiter } from "../retry/limiter.js";

export {} from "../together.js";

import type { FilesClient } from "../types/files-client.js";

/** The calls of a client. */
export type Operations = Omit<FilesClient, "baseUrl" | "project" | "cooldown">;

/** Few programs upload into nodes. */
const loadNodes = createLoader(() => import("../operations/nodes.js"));
/** Few programs change files. */
const loadUpdate = createLoader(() => import("../operations/update.js"));

/** Code that these two receive: see `CallKit`. */
const KIT = {
  runCall,
  sendOperation,
  decodeFileUpload,
  readItems,
  Limiter,
  loadUpdateValidator: createLoader(() => import("../validation/update-validator.js")),
  loadNodeValidators: createLoader(() => import("../validation/node-validators.js")),
  placesMax: {
    applyNodeAndEdges: CONCURRENT_APPLIES_MAX,
    byExternalIdsInstances: CONCURRENT_INSTANCE_QUERIES_MAX,
    deleteInstances: CONCURRENT_INSTANCE_DELETES_MAX,
  },
};
/** Creates the calls of a client. */
export function createOperations(settings: ContextOptions): Operations {
  const context = createContext(settings);
  return {
    ...initOperations(context),
    ...linkOperation(context),
    ...completeOperation(context),
    ...readOperations(context),
    ...deleteOperation(context),
    nodes: async ({ signal } = {}) => (await loadNodes(signal)).nodeCalls(context, KIT),
    updateFiles: async (items, its) => (await loadUpdate(its?.signal)).updateFiles(context, KIT, items, its),
  };
}
