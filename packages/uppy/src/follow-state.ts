import type { UploadHandle } from "@cdf-multipart/uploader";

/** Brings an upload to where the user wants it, however fast they change their mind. */
export interface Follower {
  /** True: it shall not send. An upload that has not begun does not begin. */
  paused(wanted: boolean): void;
}

/** A pause takes a moment; what is wanted when it is over counts. */
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
