import type { Dataset } from '~/analytics/dataset'
import { Comebacks, type Histories, historiesOf } from '~/analytics/histories'
import { orderStatistics, sumOf, tallyOf } from '~/analytics/orderStatistics'
import { purchasesOf } from '~/analytics/purchases'
import type { RepurchaseAnswer, RepurchaseAsk } from '~/analytics/reports'
import { answering } from '~/analytics/scratch'

/** Buyers with that many orders or more are counted together. */
const MANY_ORDERS = 11
const BAND_DAYS = 7
/** Thirteen bands of a week, and an open one. */
const BANDS = 14
const TOPS = [0.01, 0.1, 0.2]

/** metrics.md `repurchase_N`, how often buyers bought and after how long, and how much of the GMV is whose. */
export const repurchase = (dataset: Dataset, ask: RepurchaseAsk): RepurchaseAnswer => answering(() => answer(dataset, ask))

function answer(dataset: Dataset, ask: RepurchaseAsk): RepurchaseAnswer {
  const purchases = purchasesOf(dataset, ask, ask.asOf)
  const buyers = historiesOf(purchases)
  const otherDay = new Comebacks(purchases, dataset.zone, false)
  const again = ask.sameDay ? new Comebacks(purchases, dataset.zone, true) : otherDay
  return {
    version: dataset.version,
    ...(dataset.range && { asOf: purchases.asOf }),
    buyers: buyers.count,
    rows: ask.days.map((days) => ({ days, ...again.within(days) })),
    distribution: distributionOf(buyers),
    intervals: intervalsOf(otherDay, purchases.end - purchases.from),
    concentration: concentrationOf(buyers),
  }
}

function distributionOf({ count, orders }: Histories): RepurchaseAnswer['distribution'] {
  const bins = tallyOf(orders, count, MANY_ORDERS)
  return Array.from({ length: MANY_ORDERS }, (_, bin) => ({ orders: bin + 1, more: bin + 1 === MANY_ORDERS, buyers: bins[bin + 1] }))
}

/** `most`: more days than between any two purchases. */
function intervalsOf({ count, gap }: Comebacks, most: number): RepurchaseAnswer['intervals'] {
  const bins = new Int32Array(BANDS)
  const days = tallyOf(gap, count, most)
  for (let day = 1; day < most; day++) bins[Math.min(Math.floor((day - 1) / BAND_DAYS), BANDS - 1)] += days[day]
  return Array.from(bins, (buyers, band) => {
    const from = band * BAND_DAYS + 1
    return { from, ...(band < BANDS - 1 && { to: from + BAND_DAYS - 1 }), buyers }
  })
}

/** The share of the top ceil(q × buyers); buyers at the limit are alike, so which of them are in changes nothing. */
function concentrationOf({ count, spent }: Histories): RepurchaseAnswer['concentration'] {
  const total = sumOf(spent, count)
  if (count === 0 || total <= 0) return []
  const sizes = TOPS.map((top) => Math.ceil(top * count))
  const limits = orderStatistics(
    spent,
    count,
    sizes.map((size) => count - size),
  )
  return TOPS.map((top, t) => {
    const limit = limits[t]
    // The limit itself is everybody's.
    return { top, share: (sumAbove(spent, count, limit) + sizes[t] * limit) / total }
  })
}

/** How much more than the limit those above it spent. */
function sumAbove(spent: Float64Array, count: number, limit: number): number {
  let more = 0
  for (let i = 0; i < count; i++) more += Math.max(0, spent[i] - limit)
  return more
}
