export { type Watching, watchUploads } from "./watch-uploads.js";
