import { CommerceError } from '~/commerce/errors'
import type { CountScope } from '~/domain/count'
import { type ShippedSku, sumOfPlan } from '~/domain/shipped'
import { matchSheet, sheetOfText } from '~/domain/stockSheet'
import { mayRun } from '~/domain/person'
import { getCount, leastCounted, listCounts } from '~/store/countList'
import { planOf, type Unbooked } from '~/store/bookShipped'
import { execute } from '~/store/execute'
import { openTraffic, readTextRows } from '~/store/import/openTraffic'
import { Pacer } from '~/store/import/pacer'
import { checkLevels, knowsLevels, mendLevels } from '~/store/levels'
import type { ShippedAnswer, SkuStock } from '~/store/stockLists'
import { SheetReader } from '~/store/stockSheet'
import type { CallContext } from './protocol'
import { unbookedOf } from './shippedStock'
import { defaultSettings, type OpenShop } from './shop'
import { roomOf, type StockRoom } from './stockBook'
import type { StockCalls } from './stockCalls'
import { knowLevels, levelParts } from './stockHandlers'

const SUGGESTED = 8
/** Levels that a repair names in the history. */
const NAMED = 50

/** Lists of stock, movements and stocktakes. */
export function stockListHandlers(openShop: () => Promise<OpenShop>): StockCalls {
  const room = async () => roomOf(await openShop())
  return {
    'stock.levels': async ({ query }) => (await room()).levels.query(query),
    'stock.pick': async ({ query, picked }) => (await room()).levels.pick(query, picked),
    'stock.facets': async () => (await room()).book.facets(),
    'stock.sku': async ({ sku }) => stockOfSku(await room(), sku),
    'stock.find': async ({ code }) => (await room()).levels.find(code) ?? null,
    'stock.suggest': async ({ text }) => (await room()).levels.suggest(text, SUGGESTED),
    'stock.moves': async ({ query }) => (await room()).moves.query(query),

    async 'stock.shipped'({ place }) {
      return shippedAnswer(await unbookedOf(await openShop()), place)
    },

    async 'stock.check'() {
      const open = await openShop()
      // Making them anew would mend what is to be found.
      if (!(await knowsLevels(open.db))) await knowLevels(open)
      return checkLevels(open.db, await levelParts(open))
    },

    async 'stock.repair'({ commandId }) {
      return repair(await openShop(), commandId)
    },

    async 'stock.sheet'({ file, text, mode, location, words }, context) {
      const { levels } = await room()
      const say = (why: keyof typeof words) => words[why]
      if (text !== undefined) {
        const { columns, rows } = sheetOfText(text)
        const reader = new SheetReader(levels, { mode, location, columns })
        for (const { line, cells } of rows) reader.add(line, cells)
        return { ok: true, value: reader.end([], say) }
      }
      if (!file) throw new CommerceError('invalid', 'neither a file nor a text')
      return readFile(levels, file, { mode, location, say }, context)
    },

    async 'counts.list'() {
      const open = await openShop()
      return listCounts(open.db, (await roomOf(open)).book)
    },

    async 'counts.get'({ key }) {
      const open = await openShop()
      return (await getCount(open.db, (await roomOf(open)).book, key)) ?? null
    },

    async 'counts.scope'({ scope, of, locations, most }) {
      const open = await openShop()
      return skusOfScope(open, await roomOf(open), { scope, of, locations, most })
    },
  }
}

const SHIPPED_SHOWN = 200

/** What would be booked from a place, the largest first. */
function shippedAnswer(unbooked: Unbooked, wanted: string | undefined): ShippedAnswer {
  const { book } = unbooked
  const place = wanted ?? book.places[book.sums.ships].key
  const plan = planOf(unbooked, place)
  const rows = (skus: readonly ShippedSku[]) =>
    skus
      .toSorted((a, b) => b.units - a.units || (a.sku < b.sku ? -1 : 1))
      .slice(0, SHIPPED_SHOWN)
      .map((row) => ({ ...row, title: book.traits.titles[book.at(row.sku)] ?? '' }))
  return {
    place,
    ...sumOfPlan(plan),
    booked: rows(plan.booked),
    short: rows(plan.short),
    shortSkus: plan.short.length,
    shortLines: plan.short.reduce((sum, { lines }) => sum + lines, 0),
    unknown: plan.unknown,
    rest: plan.rest,
  }
}

/** Checks once more and mends in one step with its line of the history, so that what is said is what was mended. */
async function repair(open: OpenShop, commandId: string): Promise<Awaited<ReturnType<StockCalls['stock.repair']>>> {
  if (!mayRun(await open.role(), 'stock.repair')) throw new CommerceError('forbidden', 'the role may not repair the stock')
  const parts = await levelParts(open)
  const { db } = open
  const count = await db.transaction('rw', db.tables, async () => {
    const { wrong } = await checkLevels(db, parts)
    if (wrong.length === 0) return 0
    const args = { levels: wrong.slice(0, NAMED), count: wrong.length }
    await execute(db, defaultSettings(), { id: commandId, kind: 'stock.repair', args }, open.author())
    await mendLevels(db, wrong)
    return wrong.length
  })
  if (count > 0) open.changed(['stock', 'products', 'journal'], await open.version())
  return { count }
}

type ReadOptions = Pick<Parameters<StockCalls['stock.sheet']>[0], 'mode' | 'location'> & {
  say: (why: keyof Parameters<StockCalls['stock.sheet']>[0]['words']) => string
}

async function readFile(
  levels: StockRoom['levels'],
  file: File,
  { mode, location, say }: ReadOptions,
  { signal }: Pick<CallContext, 'signal'>,
): ReturnType<StockCalls['stock.sheet']> {
  const opened = await openTraffic(file)
  if (!opened.ok) return opened
  const { table } = opened
  const columns = matchSheet(table.header)
  if (columns.code === undefined || columns.quantity === undefined) return { ok: false, refusal: { why: 'missingColumns', fields: [] } }
  const reader = new SheetReader(levels, { mode, location, columns })
  for await (const rows of readTextRows(table, new Pacer(signal, () => undefined)))
    for (const { line, cells } of rows) reader.add(line, cells)
  return { ok: true, value: reader.end(table.header, say) }
}

function stockOfSku({ book, levels: index }: StockRoom, sku: string): SkuStock | null {
  const at = book.at(sku)
  if (at < 0) return null
  const { titles, cost, incoming } = book.traits
  const levels = book.places
    .filter(({ closed }) => !closed)
    .map(({ key, name, aside = false }) => {
      const { onHand, held, promised } = book.sums.level(key, sku)
      return { location: key, name, aside, onHand, held, promised }
    })
  const picture = index.find(sku)?.picture
  return {
    sku,
    title: titles[at],
    ...(picture ? { picture } : {}),
    ...(Number.isNaN(cost[at]) ? {} : { cost: cost[at] }),
    incoming: incoming[at],
    levels,
    holds: book.sources.holds.filter(({ hold }) => hold.sku === sku).toSorted((a, b) => b.hold.at - a.hold.at),
  }
}

async function skusOfScope(
  open: OpenShop,
  { book, abc }: StockRoom,
  { scope, of, locations, most }: { scope: CountScope; of: string; locations: string[]; most: number },
): Promise<string[]> {
  const here = book.sums.codesAt(locations)
  if (scope === 'cycle') return leastCounted(open.db, book, locations, most)
  if (scope === 'abc') {
    const classOf = await abc()
    return here.filter((sku) => classOf(sku) === of)
  }
  if (scope === 'category') return here.filter((sku) => book.traits.category[book.at(sku)] === of)
  return here
}
