import { type GrainAnswer, type GrainAsk, type GrainSource, KEY_JOINT, type StockSums } from '~/analytics/grains'
import { type Filters, type Grouping, TIME_GRAINS, type TimeGrain } from '~/analytics/query'
import type { Day } from '~/lib/zone'
import { addSku, emptyStock, type Stretch, walkActive, walkSku } from './countStock'
import type { Stock, StockedSku } from './stock'

const isTime = (by: Grouping): by is TimeGrain => TIME_GRAINS.some((grain) => grain === by)

/** The value of a SKU in a dimension that stock can be told apart by. */
const VALUE_OF: Partial<Record<Grouping, (sku: StockedSku, level: number) => string>> = {
  sku: ({ code }) => code,
  product: ({ product }) => product,
  supplier: ({ supplier }) => supplier,
  category: ({ categories }, level) => categories[level - 1] ?? '',
}

/** Stock as a grain beside the orders: by time, product, SKU, category and supplier, and filtered by those; else it cannot be told apart. */
export function stockSource(stock: Stock): GrainSource<StockSums> {
  return { sum: (ask) => sumStock(stock, ask) }
}

function sumStock(stock: Stock, ask: GrainAsk): GrainAnswer<StockSums> {
  if (ask.by.some((by) => !isTime(by) && !VALUE_OF[by])) return { ok: false, why: 'notSplit' }
  const wanted = wantedSkus(ask.filters)
  if (!wanted) return { ok: false, why: 'notSplit' }
  const skus = stock.skus.filter(wanted)
  const whole = clip(stock, ask.from, ask.to)
  const total = emptyStock(whole)
  sumCells(stock, skus, [whole], () => [total], false)
  const rows = new Map<string, StockSums>()
  if (ask.by.length > 0) {
    const times = timesOf(stock, ask)
    const cells = cellsBy(rows, ask, times)
    sumCells(stock, skus, times.stretches, cells, ask.by.includes('sku'))
  }
  return { ok: true, total, rows }
}

/** Whether a SKU takes part; undefined where a filter is set that stock knows nothing of. */
export function wantedSkus(filters: Filters): ((sku: StockedSku) => boolean) | undefined {
  const sets = Object.entries(filters).flatMap(([name, values]) => (values?.length ? [{ name, values: new Set(values) }] : []))
  const tests: ((sku: StockedSku) => boolean)[] = []
  for (const { name, values } of sets) {
    if (name === 'sku') tests.push(({ code }) => values.has(code))
    else if (name === 'product') tests.push(({ product }) => values.has(product))
    else if (name === 'supplier') tests.push(({ supplier }) => values.has(supplier))
    else if (name === 'category')
      tests.push(({ categories }) => (categories.length === 0 ? values.has('') : categories.some((key) => values.has(key))))
    else return undefined
  }
  return (sku) => tests.every((test) => test(sku))
}

/** The days of [from, to) that the ledger tells of. */
export function clip(stock: Pick<Stock, 'from' | 'to'>, from: Day, to: Day): Stretch {
  const start = Math.min(Math.max(from, stock.from), stock.to)
  return { from: start, to: Math.max(start, Math.min(to, stock.to)), end: Math.min(to, stock.to) }
}

/** Stretches with the keys of their rows. */
interface Times {
  keys: string[]
  stretches: Stretch[]
}

/** The stretches of the time grain in `by`, or the whole window as one. */
function timesOf(stock: Stock, { by, from, to, dayKey }: GrainAsk): Times {
  const grain = by.find(isTime)
  if (!grain) return { keys: [''], stretches: [clip(stock, from, to)] }
  const keys: string[] = []
  const starts: Day[] = []
  for (let day = from; day < to; day++) {
    const key = dayKey(grain, day)
    if (key === keys.at(-1)) continue
    keys.push(key)
    starts.push(day)
  }
  return { keys, stretches: starts.map((start, at) => clip(stock, start, starts[at + 1] ?? to)) }
}

/** The sums of a SKU's group in each stretch; made when a first SKU falls into the group. */
function cellsBy(rows: Map<string, StockSums>, { by, level }: GrainAsk, { keys, stretches }: Times): (sku: StockedSku) => StockSums[] {
  const known = new Map<string, StockSums[]>()
  return (sku) => {
    const parts = by.map((dimension) => VALUE_OF[dimension]?.(sku, level))
    const name = parts.join(KEY_JOINT)
    const found = known.get(name)
    if (found) return found
    const cells = keys.map((time, at) => {
      const sums = emptyStock(stretches[at])
      rows.set(parts.map((part) => part ?? time).join(KEY_JOINT), sums)
      return sums
    })
    known.set(name, cells)
    return cells
  }
}

/** Products are on sale and sell as a whole, unless rows are SKUs: then each speaks for itself. */
function sumCells(
  stock: Stock,
  skus: readonly StockedSku[],
  stretches: Stretch[],
  cellsOf: (sku: StockedSku) => StockSums[],
  bySku: boolean,
): void {
  const products = new Map<string, { cells: StockSums[]; onSale: Uint8Array; active: Uint8Array }>()
  for (const sku of skus) {
    const cells = cellsOf(sku)
    if (sku.moves >= 0 || sku.promises >= 0) walkSku(stock, sku, stretches, (of, at) => addSku(cells[at], of, sku, stretches[at]))
    if (!sku.listed) continue
    const name = bySku ? sku.code : sku.product
    const product = products.get(name) ?? {
      cells,
      onSale: new Uint8Array(stretches.length),
      active: new Uint8Array(stretches.length),
    }
    products.set(name, product)
    walkActive(stock, sku, stretches, (active, onSale, at) => {
      if (active) product.active[at] = 1
      if (onSale) product.onSale[at] = 1
    })
  }
  for (const { cells, onSale, active } of products.values()) {
    cells.forEach((sums, at) => {
      sums.onSale += onSale[at]
      sums.active += active[at]
    })
  }
}
