export { fileFieldFaults, isFileFields } from "./file-field-faults.js";
