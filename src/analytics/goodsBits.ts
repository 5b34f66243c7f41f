import type { Dataset } from './dataset'
import { type DayIndex, firstFrom, firstOf } from './dayIndex'
import type { Filter } from './filter'
import { categoriesOf } from './groupCube'
import type { Bits } from './paymentBits'
import type { Window } from './pick'
import type { Scope } from './query'
import { takeFilled } from './scratch'

/** Members of an axis that have bits. */
const MOST = 64
/** So many lines of a window are looked at in the time of one that is looked up. */
const LISTED = 4

/** Payments by SKU, as places in their index: those of code c are `place` [start[c], start[c + 1]), once for each line that counts. */
interface SkuPlaces {
  readonly marks: Uint8Array
  readonly start: Uint32Array
  readonly place: Uint32Array
}

const known = new WeakMap<DayIndex, SkuPlaces>()

function placesOf(dataset: Dataset, scope: Scope): SkuPlaces {
  const { paid, lines } = dataset
  const { lineStart } = dataset.orders
  const { codes, values } = lines.sku
  const marks = dataset.countedLines(scope)
  const before = known.get(paid)
  if (before?.marks === marks) return before
  // Each begins two places on, so that it begins at its own once all have been put.
  const start = new Uint32Array(values.length + 2)
  const put = (see: (sku: number, place: number) => void) =>
    paid.row.forEach((order, place) => {
      for (let line = lineStart[order], end = lineStart[order + 1]; line < end; line++) if (marks[line]) see(codes[line], place)
    })
  put((sku) => start[sku + 2]++)
  for (let sku = 2; sku < start.length; sku++) start[sku] += start[sku - 1]
  const place = new Uint32Array(start[start.length - 1])
  put((sku, at) => (place[start[sku + 1]++] = at))
  const made = { marks, start, place }
  known.set(paid, made)
  return made
}

/** Payments of orders with any of the goods among the lines that the scope counts, where whole categories or few SKUs are chosen. */
export function bitsOfGoods(dataset: Dataset, { skus, scope }: Pick<Filter, 'skus' | 'scope'>, window: Window): Bits[] | undefined {
  if (!skus) return undefined
  const members = categoriesOf(dataset, { skus })
  // Member 0, which no line carries, is never chosen.
  if (members && members.length <= MOST) return dataset.traits.members.categoryBits(scope).filter((_, category) => members[category + 1])
  const { start, place } = placesOf(dataset, scope)
  const { paid, lines } = dataset
  const [first, end] = [firstFrom(paid, window.from), firstFrom(paid, window.to)]
  const spans: { from: number; to: number }[] = []
  let many = 0
  for (let sku = skus.indexOf(1); sku >= 0; sku = skus.indexOf(1, sku + 1)) {
    const from = firstOf(place, first, start[sku], start[sku + 1])
    const to = firstOf(place, end, from, start[sku + 1])
    spans.push({ from, to })
    many += to - from
  }
  if (many * LISTED > (lines.count * (end - first)) / paid.row.length) return undefined
  const bits = takeFilled(Int32Array, (paid.row.length + 31) >>> 5)
  for (const { from, to } of spans) for (let at = from; at < to; at++) bits[place[at] >>> 5] |= 1 << place[at]
  return [bits]
}
