import type { Dataset } from './dataset'
import { type Picked, countLines, picked } from './pick'
import { take, takeFilled } from './scratch'

/** Every line of the rows is looked at. */
export function linesOfRows(
  { orders: { lineStart }, lines }: Dataset,
  skus: Uint8Array | undefined,
  base: Picked,
  takes: Uint8Array,
): Picked {
  const { codes, values } = lines.sku
  const wanted = skus ?? takeFilled(Uint8Array, values.length, 1)
  const line = take(Uint32Array, countLines(lineStart, base) + 1)
  const rows = take(Uint32Array, base.count + 1)
  const start = take(Uint32Array, base.count + 1)
  let count = 0
  let at = 0
  for (let i = 0; i < base.count; i++) {
    const row = base.rows[i]
    const begin = at
    // Each line is put in its place, and the place moves on where it is kept: no branch to guess.
    for (let each = lineStart[row], end = lineStart[row + 1]; each < end; each++) {
      line[at] = each
      at += takes[each] & wanted[codes[each]]
    }
    rows[count] = row
    start[count] = begin
    count += (begin - at) >>> 31
  }
  start[count] = at
  return picked(rows, count, undefined, { start, line })
}
