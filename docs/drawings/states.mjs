import { arrow, box, drawing } from "./svg.mjs";

/** The states of an upload, in its handle and its journal. */
export function statesDrawing() {
  return drawing(820, 330, [
    box(20, 30, 110, 56, "idle"),
    box(200, 30, 130, 56, "running", "parts are sent"),
    box(400, 30, 150, 56, "completing", "parts are joined"),
    box(640, 30, 150, 56, "done", "no journal is left"),
    arrow(
      [
        [130, 58],
        [200, 58],
      ],
      "start",
      [165, 50],
    ),
    arrow(
      [
        [330, 58],
        [400, 58],
      ],
      "all parts",
      [365, 50],
    ),
    arrow(
      [
        [550, 58],
        [640, 58],
      ],
      "uploaded",
      [595, 50],
    ),
    box(200, 150, 130, 56, "paused", "parts are kept"),
    arrow(
      [
        [230, 86],
        [230, 150],
      ],
      "pause",
      [222, 124],
      "end",
    ),
    arrow(
      [
        [300, 150],
        [300, 86],
      ],
      "resume",
      [308, 124],
      "start",
    ),
    box(400, 150, 150, 56, "failed", "fatal error"),
    box(640, 150, 150, 56, "aborted", "signal, abort()"),
    arrow([
      [330, 78],
      [365, 78],
      [365, 178],
      [400, 178],
    ]),
    arrow([
      [475, 86],
      [475, 150],
    ]),
    arrow([
      [340, 68],
      [385, 120],
      [715, 120],
      [715, 150],
    ]),
    box(200, 260, 350, 56, "interrupted", "journal and parts are kept; the same call resumes"),
    box(640, 260, 150, 56, "discarded", "nothing is left"),
    arrow([
      [475, 206],
      [475, 260],
    ]),
    arrow(
      [
        [265, 206],
        [265, 260],
      ],
      "process ends",
      [273, 238],
      "start",
    ),
    arrow([
      [640, 190],
      [590, 190],
      [590, 276],
      [550, 276],
    ]),
    arrow(
      [
        [550, 300],
        [640, 300],
      ],
      "discard",
      [595, 316],
    ),
    arrow(
      [
        [200, 288],
        [80, 288],
        [80, 86],
      ],
      "same call",
      [88, 238],
      "start",
    ),
  ]);
}
