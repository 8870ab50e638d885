/** The script that pages load to upload many files. */

export { runMany } from "../upload/run-many.js";
export {} from "./together.js";
