/** Share of the visible range by which one press moves. */
const STEP = 0.5;

/**
 * Buttons that replace the mouse wheel and the slider. The range is in percent of the run.
 *
 * @param {(range: { start: number, end: number }) => void} show shows a range in both charts
 * @param {() => { start: number, end: number }} shown the range that is shown now
 */
export function offerZoom(show, shown) {
  const place = document.getElementById("zoom");
  if (place === null) return;
  const change = (next) => () => {
    const { start, end } = shown();
    const [from, to] = next(start, end - start);
    const width = Math.min(100, to - from);
    const start2 = Math.min(100 - width, Math.max(0, from));
    show({ start: start2, end: start2 + width });
  };
  const actions = {
    "Zoom in": (start, width) => [start + width / 4, start + (3 * width) / 4],
    "Zoom out": (start, width) => [start - width / 2, start + (3 * width) / 2],
    Earlier: (start, width) => [start - width * STEP, start + width * (1 - STEP)],
    Later: (start, width) => [start + width * STEP, start + width * (1 + STEP)],
    "Whole run": () => [0, 100],
  };
  for (const [label, next] of Object.entries(actions)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", change(next));
    place.append(button);
  }
  place.hidden = false;
}
