/**
 * What an upload shares with the scripts that are loaded on demand, and the page with all of them. Bundlers
 * that split code (esbuild, rolldown) put modules into one script if the same scripts import them; otherwise
 * a page would load up to twenty scripts instead of a few, and each is compressed alone. So every script of
 * the loading plan imports this list. It runs nothing: a bundle contains of it only what is used.
 */

export {} from "@cdf-multipart/core/internal/calls";
/** Not empty, so that the list counts as a part of an upload's script. */
export { createOperations } from "@cdf-multipart/core/internal/operations";
export {} from "../checksums/crc32.js";
export {} from "../engine/deferred.js";
export {} from "../gather/polled.js";
export {} from "../gather/while-busy.js";
export {} from "../journal/format/lines.js";
export {} from "../journal/format/write.js";
export {} from "../journal/indexed-db/indexed-db-journal-store.js";
export {} from "../journal/journal.js";
export {} from "../journal/journal-error.js";
export {} from "../journal/journal-key.js";
export {} from "../plan/upload-plan.js";
export {} from "../resume/put-away.js";
export {} from "../session/check-upload-urls.js";
export {} from "../session/one-put.js";
export {} from "../session/open-session.js";
export {} from "../sources/read-range.js";
export {} from "../sources/sample-source.js";
export {} from "../sources/source-error.js";
export {} from "../transport/xhr/network.js";
export {} from "../upload/steer-upload.js";
