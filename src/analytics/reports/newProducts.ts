import type { Dataset } from '~/analytics/dataset'
import { NO_DAY } from '~/analytics/dayIndex'
import type { KpiRow, Scope } from '~/analytics/query'
import { runKpi } from '~/analytics/runKpi'
import type { Day } from '~/lib/zone'
import type { NewProductsAnswer, NewProductsAsk, NewProductsPart } from './newProductsTypes'

/**
 * What the window's GMV owes to products that were never sold before it. New is said of the shop: a filter chooses what is counted, not what was sold first.
 * Throws the signal's reason when aborted.
 */
export function newProducts(dataset: Dataset, { top, ...asked }: NewProductsAsk, signal?: AbortSignal): NewProductsAnswer {
  const { version, unit } = dataset
  const [history] = dataset.paid.day
  if (history === undefined || asked.from <= history) return { ok: false, version, why: 'noHistory' }
  const result = runKpi(dataset, { ...asked, metrics: ['gmv_paid', 'units'], by: 'product' }, signal)
  signal?.throwIfAborted()
  const first = firstSales(dataset, asked.scope)
  const rows = (result.rows ?? []).flatMap((row) =>
    row.orderLevel || row.key === '' ? [] : [{ ...soldOf(row, unit), first: first(row.key) }],
  )
  const isNew = (row: { first: Day }) => row.first >= asked.from
  const total = amountOf(result.totals.gmv_paid?.value, unit)
  const fresh = rows.filter(isNew)
  const known = rows.filter((row) => !isNew(row))
  const sum = (of: readonly Sold[]) => of.reduce((amount, each) => amount + each.amount, 0)
  const goods = sum(rows)
  const part = (of: readonly Sold[]): NewProductsPart => ({
    products: of.length,
    gmv: sum(of) / unit,
    units: of.reduce((units, each) => units + each.units, 0),
    share: goods > 0 ? sum(of) / goods : null,
  })
  return {
    ok: true,
    version,
    history,
    fresh: part(fresh),
    known: part(known),
    rest: (total - goods) / unit,
    rows: fresh
      .toSorted((a, b) => b.amount - a.amount || (a.key < b.key ? -1 : 1))
      .slice(0, top)
      .map(({ amount, ...row }) => ({ ...row, gmv: amount / unit })),
  }
}

interface Sold {
  key: string
  label: string
  /** An integer at the currency's scale, so that parts sum to the last unit. */
  amount: number
  units: number
}

const amountOf = (value: number | null | undefined, unit: number): number => Math.round((value ?? 0) * unit)

const soldOf = ({ key, label, figures }: KpiRow, unit: number): Sold => ({
  key,
  label,
  amount: amountOf(figures.gmv_paid?.value, unit),
  units: figures.units?.value ?? 0,
})

/** The day of a product's first sale in all of history, by its key. */
function firstSales(dataset: Dataset, scope: Scope): (key: string) => Day {
  const { codes, keys } = dataset.traits.members.product()
  const { row, day } = dataset.paid
  const { lineStart } = dataset.orders
  const sku = dataset.lines.sku.codes
  const marks = dataset.countedLines(scope)
  const first = new Int32Array(keys.length).fill(NO_DAY)
  // By day: the first that is met is the first there is.
  for (let k = 0; k < row.length; k++) {
    for (let line = lineStart[row[k]], end = lineStart[row[k] + 1]; line < end; line++) {
      const product = codes[sku[line]]
      if (marks[line] && first[product] === NO_DAY) first[product] = day[k]
    }
  }
  const byKey = new Map(keys.map((key, product) => [key, first[product]]))
  return (key) => byKey.get(key) ?? NO_DAY
}
