export { isFileFields } from "./is-valid-request.js";
export { FILE_VIEW, nodeFaults } from "./node-faults.js";
export { fileFieldFaults } from "./request-faults.js";
