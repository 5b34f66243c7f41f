import type { Day } from '~/lib/zone'
import type { Dataset } from '~/analytics/dataset'

/** On which days each SKU was sold: paid lines with a price, by day of payment. The days of SKU s are [start[s], start[s + 1]), rising, each once. */
export interface SaleDays {
  readonly codes: readonly string[]
  readonly start: Uint32Array
  readonly day: Int32Array
  /** Units sold on each of them. */
  readonly units: Float64Array
}

const GOODS = { nonProducts: false, free: false }

/** Of a dataset that has every line. */
export function saleDaysOf(dataset: Pick<Dataset, 'orders' | 'lines' | 'paid' | 'money' | 'countedLines'>): SaleDays {
  const { orders, lines, paid } = dataset
  const amount = dataset.money(true).paid
  const counts = dataset.countedLines(GOODS)
  const codes = lines.sku.values
  const last = new Int32Array(codes.length)
  /** Calls `take` for each SKU and day, days rising, and `more` with what is sold of it then. */
  const each = (take: (sku: number, day: Day) => void, more?: (sku: number, units: number) => void) => {
    last.fill(-(2 ** 31))
    for (let k = 0; k < paid.row.length; k++) {
      const order = paid.row[k]
      if (amount[order] <= 0) continue
      for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
        const sku = lines.sku.codes[line]
        if (!counts[line] || sku === 0) continue
        if (last[sku] !== paid.day[k]) {
          last[sku] = paid.day[k]
          take(sku, paid.day[k])
        }
        more?.(sku, lines.quantity[line])
      }
    }
  }
  const start = new Uint32Array(codes.length + 1)
  each((sku) => start[sku + 1]++)
  for (let sku = 0; sku < codes.length; sku++) start[sku + 1] += start[sku]
  const next = start.slice()
  const day = new Int32Array(start[codes.length])
  const units = new Float64Array(day.length)
  each(
    (sku, at) => {
      day[next[sku]++] = at
    },
    (sku, sold) => {
      units[next[sku] - 1] += sold
    },
  )
  return { codes, start, day, units }
}
