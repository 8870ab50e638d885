import type { RunView } from "./run-event.js";

/** Tells several views the same. */
export function combineViews(views: readonly RunView[]): RunView {
  return (event) => {
    for (const view of views) view(event);
  };
}
