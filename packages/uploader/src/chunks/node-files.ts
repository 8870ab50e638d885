/** The script that pages load only for uploads into data-modeling nodes. */

export { createNodeDesk } from "../nodes/node-desk.js";
export { nodeDestination } from "../nodes/node-destination.js";
export { createNodeSessions } from "../nodes/node-work.js";
export {} from "./together.js";
