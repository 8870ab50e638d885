import { type ContextOptions, createContext } from "../call/create-context.js";
import { completeOperation } from "../operations/complete.js";
import { deleteOperation } from "../operations/delete.js";
import { initOperations } from "../operations/init.js";
import { linkOperation } from "../operations/link.js";
import { readOperations } from "../operations/read.js";
import type { FilesClient } from "../types/files-client.js";

/** The calls of a client. */
export type Operations = Omit<FilesClient, "baseUrl" | "project" | "cooldown">;

/** Makes the calls of a client. */
export function createOperations(settings: ContextOptions): Operations {
  const context = createContext(settings);
  return {
    ...initOperations(context),
    ...linkOperation(context),
    ...completeOperation(context),
    ...readOperations(context),
    ...deleteOperation(context),
  };
}
