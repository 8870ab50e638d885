import type { FilesClient } from "@cdf-multipart/core";
import type { UploadEvent, UploadHandle } from "@cdf-multipart/uploader";
import { createUpload, describeState } from "@cdf-multipart/uploader/browser";
import { onScopeDispose, type Ref, shallowRef } from "vue";

/** One upload as the page shows it. */
export interface ShownUpload {
  readonly id: number;
  readonly name: string;
  readonly handle: UploadHandle;
  readonly phase: "running" | "paused" | "done" | "failed";
  /** 0 to 100: what was sent. */
  readonly percent: number;
  /** What the upload does or waits for, and how much is safe. */
  readonly line: string;
}

/** What an event changes in the list. */
function changeOf(event: UploadEvent): Partial<ShownUpload> {
  if (event.type === "progress") {
    const { percent, percentAcknowledged, state } = event.progress;
    return { percent, line: `${describeState(state)}. ${percentAcknowledged} % safe` };
  }
  if (event.type === "paused") return { phase: "paused", line: "Paused" };
  if (event.type === "resumed") return { phase: "running", line: "Starting" };
  if (event.type === "uploaded")
    return { phase: "done", percent: 100, line: `Uploaded: id ${event.file.id}` };
  if (event.type === "failed") return { phase: "failed", line: String(event.error) };
  return {};
}

/** The uploads of this component. They are aborted with it, and resume when their files are chosen again. */
export function useUploads(client: FilesClient): {
  readonly uploads: Ref<readonly ShownUpload[]>;
  readonly add: (file: File) => void;
  readonly cancel: (upload: ShownUpload) => void;
} {
  // Shallow: a handle is not reactive, and its private fields cannot be reached through a proxy.
  const uploads = shallowRef<readonly ShownUpload[]>([]);
  let next = 0;

  const follow = async (id: number, handle: UploadHandle): Promise<void> => {
    for await (const event of handle.events()) {
      uploads.value = uploads.value.map((one) => (one.id === id ? { ...one, ...changeOf(event) } : one));
    }
  };
  onScopeDispose(() => {
    for (const { handle } of uploads.value) void handle.abort();
  });
  return {
    uploads,
    add(file): void {
      const handle = createUpload(client, file);
      next += 1;
      const shown: ShownUpload = {
        id: next,
        name: file.name,
        handle,
        phase: "running",
        percent: 0,
        line: "Starting",
      };
      uploads.value = [...uploads.value, shown];
      void follow(shown.id, handle);
      // The event `failed` reports it.
      handle.start().catch(() => {});
    },
    cancel({ id, handle }): void {
      handle.discard().catch(() => {});
      uploads.value = uploads.value.filter((one) => one.id !== id);
    },
  };
}
