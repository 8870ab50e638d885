/** The test page: both elements, connected with each other. */
import { createFilesClient } from "@cdf-multipart/core";
import { interruptedUploads } from "@cdf-multipart/uploader/browser";
import { type ContinueDetail, defineElements } from "../../src/index.js";

/** The emulator to use. */
export interface Start {
  readonly baseUrl: string;
  readonly project: string;
  readonly token: string;
}

declare global {
  interface Window {
    start(start: Start): void;
    /** What the elements reported. */
    events: string[];
    /** What the live region of `<cdf-upload>` said. */
    spoken: string[];
    stored: number[];
    /** Uploads that have a journal. */
    unfinished(): Promise<number>;
  }
}

function start(options: Start): void {
  const client = createFilesClient(options);
  document.documentElement.lang = "en";
  document.title = "Elements";
  const main = document.createElement("main");
  const heading = document.createElement("h1");
  heading.textContent = "Upload";
  main.append(heading);
  document.body.replaceChildren(main);
  defineElements();
  defineElements();
  const unfinished = document.createElement("cdf-unfinished");
  const upload = document.createElement("cdf-upload");
  upload.setAttribute("folders", "");
  upload.client = client;
  unfinished.client = client;
  main.append(upload, unfinished);
  unfinished.addEventListener("cdf-continue", (event) => {
    const { input, target } = detailOf<ContinueDetail>(event);
    upload.add(input, target);
  });
  upload.addEventListener("cdf-stored", (event) => {
    const { file } = detailOf<{ file: { id: number; name: string } }>(event);
    window.stored.push(file.id);
    window.events.push(`stored ${file.name}`);
  });
  upload.addEventListener("cdf-failed", (event) => {
    window.events.push(`failed ${detailOf<{ name: string }>(event).name}`);
  });
  const region = upload.shadowRoot?.querySelector(".spoken");
  if (region === null || region === undefined) throw new Error("The element has no live region.");
  new MutationObserver(() => void window.spoken.push(region.textContent ?? "")).observe(region, {
    childList: true,
  });
}

function detailOf<T>(event: Event): T {
  if (!(event instanceof CustomEvent)) throw new Error(`${event.type} has no detail.`);
  return event.detail;
}

const unfinished = async (): Promise<number> => (await interruptedUploads()).length;
Object.assign(window, { start, unfinished, events: [], spoken: [], stored: [] });
