export { serveUploads } from "./serve-uploads.js";
