import type { FilesClient } from "@cdf-multipart/core";
import type { UploadEvent, UploadHandle } from "@cdf-multipart/uploader";
import { createUpload, describeState } from "@cdf-multipart/uploader/browser";
import { useCallback, useEffect, useRef, useState } from "react";

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
export function changeOf(event: UploadEvent): Partial<ShownUpload> {
  switch (event.type) {
    case "progress": {
      const { percent, percentAcknowledged, state } = event.progress;
      return { percent, line: `${describeState(state)}. ${percentAcknowledged} % safe` };
    }
    case "paused":
      return { phase: "paused", line: "Paused" };
    case "resumed":
      return { phase: "running", line: "Starting" };
    case "uploaded":
      return { phase: "done", percent: 100, line: `Uploaded: id ${event.file.id}` };
    case "failed":
      return {
        phase: "failed",
        line: event.error instanceof Error ? event.error.message : String(event.error),
      };
    default:
      return {};
  }
}

/** The uploads of this component. They are aborted with it, and resume when their files are chosen again. */
export function useUploads(client: FilesClient): {
  readonly uploads: readonly ShownUpload[];
  readonly add: (file: File) => void;
  readonly cancel: (id: number) => void;
} {
  const [uploads, setUploads] = useState<readonly ShownUpload[]>([]);
  const handles = useRef(new Map<number, UploadHandle>());

  useEffect(() => {
    const { current } = handles;
    return () => {
      for (const handle of current.values()) void handle.abort();
    };
  }, []);

  const add = useCallback(
    (file: File) => {
      const handle = createUpload(client, file);
      const id = Date.now() + handles.current.size;
      handles.current.set(id, handle);
      setUploads((list) => [
        ...list,
        { id, name: file.name, handle, phase: "running", percent: 0, line: "Starting" },
      ]);
      void follow(handle, (change) =>
        setUploads((list) => list.map((one) => (one.id === id ? { ...one, ...change } : one))),
      );
      // The event `failed` reports it.
      handle.start().catch(() => {});
    },
    [client],
  );
  const cancel = useCallback((id: number) => {
    handles.current
      .get(id)
      ?.discard()
      .catch(() => {});
    handles.current.delete(id);
    setUploads((list) => list.filter((one) => one.id !== id));
  }, []);
  return { uploads, add, cancel };
}

async function follow(handle: UploadHandle, show: (change: Partial<ShownUpload>) => void): Promise<void> {
  for await (const event of handle.events()) show(changeOf(event));
}
