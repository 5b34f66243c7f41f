import type { Picked } from './pick'

/** How many lines the orders have. */
export function countLines(lineStart: Uint32Array, { rows, count }: Picked): number {
  let lines = 0
  for (let i = 0; i < count; i++) lines += lineStart[rows[i] + 1] - lineStart[rows[i]]
  return lines
}
