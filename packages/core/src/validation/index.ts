export { isFileFields } from "./is-valid-request.js";
export { fileFieldFaults } from "./request-faults.js";
