/** What pages load only for uploads whose content is to be checked, or was when an earlier run sent it. */
export { portableHashes } from "../fingerprint/hashes.js";
export { createPartChecks } from "./part-checks.js";
export { verifyDownload } from "./verify-download.js";
