/** Number of lines shown from each side of a difference. */
const LINES_SHOWN = 12;

/**
 * Shows in a few lines where a checked-in file and its generated text differ.
 *
 * @param {string} name the name of the file in messages
 * @param {string | undefined} current what is checked in; undefined when the file is missing
 * @param {string} expected what the document gives
 * @returns {string}
 */
export function describeDrift(name, current, expected) {
  if (current === undefined) return `${name} is missing.`;
  const was = current.split("\n");
  const will = expected.split("\n");
  let start = 0;
  while (start < was.length && start < will.length && was[start] === will[start]) start += 1;
  let end = 0;
  while (
    end < was.length - start &&
    end < will.length - start &&
    was[was.length - 1 - end] === will[will.length - 1 - end]
  ) {
    end += 1;
  }
  const removed = was.slice(start, was.length - end).map((line) => `- ${line}`);
  const added = will.slice(start, will.length - end).map((line) => `+ ${line}`);
  return [`${name} differs from line ${start + 1}:`, ...shorten(removed), ...shorten(added)].join("\n");
}

/** @param {string[]} lines */
function shorten(lines) {
  if (lines.length <= LINES_SHOWN) return lines;
  return [...lines.slice(0, LINES_SHOWN), `  … and ${lines.length - LINES_SHOWN} more lines`];
}
