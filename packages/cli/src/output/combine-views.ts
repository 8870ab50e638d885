import type { RunView } from "./run-event.js";

/** One view that passes each event to several. */
export function combineViews(views: readonly RunView[]): RunView {
  return (event) => {
    for (const view of views) view(event);
  };
}
