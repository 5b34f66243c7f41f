import { appendTable } from '~/analytics/append'
import { type Attributes, NO_ATTRIBUTES } from '~/analytics/attributes'
import { buildDataset, type Dataset } from '~/analytics/dataset'
import { loadParts } from '~/analytics/parts'
import { indexBuyers } from '~/analytics/purchaseIndex'
import type { KpiResult } from '~/analytics/query'
import { cohorts } from '~/analytics/reports/cohorts'
import { repurchase } from '~/analytics/reports/repurchase'
import { rfm } from '~/analytics/reports/rfm'
import { runBoard, runKpi } from '~/analytics/runKpi'
import { releaseMemory } from '~/analytics/scratch'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import { type Request, serve } from '~/lib/rpc'
import type { FactTable } from '~/segments/orderTable'
import { readLines, readOpening } from '~/segments/readPack'
import { openFiles } from '~/store/files'
import { type PackedResult, packRows } from '~/worker/packedRows'
import { type Pack, SHOP } from './maker.worker'
import { type Choice, queriesOf, SCOPE, type Shape } from './questions'

/** The engine as the application's worker has it: columns read from a pack, and what it makes of them. */
let shape: Shape | undefined
let facts: FactTable | undefined
let dataset: Dataset | undefined
/** A dataset that was asked nothing yet. */
let fresh: Dataset | undefined

function need<T>(made: T | undefined): T {
  if (made === undefined) throw new Error('nothing was opened')
  return made
}

async function read({ name, openingEnd, linesEnd }: Pack): Promise<FactTable> {
  const files = await openFiles(SHOP)
  const [opening, lines] = await Promise.all([files.read(name, 0, openingEnd), files.read(name, openingEnd, linesEnd)])
  return readLines(readOpening(need(opening)), need(lines))
}

function attributesOf({ skus, categories, categoryOfSku }: Shape): Attributes {
  const codes = new Map(skus.map((sku, code) => [sku, code]))
  return {
    ...NO_ATTRIBUTES,
    skuOf: (sku) => {
      const code = codes.get(sku)
      return code === undefined ? undefined : { product: sku, categories: [categories[categoryOfSku[code]]], supplier: '' }
    },
  }
}

function build(tables: FactTable[], known: Shape): Dataset {
  return buildDataset(tables, { zone: known.zone, currency: known.currency, attributes: attributesOf(known) })
}

const everything = (known: Shape): Choice => ({ name: 'everything', days: known.end - known.first })

/** Bytes of the columns as they were read. */
function bytesOf({ orders, lines, refunds }: FactTable): number {
  const sizeOf = (column: unknown): number => {
    if (ArrayBuffer.isView(column)) return column.byteLength
    return typeof column === 'object' && column !== null && 'codes' in column ? sizeOf(column.codes) : 0
  }
  let bytes = 0
  for (const grain of [orders, lines, refunds]) for (const column of Object.values<unknown>(grain)) bytes += sizeOf(column)
  return bytes
}

const calls = {
  /** ms of reading a pack and making every index: those that a first refresh needs, and the one of buyers. */
  async open({ pack, shape: known }: { pack: Pack; shape: Shape }): Promise<number> {
    const began = performance.now()
    shape = known
    facts = await read(pack)
    dataset = build([facts], known)
    await Promise.all(queriesOf(known, everything(known)).map(loadParts))
    answer(dataset, known, everything(known))
    indexBuyers(dataset.shop, SCOPE.nonProducts)
    return performance.now() - began
  },

  async refresh(choice: Choice): Promise<PackedResult[]> {
    return answer(need(dataset), need(shape), choice).map(packRows)
  },

  /** A dataset that was asked of sales and never of buyers: what each order came to is known, as it is to DuckDB. ms of its index of buyers. */
  async freshen(): Promise<number> {
    const { first, end } = need(shape)
    fresh = build([need(facts)], need(shape))
    runKpi(fresh, { metrics: ['gmv_paid', 'orders', 'units'], from: first, to: end, scope: SCOPE, by: 'day' })
    const began = performance.now()
    indexBuyers(fresh.shop, SCOPE.nonProducts)
    return performance.now() - began
  },

  async buyers() {
    const data = need(fresh)
    const { first, end } = need(shape)
    return {
      months: runKpi(data, { metrics: ['buyers', 'new_buyers', 'returning_buyers'], from: first, to: end, scope: SCOPE, by: 'month' }),
      cohorts: cohorts(data, { scope: SCOPE, grain: 'month', by: 'period' }, { calendar: DEFAULT_CALENDAR, attributes: NO_ATTRIBUTES }),
      repurchase: repurchase(data, { scope: SCOPE, days: [30, 60, 90], sameDay: false }),
      rfm: rfm(data, { scope: SCOPE, ties: 'equal' }),
    }
  },

  /** ms of one plain sum of a million-row column. */
  async sum(): Promise<number> {
    const { amount } = need(facts).lines
    const rows = Math.min(1_000_000, amount.length)
    const began = performance.now()
    let sum = 0
    for (let row = 0; row < rows; row++) sum += amount[row]
    const ms = performance.now() - began
    if (Number.isNaN(sum)) throw new Error('amounts are numbers')
    return ms
  },

  /** ms of reading one more day and bringing every index up to date, until it is answered. */
  async append(pack: Pack): Promise<number> {
    const began = performance.now()
    const known = need(shape)
    dataset = appendTable(need(dataset), await read(pack))
    shape = { ...known, end: known.end + 1 }
    answer(dataset, shape, everything(shape))
    return performance.now() - began
  },

  async columnBytes(): Promise<number> {
    return bytesOf(need(facts))
  },

  /** Lets go of what only the next test needs. */
  async rest(): Promise<void> {
    fresh = undefined
  },

  /** As the application does when nothing has been asked for a while. */
  async release(): Promise<void> {
    releaseMemory()
  },
}
export type EngineCalls = typeof calls

function answer(data: Dataset, known: Shape, choice: Choice): KpiResult[] {
  return runBoard(data, queriesOf(known, choice))
}

serve(
  {
    listen: (receive) => addEventListener('message', ({ data }: MessageEvent<Request>) => receive(data)),
    send: (reply) => postMessage(reply),
  },
  (name, args) => (calls as Record<string, (args: unknown) => Promise<unknown>>)[name](args),
)
