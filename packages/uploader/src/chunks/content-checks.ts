/** The script that pages load only for uploads whose content is checked, now or by an earlier run. */

export { portableHashes } from "../checksums/hashes.js";
export { createPartChecks } from "../verify/part-checks.js";
export { verifyDownload } from "../verify/verify-download.js";
export {} from "./together.js";
