import type { UploadHandle } from "@cdf-multipart/uploader";

/** Keeps an upload in the state that the user wants, even when the user changes it quickly. */
export interface Follower {
  /** `true` pauses the upload. An upload that has not started yet does not start. */
  paused(wanted: boolean): void;
}

/** A pause takes some time. Then the state that the user wants counts. */
export function followState(handle: UploadHandle, start: () => void): Follower {
  let paused = false;
  let started = false;
  let following = false;

  const follow = async (): Promise<void> => {
    following = true;
    for (;;) {
      if (paused && handle.phase === "running") await handle.pause();
      else if (!paused && handle.phase === "paused") handle.resume();
      else break;
    }
    following = false;
    if (paused || started) return;
    started = true;
    start();
  };
  return {
    paused(wanted): void {
      paused = wanted;
      if (!following) void follow();
    },
  };
}
