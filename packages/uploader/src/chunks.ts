/**
 * The scripts that are loaded on demand, in every runtime. Few uploads need them, so pages download less and
 * Node starts sooner. `chunks/` lists the modules of each script. What a page loads when its first upload
 * starts is in `browser/chunks.ts`; together these two files are the loading plan of a page, and the only
 * ones with dynamic imports. `pnpm check:size` measures each stage.
 */
import { createLoader } from "@cdf-multipart/core/internal";

/** Loads a script. Rejects with the signal's reason, or with a NetworkError if it cannot be loaded. */
type Load<T> = (signal?: AbortSignal) => Promise<T>;

/** When a journal of an earlier run exists: to resume, list or discard interrupted uploads. */
export const loadEarlierRun: Load<typeof import("./chunks/earlier-run.js")> = /* @__PURE__ */ createLoader(
  () => import("./chunks/earlier-run.js"),
);

/** Before the first part of an upload whose content is checked, now or by an earlier run. */
export const loadContentChecks: Load<typeof import("./chunks/content-checks.js")> =
  /* @__PURE__ */ createLoader(() => import("./chunks/content-checks.js"));

/** When an upload replaces a file, and afterwards. */
export const loadOverwrite: Load<typeof import("./chunks/overwrite.js")> = /* @__PURE__ */ createLoader(
  () => import("./chunks/overwrite.js"),
);

/** When an upload is compared with the content of a file, where Node's `crypto` is missing. */
export const loadSha256: Load<typeof import("./overwrite/portable-sha256.js")> = /* @__PURE__ */ createLoader(
  () => import("./overwrite/portable-sha256.js"),
);

/** For uploads into data-modeling nodes, new or existing. */
export const loadNodeFiles: Load<typeof import("./chunks/node-files.js")> = /* @__PURE__ */ createLoader(
  () => import("./chunks/node-files.js"),
);

/** When a page sends a part of a source that is not a Blob. Most pages upload only files. */
export const loadFetchBody: Load<typeof import("./chunks/other-bodies.js")> = /* @__PURE__ */ createLoader(
  () => import("./chunks/other-bodies.js"),
);
