import { createPathClient } from "@cdf-multipart/spec/bindings";
import { PlainRequest } from "../bindings/plain-request.js";
import { createPipeline, type PipelineOptions } from "../http/create-pipeline.js";
import { createSessionMemory } from "../operations/session-memory.js";
import { findEncodedSecrets } from "../secrets/find-encoded-secrets.js";
import { VERSION } from "../version.js";
import type { ClientContext } from "./caller.js";
import type { ResolvedSettings } from "./resolve-settings.js";

/** The version of the API that the requests are written for (facts of the API). */
const API_VERSION = "20230101";

/** Everything that calls need: the bindings that write requests down, and the way of a request to the wire. */
export function createContext(settings: ResolvedSettings & PipelineOptions): ClientContext {
  const { baseUrl, project, appId } = settings;
  findEncodedSecrets();
  const projectUrl = `${baseUrl}/api/v1/projects/${encodeURIComponent(project)}`;
  const headers = { "x-cdp-app": appId, "x-cdp-sdk": `cdf-multipart:${VERSION}`, "cdf-version": API_VERSION };
  return {
    ...settings,
    projectUrl,
    client: createPathClient({ baseUrl: projectUrl, headers, Request: PlainRequest }),
    send: createPipeline(settings),
    sessions: createSessionMemory(),
  };
}
