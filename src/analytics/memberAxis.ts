import type { Day } from '~/lib/zone'
import { sizeOf } from '~/segments/orderTable'
import type { Dataset } from './dataset'
import { HOURS, NEWNESS, WEEKDAYS } from './filter'
import { type Unnamed, eachDay, plainAxis } from './groups'
import { type Window, weekdayAt } from './pick'
import type { Dimension, Scope } from './query'
import { take, takeFilled } from './scratch'

const ofGoods = (keys: readonly string[]): Unnamed => ({ ...plainAxis(keys), count: keys.length + 1, goods: true })

/** An axis whose members are not times. */
export function memberAxis(dataset: Dataset, by: Dimension, level: 1 | 2 | 3, scope: Scope, window: Window, newnessFrom: Day): Unnamed {
  const { orders, lines, traits } = dataset
  switch (by) {
    case 'channel':
    case 'region':
    case 'promotion':
      return { ...plainAxis(orders[by].values), orders: orders[by].codes }
    case 'weekday':
      return { ...plainAxis(WEEKDAYS), days: { from: window.from, of: eachDay(window, weekdayAt) } }
    case 'hour':
      return { ...plainAxis(HOURS), hours: true, ownHour: dataset.hasLater, lines: dataset.hasLater ? dataset.lineHours() : undefined }
    case 'newness':
      return { ...plainAxis(NEWNESS), buyers: newnessOf(dataset, scope, newnessFrom) }
    case 'tier':
    case 'segment': {
      const { keys, codes } = traits.members[by]()
      return { ...plainAxis(keys), buyers: codes }
    }
    case 'category':
    case 'product':
    case 'supplier': {
      const { keys, codes } = by === 'category' ? traits.members.category(level) : traits.members[by]()
      return { ...ofGoods(keys), skus: codes }
    }
    case 'sku':
      return { ...ofGoods(lines.sku.values), skus: identity(lines.sku.values.length) }
    case 'priceBand': {
      const { keys, band } = traits.members.priceBand()
      return { ...ofGoods(keys), lines: band }
    }
  }
}

function identity(count: number): Uint32Array {
  const codes = take(Uint32Array, count)
  for (let code = 0; code < count; code++) codes[code] = code
  return codes
}

/** Newness by buyer code: index in NEWNESS. */
function newnessOf(dataset: Dataset, scope: Scope, from: Day): Uint32Array {
  const first = dataset.firstDays(scope.nonProducts)
  const of = takeFilled(Uint32Array, sizeOf(dataset.orders.buyer))
  for (let buyer = 1; buyer < of.length; buyer++) of[buyer] = first[buyer] < from ? 2 : 1
  return of
}
