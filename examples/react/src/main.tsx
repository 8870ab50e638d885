import { createFilesClient } from "@cdf-multipart/core";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { connection } from "../../web/src/connection.js";
import { UploadList } from "./upload-list.js";

const root = document.querySelector("#app");
if (root === null) throw new Error("The page has no element #app.");
const client = createFilesClient(connection());
createRoot(root).render(
  <StrictMode>
    <UploadList client={client} />
  </StrictMode>,
);
