import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The licences and notices of the packages that these files belong to. Fails for a package without a licence text. */
export function noticesOf(files) {
  const folders = new Set(
    files.flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
  );
  const sections = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copyright)/i.test(file));
    if (!texts.some((file) => /^licen[cs]e/i.test(file)))
      throw new Error(`${name} is bundled, but has no licence text in ${folder}.`);
    const contents = texts.map((file) => {
      try {
        return readFileSync(join(folder, file), "utf8").trim();
      } catch (error) {
        // The texts of a folder, such as echarts/licenses, belong to the licence as well.
        if (error.code !== "EISDIR") throw error;
        return readdirSync(join(folder, file))
          .map((one) => readFileSync(join(folder, file, one), "utf8").trim())
          .join("\n\n");
      }
    });
    return `${name} ${version} (${license})\n\n${contents.join("\n\n")}\n`;
  });
  return `The script of the report page contains these packages.\n\n${sections.join(`\n${"-".repeat(80)}\n\n`)}`;
}
