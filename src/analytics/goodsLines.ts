import type { Dataset } from './dataset'
import type { OfSkus } from './listLines'
import { part } from './parts'
import type { Picked } from './pick'

/** How many lines the orders have. */
export function countLines(lineStart: Uint32Array, { rows, count }: Picked): number {
  let lines = 0
  for (let i = 0; i < count; i++) lines += lineStart[rows[i] + 1] - lineStart[rows[i]]
  return lines
}

/** The lines of the rows that are taken, of goods that are chosen. */
export const linesOfRows = (dataset: Dataset, skus: Uint8Array | undefined, base: Picked, takes: Uint8Array): Picked =>
  part('split').linesOfRows(dataset, skus, base, takes)

/** The same by way of the lines of these SKUs. */
export const linesOfSkus = (dataset: Dataset, ask: OfSkus): Picked => part('split').linesOfSkus(dataset, ask)
