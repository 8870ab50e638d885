import { serveUploads } from "../../../src/browser/worker/index.js";

serveUploads();
