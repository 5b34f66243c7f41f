import type { Dataset } from '~/analytics/dataset'
import { cameAgain, type FirstAndNext, foldFirstAndNext } from '~/analytics/firstAndNext'
import { orderStatistics } from '~/analytics/orderStatistics'
import { type Purchases, purchasesOf } from '~/analytics/purchases'
import type { RepurchaseAnswer, RepurchaseAsk } from '~/analytics/reports'

/** Buyers with that many orders or more are counted together. */
const MANY_ORDERS = 11
const BAND_DAYS = 7
/** Thirteen bands of a week, and an open one. */
const BANDS = 14
const TOPS = [0.01, 0.1, 0.2]

/** metrics.md `repurchase_N`, how often buyers bought and after how long, and how much of the GMV is whose. */
export function repurchase(dataset: Dataset, ask: RepurchaseAsk): RepurchaseAnswer {
  const purchases = purchasesOf(dataset, ask, ask.asOf)
  const buyers = foldFirstAndNext(purchases, dataset.zone)
  return {
    version: dataset.version,
    ...(dataset.range && { asOf: purchases.asOf }),
    buyers: buyers.count,
    rows: ask.days.map((days) => ({ days, ...cameAgain(buyers, days, ask.sameDay) })),
    distribution: distributionOf(purchases),
    intervals: intervalsOf(buyers),
    concentration: concentrationOf(purchases),
  }
}

function distributionOf({ start }: Purchases): RepurchaseAnswer['distribution'] {
  const bins = new Int32Array(MANY_ORDERS + 1)
  for (let buyer = 1; buyer < start.length; buyer++) bins[Math.min(start[buyer] - start[buyer - 1], MANY_ORDERS)]++
  return Array.from({ length: MANY_ORDERS }, (_, bin) => ({ orders: bin + 1, more: bin + 1 === MANY_ORDERS, buyers: bins[bin + 1] }))
}

function intervalsOf({ count, gap }: FirstAndNext): RepurchaseAnswer['intervals'] {
  const bins = new Int32Array(BANDS)
  for (let i = 0; i < count; i++) if (gap[i] > 0) bins[Math.min(Math.floor((gap[i] - 1) / BAND_DAYS), BANDS - 1)]++
  return Array.from(bins, (buyers, band) => {
    const from = band * BAND_DAYS + 1
    return { from, ...(band < BANDS - 1 && { to: from + BAND_DAYS - 1 }), buyers }
  })
}

/** The share of the top ceil(q × buyers); buyers at the limit are alike, so which of them are in changes nothing. */
function concentrationOf({ start, spent }: Purchases): RepurchaseAnswer['concentration'] {
  const values = new Float64Array(spent.length)
  let count = 0
  let total = 0
  for (let buyer = 0; buyer < spent.length; buyer++) {
    if (start[buyer] === start[buyer + 1]) continue
    values[count++] = spent[buyer]
    total += spent[buyer]
  }
  if (count === 0 || total <= 0) return []
  const sizes = TOPS.map((top) => Math.ceil(top * count))
  const limits = orderStatistics(
    values,
    count,
    sizes.map((size) => count - size),
  )
  return TOPS.map((top, t) => {
    let above = 0
    let sum = 0
    for (let i = 0; i < count; i++) {
      if (values[i] <= limits[t]) continue
      above++
      sum += values[i]
    }
    return { top, share: (sum + (sizes[t] - above) * limits[t]) / total }
  })
}
