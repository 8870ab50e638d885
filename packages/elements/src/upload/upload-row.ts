/** One file in the list of `<cdf-upload>`: its name, its progress, what it waits for, and its buttons. */
import type { FileInfo, FilesClient } from "@cdf-multipart/core";
import {
  isSourceChangedError,
  type UploadEvent,
  type UploadHandle,
  type UploadTarget,
} from "@cdf-multipart/uploader";
import {
  type BrowserInput,
  createUpload,
  describeState,
  type Progress,
} from "@cdf-multipart/uploader/browser";
import type { Announcer } from "../announcer.js";
import { failureOf, isExisting } from "../failure.js";
import { formatBytes } from "../format-bytes.js";
import { discardFailed } from "../interrupted.js";
import { make } from "../make.js";
import { fill } from "../texts.js";
import type { UploadTexts } from "./upload-texts.js";

/** What a row needs. */
export interface RowContext {
  readonly client: FilesClient;
  readonly input: BrowserInput;
  readonly name: string;
  readonly target: UploadTarget;
  readonly texts: UploadTexts;
  /** For screen readers. */
  readonly announcer: Announcer;
  readonly stored: (file: FileInfo) => void;
  readonly failed: (error: unknown) => void;
  /** The row wants to be uploaded: it calls `run` when it is its turn. */
  readonly enqueue: (run: () => Promise<void>) => void;
  readonly removed: () => void;
}

/** One file. */
export interface UploadRow {
  readonly element: HTMLLIElement;
  /** Whether it is uploaded, or in progress. */
  readonly isWanted: boolean;
  readonly isDone: boolean;
  /** Stops the upload. What was sent stays, so that it can be resumed. */
  close(): void;
}

/** Makes the row, and requests its upload. */
export function createUploadRow(context: RowContext): UploadRow {
  const { client, input, name, texts, announcer } = context;
  let { target } = context;
  let handle: UploadHandle | undefined;
  let over: "done" | "failed" | undefined;
  /** The id of the entry of the last attempt. */
  let fileId: number | undefined;
  /** The bytes differ from those of an earlier run: the next attempt starts over. */
  let changed = false;
  /** What was last said about this file. */
  let said: string | undefined;
  let removed = false;
  const bar = make("progress", { max: 100, value: 0, ariaLabel: fill(texts.progress, { name }) });
  const status = make("p", { className: "status", textContent: texts.waiting });
  const buttons = make("div", { className: "buttons" });
  const element = make("li", {}, make("p", { className: "name" }, name), bar, status, buttons);

  const offer = (...actions: readonly (readonly [keyof UploadTexts, () => void])[]): void => {
    const hadFocus = buttons.contains(element.ownerDocument.activeElement) || isFocused(buttons);
    buttons.replaceChildren(
      ...actions.map(([key, onclick]) => {
        const ariaLabel = fill(texts.about, { action: texts[key], name });
        return make("button", { type: "button", textContent: texts[key], ariaLabel, onclick });
      }),
    );
    // The pressed button is gone. Without this, the keyboard would be back at the top of the page.
    if (hadFocus) buttons.querySelector("button")?.focus();
  };
  /** Other files speak between two numbers of this one, so the row knows itself what it said. */
  const show = (text: string, subject: string): void => {
    status.textContent = text;
    status.className = "status";
    if (subject === said) return;
    said = subject;
    announcer.say(`${name}: ${text}`, `${name} ${subject}`, element);
  };
  const showResult = (text: string, className: string): void => {
    status.textContent = text;
    status.className = className;
    said = undefined;
    announcer.tell(`${name}: ${text}`, element);
  };
  /** Deletes the unfinished entry in CDF. */
  const discard = async (): Promise<void> => {
    if (handle === undefined || over === "done") return;
    await (over === "failed" ? discardFailed(client, { handle, fileId }) : handle.discard());
  };
  const remove = (): void => {
    removed = true;
    // What cannot be deleted now, CDF deletes after a week.
    discard().catch(() => {});
    element.remove();
    context.removed();
  };
  const onProgress = (now: Progress): void => {
    if (handle?.phase !== "running") return;
    bar.value = now.percent;
    show(fill(texts.safe, { ...sizes(now), state: stateText(now, texts) }), now.state.kind);
  };
  const onEvent = (event: UploadEvent): void => {
    if (event.type === "session") fileId = event.fileId;
  };
  const pause = async (): Promise<void> => {
    offer(["cancel", remove]);
    await handle?.pause();
    if (removed || handle?.phase !== "paused") return;
    show(
      handle.progress === undefined ? texts.stopped : fill(texts.paused, sizes(handle.progress)),
      "paused",
    );
    offer(["resume", resume], ["cancel", remove]);
  };
  const resume = (): void => {
    handle?.resume();
    show(texts.starting, "starting");
    offer(["pause", () => void pause()], ["cancel", remove]);
  };
  const fail = (error: unknown): void => {
    over = "failed";
    changed = isSourceChangedError(error);
    const fields = target.file ?? {};
    const failure = failureOf(error, { name, fields });
    const own = error instanceof Error ? error.message : String(error);
    if (isExisting(error)) {
      showResult(fill(texts.exists, { externalId: fields.externalId ?? "" }), "status fault");
      offer(["replace", replace], ["remove", remove]);
    } else {
      showResult(failure === undefined ? own : fill(texts[failure.key], failure.values), "status fault");
      offer(["retry", enqueue], ["remove", remove]);
    }
    context.failed(error);
  };
  const run = async (): Promise<void> => {
    if (removed) return;
    show(texts.starting, "starting");
    offer(["pause", () => void pause()], ["cancel", remove]);
    try {
      fileId = undefined;
      handle = createUpload(client, input, { ...target, restart: changed, onProgress, onEvent });
      const { file } = await handle.start();
      over = "done";
      bar.value = 100;
      showResult(texts.done, "status");
      offer(["remove", remove]);
      context.stored(file);
    } catch (error) {
      if (!removed) fail(error);
    }
  };
  const enqueue = (): void => {
    over = undefined;
    show(texts.waiting, "waiting");
    offer(["cancel", remove]);
    context.enqueue(run);
  };
  const replace = (): void => {
    if (target.node === undefined && target.target === undefined)
      target = { file: target.file, overwrite: true };
    enqueue();
  };
  enqueue();
  return {
    element,
    get isWanted(): boolean {
      return over !== "failed";
    },
    get isDone(): boolean {
      return over === "done";
    },
    close(): void {
      // Also if it waits for its turn.
      removed = true;
      void handle?.abort();
    },
  };
}

function isFocused(buttons: HTMLElement): boolean {
  const root = buttons.getRootNode();
  return root instanceof ShadowRoot && buttons.contains(root.activeElement);
}

function sizes({ bytesAcknowledged, size }: Progress): { done: string; size: string } {
  return { done: formatBytes(bytesAcknowledged), size: formatBytes(size) };
}

const MINUTE = 60_000;

function stateText({ state, timeLeft }: Progress, texts: UploadTexts): string {
  const text = describeState(state);
  if (state.kind !== "sending" || timeLeft === undefined) return text;
  return fill(texts.left, { state: text, time: timeText(timeLeft, texts) });
}

function timeText(ms: number, texts: UploadTexts): string {
  if (ms < 2 * MINUTE) return fill(texts.seconds, { count: Math.max(1, Math.ceil(ms / 1000)) });
  if (ms < 120 * MINUTE) return fill(texts.minutes, { count: Math.ceil(ms / MINUTE) });
  return fill(texts.hours, { count: Math.ceil(ms / (60 * MINUTE)) });
}
