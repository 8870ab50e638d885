/** Processes that run in parallel; more would only wait for each other. */
const WIDTH = 4;

/** Tries all cases, several in parallel. Returns title and error of each failed case: an empty list is success. */
export async function tryAll<Case extends { readonly title: string }>(
  cases: readonly Case[],
  attempt: (one: Case) => Promise<void>,
): Promise<string[]> {
  const wrong: string[] = [];
  const left = [...cases];
  const work = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      try {
        await attempt(one);
      } catch (error) {
        wrong.push(`${one.title}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, work));
  return wrong;
}

/** Every pair of two lists. */
export function pairs<A, B>(as: readonly A[], bs: readonly B[]): (readonly [A, B])[] {
  return as.flatMap((a) => bs.map((b) => [a, b] as const));
}
