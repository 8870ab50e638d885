import { createPathClient } from "@cdf-multipart/spec/bindings";
import { createPipeline, type PipelineOptions } from "../pipeline/create-pipeline.js";
import { findEncodedSecrets } from "../secrets/find-encoded-secrets.js";
import type { ClientContext } from "./caller.js";
import { PlainRequest } from "./plain-request.js";
import { createSessionMemory } from "./session-memory.js";

/** The version of the API that the requests are written for (facts of the API). */
const API_VERSION = "20230101";

/** Version of this package, sent in `x-cdp-sdk`. A test checks that it equals the version in package.json. */
export const VERSION = "0.1.0";

/** The settings of a client that its calls need. */
export interface ContextOptions extends PipelineOptions {
  readonly baseUrl: string;
  readonly project: string;
  readonly appId: string;
  readonly deadline: number;
}

/** Everything that calls need: the bindings that serialise requests, and the pipeline to the wire. */
export function createContext(settings: ContextOptions): ClientContext {
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
