/** The script that pages load to send parts of a source that is not a Blob. */

export { bytesOfPart } from "../transport/fetch-body.js";
export {} from "./together.js";
