export { CdfUpload } from "./cdf-upload.js";
export type { CdfUploadBody, CdfUploadOptions } from "./cdf-upload-options.js";
export { fieldsFromMeta } from "./fields-from-meta.js";
