import { createLoader } from "../http/loader.js";
import { systemClock } from "../time/clock.js";
import type { CallOptions } from "../types/call-options.js";
import type { FilesClient } from "../types/files-client.js";
import type { FilesClientOptions } from "./files-client-options.js";
import { resolveSettings } from "./resolve-settings.js";

/**
 * Creates a client of the Files API of one project. Nothing is sent yet.
 *
 * The code for calls is loaded at the first call (`import()`), in one piece. Pages that never make a call
 * load almost nothing, and a page that calls never waits for a script later. Only the code that explains an
 * invalid request is loaded later, if there is one.
 *
 * @throws ValidationError (`invalid-settings`) with every invalid option.
 */
export function createFilesClient(options: FilesClientOptions): FilesClient {
  const settings = resolveSettings(options, "createFilesClient");
  const { baseUrl, project, cooldown } = settings;
  const { clock = systemClock, random = Math.random, fetch } = options;
  const load = createLoader(async () => {
    const { createOperations } = await loadCalls();
    return createOperations({ ...settings, clock, random, fetch });
  });
  const ready = ({ signal }: CallOptions = {}): ReturnType<typeof load> => load(signal);
  return {
    baseUrl,
    project,
    cooldown,
    initMultiPartUpload: async (file, its) => (await ready(its)).initMultiPartUpload(file, its),
    initFileUpload: async (file, its) => (await ready(its)).initFileUpload(file, its),
    getMultiPartUploadLink: async (target, its) => (await ready(its)).getMultiPartUploadLink(target, its),
    completeMultiPartUpload: async (target, its) => (await ready(its)).completeMultiPartUpload(target, its),
    getFileByInternalId: async (id, its) => (await ready(its)).getFileByInternalId(id, its),
    byIdsFiles: async (items, its) => (await ready(its)).byIdsFiles(items, its),
    advancedListFiles: async (request, its) => (await ready(its)).advancedListFiles(request, its),
    downloadLinks: async (items, its) => (await ready(its)).downloadLinks(items, its),
    updateFiles: async (items, its) => (await ready(its)).updateFiles(items, its),
    deleteFiles: async (items, its) => (await ready(its)).deleteFiles(items, its),
    nodes: async (its) => (await ready(its)).nodes(its),
  };
}

type Calls = Pick<typeof import("./operations.js"), "createOperations">;

let given: Calls | undefined;

/**
 * Passes the code of calls to clients, so that they do not load it: for a script of a page that contains it.
 */
export function giveCalls(calls: Calls): void {
  given = calls;
}

/**
 * Loads the code of calls, once for all clients. A client does this at its first call; a page that knows that
 * there will be a call saves the round trip.
 *
 * Rejects with the error of `import()`.
 */
export async function loadCalls(): Promise<Calls> {
  return given ?? import("./operations.js");
}
