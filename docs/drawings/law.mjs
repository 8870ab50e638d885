// A run of the concurrency law, on a link that carries 5 MB/s per connection and 40 MB/s in total. At 14 s
// the store refuses the sixth part with 503.
import {
  afterLook,
  afterRefusal,
  startLaw,
  TICK,
} from "../../packages/uploader/dist/scheduler/concurrency-law.js";
import { ACCENT, curve, drawing, rule, words } from "./svg.mjs";

const EACH = 5;
const LINK = 40;
const REFUSAL = 14_000;
const END = 30_000;
const [left, right, top, bottom] = [60, 800, 40, 270];

/** The number of connections at each sample. */
export function runLaw() {
  let state = startLaw({ start: 4, cap: 16 });
  const seen = [];
  for (let now = 0; now <= END; now += TICK) {
    const goodput = Math.min(state.target * EACH, LINK);
    seen.push({ now, target: state.target, goodput });
    if (now === REFUSAL) state = afterRefusal(state, { now, startedAt: now - TICK, runningBefore: 5 });
    state = afterLook(state, { now, goodput: goodput * 1e6, saturated: true });
  }
  return seen;
}

/** Connections and goodput over time. */
export function lawDrawing() {
  const seen = runLaw();
  const x = (now) => left + (now / END) * (right - left);
  const y = (value) => bottom - (value / 16) * (bottom - top);
  const steps = seen.flatMap(({ now, target }) => [
    [x(now), y(target)],
    [x(Math.min(now + TICK, END)), y(target)],
  ]);
  const goodput = seen.map(({ now, goodput: rate }) => [x(now), y((rate / LINK) * 8)]);
  const marks = [0, 4, 8, 12, 16].flatMap((count) => [
    rule(left, y(count), right, y(count)),
    words(left - 8, y(count) + 4, String(count), { anchor: "end", pale: true }),
  ]);
  const times = [0, 10, 20, 30].map((second) =>
    words(x(second * 1000), bottom + 20, `${second} s`, { anchor: "middle", pale: true }),
  );
  return drawing(820, 320, [
    ...marks,
    ...times,
    curve(goodput, { colour: "var(--vp-c-text-2, #67676c)", dashed: true }),
    curve(steps, { colour: ACCENT }),
    words(left, 24, "Connections (line), and goodput (dashed; 8 is the whole link of 40 MB/s)"),
    words(x(REFUSAL) + 4, y(15), "503"),
    rule(x(REFUSAL), top, x(REFUSAL), bottom),
  ]);
}
