/** The script that pages load only for uploads that replace files. */
export { recordPlace } from "../overwrite/choose-place.js";
export { correctFields } from "../overwrite/correct-fields.js";
export { compareContent } from "../overwrite/if-changed.js";
export { lookAhead } from "../overwrite/look-ahead.js";
export { explainRefusal } from "../overwrite/node-owned.js";
export {} from "./together.js";
