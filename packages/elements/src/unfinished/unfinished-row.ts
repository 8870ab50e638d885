/** One unfinished upload: its name, how far it is, until when it can be continued, and its buttons. */
import type { InterruptedBrowserUpload } from "@cdf-multipart/uploader/browser";
import { formatBytes } from "../format-bytes.js";
import { make } from "../make.js";
import { fill } from "../texts.js";
import { canBe, earlierFile, fileNameOf, withPath } from "./chosen-again.js";
import type { UnfinishedTexts } from "./unfinished-texts.js";

/** What a row needs. */
export interface UnfinishedRowContext {
  readonly upload: InterruptedBrowserUpload;
  readonly texts: UnfinishedTexts;
  readonly resume: (input: File | FileSystemFileHandle) => void;
  /** Rejects if it could not be discarded. */
  readonly discard: () => Promise<void>;
}

/** One unfinished upload in the list. */
export interface UnfinishedRow {
  readonly element: HTMLLIElement;
  /** Shows how far the upload is now. A question and the focus stay. */
  update(upload: InterruptedBrowserUpload): void;
}

/** Makes the row. */
export function createUnfinishedRow({ upload, texts, resume, discard }: UnfinishedRowContext): UnfinishedRow {
  const { handle, condition } = upload;
  const name = nameOf(upload);
  const earlier = earlierFile(upload);
  const input = make("input", { type: "file", hidden: true });
  const fault = make("p", { className: "status fault", role: "status" });
  const buttons = make("div", { className: "buttons" });

  const choose = (): void => {
    if (handle === undefined) input.click();
    else resume(handle);
  };
  input.onchange = () => {
    const [file] = input.files ?? [];
    input.value = "";
    if (file === undefined) return;
    // The content is compared when the upload is resumed. This reports a mistake before anything is read.
    if (canBe(earlier, file)) {
      resume(withPath(earlier, file));
      return;
    }
    const { size } = earlier;
    fault.textContent = fill(size === undefined ? texts.wrongName : texts.wrongFile, {
      chosen: file.name,
      chosenSize: formatBytes(file.size),
      name: fileNameOf(earlier) ?? name,
      size: formatBytes(size ?? 0),
    });
  };
  const offer = (...actions: readonly (readonly [string, () => void])[]): void => {
    const hadFocus = buttons.matches(":focus-within");
    buttons.replaceChildren(
      ...actions.map(([text, onclick]) => {
        const ariaLabel = fill(texts.about, { action: text, name });
        return make("button", { type: "button", textContent: text, ariaLabel, onclick });
      }),
    );
    if (hadFocus) buttons.querySelector("button")?.focus();
  };
  const start = (): void => {
    fault.textContent = "";
    const go =
      condition === "readable" ? [[handle === undefined ? texts.choose : texts.resume, choose] as const] : [];
    offer(...go, [texts.discard, ask]);
  };
  const ask = (): void => {
    fault.textContent = fill(texts.sure, { name });
    offer([texts.keep, start], [texts.discard, () => void drop()]);
  };
  const drop = async (): Promise<void> => {
    try {
      await discard();
    } catch {
      start();
      fault.textContent = fill(texts.notDiscarded, { name });
    }
  };
  start();
  const bar = make("progress", { ariaLabel: fill(texts.progress, { name }) });
  const lines = make("div");
  const update = (now: InterruptedBrowserUpload): void => {
    const { bytesDone = 0, size = 0 } = now;
    bar.hidden = size === 0;
    bar.max = Math.max(1, size);
    bar.value = bytesDone;
    lines.replaceChildren(...linesOf(now, texts).map((line) => make("p", { className: "status" }, line)));
  };
  update(upload);
  const title = make("p", { className: "name" }, name);
  return { element: make("li", {}, title, bar, lines, fault, buttons, input), update };
}

/** The name of the file, with its name in CDF if that is another one. */
export function nameOf({ into, target = "" }: Pick<InterruptedBrowserUpload, "into" | "target">): string {
  const name = into !== undefined && "file" in into ? into.file?.name : undefined;
  return name === undefined || name === target ? target : `${name} (${target})`;
}

function linesOf(
  { condition, bytesDone = 0, size, expiresAt }: InterruptedBrowserUpload,
  texts: UnfinishedTexts,
): string[] {
  if (condition !== "readable") return [texts.damaged];
  const far =
    size === undefined
      ? texts.notBegun
      : fill(texts.safe, { done: formatBytes(bytesDone), size: formatBytes(size) });
  if (expiresAt === undefined) return [far];
  if (expiresAt <= Date.now()) return [texts.expired];
  const date = new Date(expiresAt).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
  return [far, fill(texts.until, { date })];
}
