import { type CdfUnfinishedElement, unfinishedElementClass } from "./unfinished/unfinished-element.js";
import { type CdfUploadElement, uploadElementClass } from "./upload/upload-element.js";

declare global {
  interface HTMLElementTagNameMap {
    "cdf-upload": CdfUploadElement;
    "cdf-unfinished": CdfUnfinishedElement;
  }
}

/** Registers `<cdf-upload>` and `<cdf-unfinished>`. A second call does nothing. */
export function defineElements(): void {
  if (customElements.get("cdf-upload") === undefined)
    customElements.define("cdf-upload", uploadElementClass());
  if (customElements.get("cdf-unfinished") === undefined)
    customElements.define("cdf-unfinished", unfinishedElementClass());
}
