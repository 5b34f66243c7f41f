import type { Dataset } from './dataset'
import { type Picked, countLines, picked } from './pick'
import type { Scope } from './query'
import { take, takeFilled } from './scratch'

/** Every line of the rows is looked at. Without goods chosen an order has a part of its own, shipping and its discount, at its own hour. */
export function pickOwnHours(dataset: Dataset, own: Uint8Array | undefined, base: Picked, takes: Uint8Array): Picked {
  const { lineStart } = dataset.orders
  const ownHours = own ? dataset.hours('paidAt') : undefined
  const rows = take(Uint32Array, base.count)
  const start = takeFilled(Uint32Array, base.count + 1)
  const line = take(Uint32Array, countLines(lineStart, base))
  let count = 0
  let at = 0
  for (let i = 0; i < base.count; i++) {
    const order = base.rows[i]
    const before = at
    for (let each = lineStart[order], end = lineStart[order + 1]; each < end; each++) if (takes[each]) line[at++] = each
    if (at === before && !(own && ownHours && own[ownHours[order]])) continue
    rows[count++] = order
    start[count] = at
  }
  return picked(rows, count, undefined, { start, line })
}

/** 1 for lines that the scope counts and that lie in the bands and hours asked for. */
export function maskLines(dataset: Dataset, scope: Scope, bands: Uint8Array | undefined, hours: Uint8Array | undefined): Uint8Array {
  const mask = dataset.countedLines(scope).slice()
  if (bands) {
    const { band } = dataset.traits.members.priceBand()
    for (let line = 0; line < mask.length; line++) mask[line] &= bands[band[line]]
  }
  if (hours) {
    const own = dataset.lineHours()
    for (let line = 0; line < mask.length; line++) mask[line] &= hours[own[line]]
  }
  return mask
}
