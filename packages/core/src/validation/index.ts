export { fileFieldFaults } from "./file-field-faults.js";
export { isFileFields } from "./is-file-fields.js";
