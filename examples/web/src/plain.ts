import { createFilesClient } from "@cdf-multipart/core";
import { interruptedUploads, upload } from "@cdf-multipart/uploader/browser";
import { connection } from "./connection.js";

const file = document.querySelector<HTMLInputElement>("#file");
const bar = document.querySelector<HTMLProgressElement>("#bar");
const state = document.querySelector<HTMLElement>("#state");
if (file === null || bar === null || state === null) throw new Error("An element of the page is missing.");

const client = createFilesClient(connection());

file.addEventListener("change", async () => {
  const [chosen] = file.files ?? [];
  if (chosen === undefined) return;
  try {
    const stored = await upload(client, chosen, {
      onProgress: ({ percent, timeLeft }) => {
        bar.value = percent;
        state.textContent = `${percent} %${timeLeft === undefined ? "" : `, ${Math.ceil(timeLeft / 1000)} s left`}`;
      },
    });
    state.textContent = `${stored.file.name} was uploaded: id ${stored.file.id}`;
  } catch (error) {
    state.textContent = String(error);
  }
});

const [left] = await interruptedUploads();
if (left !== undefined) state.textContent = `Choose ${left.target} again to resume its upload.`;
