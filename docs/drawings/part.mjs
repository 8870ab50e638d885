import { arrow, box, drawing } from "./svg.mjs";

/** The path of a part, from the file to `uploaded`. */
export function partDrawing() {
  return drawing(820, 400, [
    box(20, 20, 160, 64, "source", "file, Blob, URL, stream"),
    box(230, 20, 150, 64, "plan", "1 to 250 parts"),
    box(430, 20, 170, 64, "session", "one URL per part"),
    box(650, 20, 150, 64, "journal", "survives a crash"),
    arrow([
      [180, 52],
      [230, 52],
    ]),
    arrow([
      [380, 52],
      [430, 52],
    ]),
    arrow([
      [600, 52],
      [650, 52],
    ]),
    box(20, 160, 160, 64, "scheduler", "how many, which next"),
    box(230, 160, 150, 64, "transport", "one PUT per part"),
    box(430, 160, 170, 64, "store", "S3, Azure, Google"),
    box(650, 160, 150, 64, "acknowledged", "in the journal"),
    arrow(
      [
        [515, 84],
        [515, 122],
        [100, 122],
        [100, 160],
      ],
      "parts to send",
      [300, 115],
    ),
    arrow([
      [180, 192],
      [230, 192],
    ]),
    arrow(
      [
        [380, 192],
        [430, 192],
      ],
      "bytes",
      [405, 184],
    ),
    arrow(
      [
        [600, 192],
        [650, 192],
      ],
      "200",
      [625, 184],
    ),
    arrow([
      [725, 160],
      [725, 84],
    ]),
    box(230, 296, 150, 64, "retry", "jitter, Retry-After"),
    arrow(
      [
        [305, 224],
        [305, 296],
      ],
      "failed",
      [312, 264],
      "start",
    ),
    arrow(
      [
        [230, 328],
        [100, 328],
        [100, 224],
      ],
      "read again",
      [165, 346],
    ),
    box(430, 296, 170, 64, "complete", "joins the parts"),
    box(650, 296, 150, 64, "uploaded", "the service has it"),
    arrow(
      [
        [725, 224],
        [725, 260],
        [515, 260],
        [515, 296],
      ],
      "all parts",
      [620, 253],
    ),
    arrow([
      [600, 328],
      [650, 328],
    ]),
  ]);
}
