import { createPipeline, type PipelineOptions } from "../http/create-pipeline.js";
import { completeOperation } from "../operations/complete.js";
import { deleteOperation } from "../operations/delete.js";
import { initOperations } from "../operations/init.js";
import { linkOperation } from "../operations/link.js";
import { readOperations } from "../operations/read.js";
import { createSessionMemory } from "../operations/session-memory.js";
import { findEncodedSecrets } from "../secrets/find-encoded-secrets.js";
import type { FilesClient } from "../types/files-client.js";
import { VERSION } from "../version.js";
import type { ClientContext } from "./caller.js";
import type { ResolvedSettings } from "./resolve-settings.js";

/** The version of the API that the requests are written for (facts of the API). */
const API_VERSION = "20230101";

/** The calls of a client. */
export type Operations = Omit<FilesClient, "baseUrl" | "project" | "cooldown">;

/** Everything that calls need: the way of a request, that of its answer, and the operations. */
export function createOperations(settings: ResolvedSettings & PipelineOptions): Operations {
  const { baseUrl, project, appId } = settings;
  findEncodedSecrets();
  const context: ClientContext = {
    ...settings,
    requests: {
      projectUrl: `${baseUrl}/api/v1/projects/${encodeURIComponent(project)}`,
      headers: { "x-cdp-app": appId, "x-cdp-sdk": `cdf-multipart:${VERSION}`, "cdf-version": API_VERSION },
    },
    send: createPipeline(settings),
    sessions: createSessionMemory(),
  };
  return {
    ...initOperations(context),
    ...linkOperation(context),
    ...completeOperation(context),
    ...readOperations(context),
    ...deleteOperation(context),
  };
}
