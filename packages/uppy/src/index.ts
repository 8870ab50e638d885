export { CdfUpload, type CdfUploadState } from "./cdf-upload.js";
export type { CdfUploadBody, CdfUploadOptions } from "./cdf-upload-options.js";
export type { CheckedField, Choice } from "./checked-field.js";
export { checkedMetaFields } from "./checked-meta-fields.js";
export type { ExistsChoice, ExistsQuestion } from "./exists-desk.js";
export { fieldsFromMeta, metaFromFields } from "./fields-from-meta.js";
export { CdfUploadPanel, type CdfUploadPanelOptions } from "./panel/upload-panel.js";
