import type { FilesClient } from "@cdf-multipart/core";
import { withoutSecrets } from "@cdf-multipart/core/internal";
import type { UploadObserver } from "../events/upload-observer.js";
import type { UploadOptions } from "../upload/options.js";
import {
  ENDS,
  EVENTS,
  RUNS,
  type UploadEndMessage,
  type UploadEventMessage,
  type UploadRunMessage,
  type WatchedUpload,
} from "./upload-channels.js";

let uploads = 0;

/** Publishes an upload on the channels, if anybody listens. */
export function reportOnChannels(client: FilesClient, options: UploadOptions): UploadObserver {
  uploads += 1;
  const upload = describe(uploads, client, options);
  return {
    run: (work) =>
      RUNS.hasSubscribers ? RUNS.runStores({ upload } satisfies UploadRunMessage, work) : work(),
    get isWatching(): boolean {
      return EVENTS.hasSubscribers;
    },
    event(event): void {
      if (EVENTS.hasSubscribers) EVENTS.publish({ upload, event } satisfies UploadEventMessage);
    },
    end(outcome): void {
      if (ENDS.hasSubscribers) ENDS.publish({ upload, outcome } satisfies UploadEndMessage);
    },
  };
}

function describe(
  number: number,
  { baseUrl, project }: FilesClient,
  { file, target }: UploadOptions,
): WatchedUpload {
  const { name } = file ?? {};
  const { externalId } = file ?? (target !== undefined && "externalId" in target ? target : {});
  return withoutSecrets({
    number,
    baseUrl,
    project,
    ...(name === undefined ? {} : { name }),
    ...(externalId === undefined ? {} : { externalId }),
  });
}
