import { createPipeline } from "../http/create-pipeline.js";
import { completeOperation } from "../operations/complete.js";
import { deleteOperation } from "../operations/delete.js";
import { initOperations } from "../operations/init.js";
import { linkOperation } from "../operations/link.js";
import { readOperations } from "../operations/read.js";
import { createSessionMemory } from "../operations/session-memory.js";
import { CooldownGate } from "../retry/cooldown-gate.js";
import { systemClock } from "../time/clock.js";
import type { FilesClient } from "../types/files-client.js";
import { VERSION } from "../version.js";
import type { ClientContext } from "./caller.js";
import type { FilesClientOptions } from "./files-client-options.js";
import { resolveSettings } from "./resolve-settings.js";

/** The version of the API that the requests are written for (facts of the API). */
const API_VERSION = "20230101";

/**
 * Makes a client of the Files API of one project. Nothing is sent yet.
 *
 * @throws ValidationError (`invalid-settings`) with everything that is wrong with the options.
 */
export function createFilesClient(options: FilesClientOptions): FilesClient {
  const settings = resolveSettings(options);
  const { baseUrl, project, appId, retry, hooks, deadline } = settings;
  const { clock = systemClock, random = Math.random, fetch } = options;
  const cooldown = new CooldownGate(clock);
  const requests = {
    projectUrl: `${baseUrl}/api/v1/projects/${encodeURIComponent(project)}`,
    headers: { "x-cdp-app": appId, "x-cdp-sdk": `cdf-multipart:${VERSION}`, "cdf-version": API_VERSION },
  };
  const send = createPipeline({ ...settings, fetch, clock, random, cooldown });
  const context: ClientContext = {
    baseUrl,
    requests,
    send,
    deadline,
    retry,
    clock,
    random,
    cooldown,
    hooks,
    sessions: createSessionMemory(),
  };
  return {
    baseUrl,
    project,
    cooldown,
    ...initOperations(context),
    ...linkOperation(context),
    ...completeOperation(context),
    ...readOperations(context),
    ...deleteOperation(context),
  };
}
