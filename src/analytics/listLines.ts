import type { Codes } from '~/segments/orderTable'
import type { Dataset } from './dataset'
import { countLines } from './goodsLines'
import type { Picked } from './pick'
import { take, takeFilled } from './scratch'

/** Lines on their way to be picked, each with the row of its order. */
interface Listed {
  readonly line: Uint32Array
  readonly order: Int32Array
  count: number
}

/** Every line of the rows is looked at. */
export function linesOfRows(
  { orders: { lineStart }, lines }: Dataset,
  skus: Uint8Array | undefined,
  base: Picked,
  takes: Uint8Array,
): Picked {
  const most = countLines(lineStart, base) + SPARE
  const listed: Listed = { line: take(Uint32Array, most), order: take(Int32Array, most), count: 0 }
  list(listed, base, lineStart)
  keepSkus(listed, takes, lines.sku.codes, skus ?? takeFilled(Uint8Array, lines.sku.values.length, 1))
  return byOrder(listed)
}

/** Places behind the last line that may be written to. */
const SPARE = 4

/** Most orders have few lines. Four are written whatever they are, so that there is no end of a loop to guess; what is too many is overwritten. */
function list(listed: Listed, { rows, count }: Picked, lineStart: Uint32Array) {
  const { line, order } = listed
  let at = 0
  for (let i = 0; i < count; i++) {
    const row = rows[i] | 0
    const begin = lineStart[row]
    const many = lineStart[row + 1] - begin
    line[at] = begin
    line[at + 1] = begin + 1
    line[at + 2] = begin + 2
    line[at + 3] = begin + 3
    order[at] = row
    order[at + 1] = row
    order[at + 2] = row
    order[at + 3] = row
    for (let each = SPARE; each < many; each++) {
      line[at + each] = begin + each
      order[at + each] = row
    }
    at += many
  }
  listed.count = at
}

/** Each line is put in its place, and the place moves on where it is kept: no branch to guess. */
function keepSkus(listed: Listed, takes: Uint8Array, codes: Codes, skus: Uint8Array) {
  const { line, order, count } = listed
  let at = 0
  for (let i = 0; i < count; i++) {
    const each = line[i] | 0
    line[at] = each
    order[at] = order[i]
    at += takes[each] & skus[codes[each]]
  }
  listed.count = at
}

/** Orders with their lines, in the order in which the lines come. */
function byOrder({ line, order, count: lines }: Listed): Picked {
  const rows = take(Uint32Array, lines)
  const start = take(Uint32Array, lines + 1)
  let count = 0
  for (let i = 0; i < lines; i++) {
    if (i > 0 && order[i] === order[i - 1]) continue
    rows[count] = order[i]
    start[count++] = i
  }
  start[count] = lines
  return { rows, count, lines: { start, line } }
}
