import xterm from "@xterm/headless";

/** The first colours of xterm's default palette. */
const COLORS = ["#1c2733", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5"];

/**
 * The screen of a terminal after this output, as a page.
 *
 * @param {string} output
 * @param {{ columns: number, rows: number, command: string }} options
 * @returns {Promise<string>} HTML
 */
export async function drawTerminal(output, { columns, rows, command }) {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  await new Promise((resolve) => terminal.write(`$ ${command}\r\n${output}`, () => resolve(undefined)));
  const buffer = terminal.buffer.active;
  const lines = [];
  for (let row = 0; row < buffer.length; row += 1) {
    const line = buffer.getLine(row);
    let html = "";
    for (let column = 0; column < columns; column += 1) {
      const cell = line?.getCell(column);
      if (cell === undefined || cell.getWidth() === 0) continue;
      const text = escapeHtml(cell.getChars() || " ");
      const color = cell.isFgPalette() ? COLORS[cell.getFgColor() % COLORS.length] : undefined;
      html += color === undefined ? text : `<b style="color:${color}">${text}</b>`;
    }
    lines.push(html.trimEnd());
  }
  while (lines.at(-1) === "") lines.pop();
  return `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #10161d; color: #e8eef4; padding: 20px }
pre { font: 15px/1.45 "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; margin: 0 } b { font-weight: normal }
</style><pre>${lines.join("\n")}</pre>`;
}

/** @param {string} text */
function escapeHtml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
