/** A number with its noun: `1 part`, `2 parts`, `2 entries`. */
export function countOf(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
