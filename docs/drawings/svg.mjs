// Small pieces of a drawing. Colours are those of the site's theme, with fallbacks for other viewers.
const INK = "var(--vp-c-text-1, #3c3c43)";
const PALE = "var(--vp-c-text-2, #67676c)";
const LINE = "var(--vp-c-border, #8e8e95)";
const FILL = "var(--vp-c-bg-soft, #f6f6f7)";
export const ACCENT = "var(--vp-c-brand-1, #3451b2)";

const plain = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A drawing of this size, with the given pieces. */
export function drawing(width, height, pieces) {
  const arrow =
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">' +
    `<path d="M0 0L8 4L0 8z" fill="${PALE}"/></marker></defs>`;
  const font = 'font-family="system-ui, sans-serif" font-size="13"';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ${font}>\n${[
    arrow,
    ...pieces,
  ].join("\n")}\n</svg>\n`;
}

/** Text; `anchor` is start, middle or end. */
export function words(x, y, text, { anchor = "start", pale = false, bold = false } = {}) {
  const weight = bold ? ' font-weight="600"' : "";
  return `<text x="${x}" y="${y}" text-anchor="${anchor}"${weight} fill="${pale ? PALE : INK}">${plain(text)}</text>`;
}

/** A box with a title and smaller lines below it. */
export function box(x, y, width, height, title, ...lines) {
  const middle = x + width / 2;
  const first = y + height / 2 + 4 - lines.length * 8;
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${FILL}" stroke="${LINE}"/>`,
    words(middle, first, title, { anchor: "middle", bold: true }),
    ...lines.map((line, index) =>
      words(middle, first + 17 * (index + 1), line, { anchor: "middle", pale: true }),
    ),
  ].join("\n");
}

/** An arrow along points, with a label at the given place. */
export function arrow(points, label, at, anchor = "middle") {
  const path = points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
  const line = `<path d="${path}" fill="none" stroke="${PALE}" marker-end="url(#tip)"/>`;
  return label === undefined ? line : `${line}\n${words(...at, label, { anchor, pale: true })}`;
}

/** A curve through points; `dashed` for a second kind of curve. */
export function curve(points, { colour = ACCENT, dashed = false } = {}) {
  const path = points
    .map(([x, y], index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("");
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"${dashed ? ' stroke-dasharray="5 4"' : ""}/>`;
}

/** A straight line of a chart: an axis, or a line of its grid. */
export function rule(x1, y1, x2, y2) {
  return `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${LINE}" stroke-width="1"/>`;
}
