import { createFilesClient } from "@cdf-multipart/core";
import { type ContinueDetail, defineElements } from "@cdf-multipart/elements";
import { connection } from "./connection.js";
import { showUploaded } from "./uploaded-table.js";

const client = createFilesClient(connection());
defineElements();
const upload = document.querySelector("cdf-upload");
const unfinished = document.querySelector("cdf-unfinished");
if (upload === null || unfinished === null) throw new Error("An element of the page is missing.");

upload.client = client;
unfinished.client = client;
unfinished.addEventListener("cdf-continue", (event) => {
  if (!(event instanceof CustomEvent)) return;
  const { input, target }: ContinueDetail = event.detail;
  upload.add(input, target);
});
upload.addEventListener("cdf-stored", () => void showUploaded(client));
await unfinished.refresh();
await showUploaded(client);
