// Writes the results: results/<time>-<scenario>.json, one page of all, and each chart as an SVG.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderChart } from "./charts.mjs";
import { renderPage } from "./page.mjs";

/**
 * @param {string} folder
 * @param {unknown} machine
 * @param {readonly import("../types.js").Result[]} results
 * @returns {Promise<string>} path of the page
 */
export async function writeResults(folder, machine, results) {
  await mkdir(folder, { recursive: true });
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, "-").slice(0, 19);
  const drawn = results.map((result) => ({
    ...result,
    svgs: result.charts.map((chart) => ({ name: chart.name, svg: renderChart(chart) })),
  }));
  for (const { scenario, tables, data, svgs } of drawn) {
    const path = join(folder, `${stamp}-${scenario}.json`);
    await writeFile(path, `${JSON.stringify({ scenario, machine, tables, data }, null, 2)}\n`);
    for (const { name, svg } of svgs) await writeFile(join(folder, `${name}.svg`), `${svg}\n`);
  }
  const page = join(folder, `${stamp}.html`);
  await writeFile(page, renderPage(machine, drawn));
  return page;
}
