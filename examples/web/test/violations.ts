import axe from "axe-core";
import type { Page } from "playwright";

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds wrong on a page: the rule, and the first element. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: readonly Violation[] = await page.evaluate(
    async () => (await Reflect.get(window, "axe").run()).violations,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
}
