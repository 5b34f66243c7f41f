import { type Request, serve } from '~/lib/rpc'
import type { OrderTable } from '~/segments/orderTable'
import { writePack } from '~/segments/writePack'
import { openFiles } from '~/store/files'
import { NO_ORDERS } from '~/store/import/existing'
import { createImporter } from '~/store/import/importer'
import { csvOf, type PlainOrders, plainOrders, textsCsv } from './plainOrders'
import type { Shape } from './questions'
import { CURRENCY, seededTable, withOwnTexts, ZONE } from './seeded'

/** Makes the orders, keeps them for DuckDB, and lays them down as packs for the engine. */
export type Source = { kind: 'seeded' } | { kind: 'retail'; file: File }

export interface Pack {
  name: string
  bytes: number
  openingEnd: number
  linesEnd: number
}

export const SHOP = 'bench'
const RETAIL = { zone: 'Europe/London', currency: 'GBP' }
const PERSISTED = 15
let held: { table: OrderTable; plain: PlainOrders; shape: Shape } | undefined

/** A real file through the real import. */
async function importedTable(file: File): Promise<OrderTable> {
  const importer = createImporter(() => Promise.resolve(RETAIL))
  const inspected = await importer.inspect(file)
  if (!inspected.ok) throw new Error(JSON.stringify(inspected.refusal))
  const { columns, rules, format } = inspected.value
  await importer.dryRun({ columns, rules, format }, NO_ORDERS, { signal: new AbortController().signal, progress: () => undefined })
  const prepared = importer.prepared()
  if (!prepared) throw new Error('the import was refused')
  return prepared.table
}

function shapeOf({ orders, lines }: OrderTable, { day, newest }: PlainOrders, zone: string, currency: string): Shape {
  const skus = lines.sku.values
  // Categories of two signs: `S1` of S1234, `85` of 85123A.
  const categories = ['', ...new Set(skus.slice(1).map((sku) => sku.slice(0, 2)))].toSorted()
  return {
    orders: orders.count,
    first: day.reduce((least, each) => (each >= 0 && each < least ? each : least), Infinity),
    end: day.reduce((most, each) => Math.max(most, each), 0) + 1,
    newest,
    zone,
    currency,
    skus,
    channels: orders.channel.values,
    regions: orders.region.values,
    categories,
    categoryOfSku: skus.map((sku) => categories.indexOf(sku.slice(0, 2))),
  }
}

async function write(name: string, table: OrderTable): Promise<Pack> {
  const files = await openFiles(SHOP)
  const { bytes, openingEnd, linesEnd } = writePack(table)
  await files.write(name, { bytes, cuts: [openingEnd, linesEnd] })
  return { name, bytes: bytes.byteLength, openingEnd, linesEnd }
}

function need() {
  if (!held) throw new Error('nothing was made')
  return held
}

const calls = {
  async make(source: Source): Promise<Shape> {
    const { zone, currency } = source.kind === 'seeded' ? { zone: ZONE, currency: CURRENCY } : RETAIL
    const table = source.kind === 'seeded' ? seededTable() : await importedTable(source.file)
    const plain = plainOrders(table, zone)
    held = { table, plain, shape: shapeOf(table, plain, zone, currency) }
    return held.shape
  },

  /** Orders [from, to). */
  async csv({ from, to }: { from: number; to: number }) {
    const { table, plain, shape } = need()
    return csvOf(table, plain, shape.categoryOfSku, from, to)
  },

  async texts() {
    return textsCsv(need().table)
  },

  async pack(name: string): Promise<Pack> {
    return write(name, need().table)
  },

  /** One more day of orders, after all others: the first day after them is 0. `ms` is what making the pack took. */
  async dayPack(day: number): Promise<{ pack: Pack; ms: number }> {
    const table = withOwnTexts(seededTable({ seed: 2 + day, orders: 548, from: 730 + day, days: 1 }))
    const began = performance.now()
    writePack(table)
    const ms = performance.now() - began
    return { pack: await write(`day${day}`, table), ms }
  },

  /**
   * ms of laying the pack down, flushed, and of copying its bytes, in turn. Each file is taken away before the next: a virtual machine that is given its memory at the
   * first touch spends three quarters of a write on that, and the copy has memory that was touched before.
   */
  async persist(): Promise<{ written: number[]; copied: number[] }> {
    const files = await openFiles(SHOP)
    const { bytes } = writePack(need().table)
    const times = { written: [] as number[], copied: [] as number[] }
    for (let run = 0; run < PERSISTED; run++) {
      let began = performance.now()
      const copy = bytes.slice()
      times.copied.push(performance.now() - began)
      began = performance.now()
      await files.write('persist', { bytes: copy })
      times.written.push(performance.now() - began)
      await files.remove('persist')
    }
    return times
  },
}
export type MakerCalls = typeof calls

serve(
  {
    listen: (receive) => addEventListener('message', ({ data }: MessageEvent<Request>) => receive(data)),
    send: (reply) => postMessage(reply),
  },
  (name, args) => (calls as Record<string, (args: unknown) => Promise<unknown>>)[name](args),
)
