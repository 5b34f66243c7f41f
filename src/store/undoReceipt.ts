import { movingAverage, type ReceiptLine } from '~/domain/purchase'
import type { Amount } from '~/domain/money'
import type { Purchase, PurchaseLine, PurchaseState } from '~/domain/stock'
import { ownersOf } from './codeOwners'
import type { Change, JournalRow, ShopDb } from './db'
import type { Decision } from './decide'
import { changesTo } from './rows'
import { levelsOfSku } from './shelves'
import { skuField } from '~/domain/skuField'

type Receipt = JournalRow & { kind: 'purchase.receive'; args: { key: string; lines: readonly ReceiptLine[] } }

const isReceipt = (row: JournalRow): row is Receipt => row.kind === 'purchase.receive' && 'lines' in row.args && 'key' in row.args

/** What happened to a SKU's stock and cost, entry by entry. Entries that were undone, and their undoes, are none: they cancel out. */
interface SkuStep {
  seq: number
  /** Units that came or went. */
  units: number
  /** What was received in it, with what a unit cost. */
  received: { quantity: number; cost: Amount }[]
  /** What somebody set the cost to. */
  set?: Amount
}

interface History {
  steps: ReadonlyMap<string, SkuStep[]>
  /** The cost of each SKU before the journal tells of it. */
  start: ReadonlyMap<string, Amount>
  /** Receipts that stand, oldest first. */
  receipts: readonly Receipt[]
  /** Receipts that were taken back. */
  gone: readonly Receipt[]
}

/**
 * Takes a receipt back under what came after it: the purchase keeps what the later receipts brought, and the cost of each SKU is what all receipts but this one come to,
 * in their order. undefined where nothing came after it and none before it was taken back, so that the plain undo does.
 */
export async function undoReceipt(
  db: ShopDb,
  target: JournalRow,
  back: readonly Change[],
  left: readonly Change[],
): Promise<Decision | undefined> {
  if (!isReceipt(target)) return undefined
  const skus = new Set(target.args.lines.map(({ sku }) => sku))
  const history = await readHistory(db, target, skus)
  const isLater = history.receipts.some(({ seq, args }) => seq > target.seq && (args.key === target.args.key || touches(args, skus)))
  if (!isLater && !history.gone.some(({ args }) => touches(args, skus))) return undefined
  if (left.some(({ table }) => table === 'moves')) return undefined
  const row = await db.purchases.get(target.args.key)
  if (!row) return undefined
  return {
    changes: [
      ...back.filter(({ table }) => table === 'moves'),
      ...changesTo('purchases', row.key, { ...row }, purchaseWithout(row, target, history)),
      ...(await costsWithout(db, back, skus, history)),
    ],
    undoes: target,
  }
}

/** A receipt that was taken back cannot simply come again where others of the same goods have come since: their costs hang on each other. The key of such a purchase. */
export async function laterReceipt(db: ShopDb, undone: JournalRow, since: number): Promise<string | undefined> {
  if (!isReceipt(undone)) return undefined
  const skus = new Set(undone.args.lines.map(({ sku }) => sku))
  const { receipts } = await readHistory(db, undone, skus)
  return receipts.find(({ seq, args }) => seq > since && (args.key === undone.args.key || touches(args, skus)))?.args.key
}

/**
 * A cost that somebody set is taken back to what the receipts that stand come to: one of before may have been taken back meanwhile, and a later one have started from it.
 */
export async function costsThatStand(db: ShopDb, target: JournalRow, back: readonly Change[]): Promise<readonly Change[]> {
  if (isReceipt(target) || target.kind === 'undo') return back
  const goesBack = new Set(back.flatMap(({ table, field }) => (table === 'catalog' ? [field] : [])))
  const skus = new Set<string>()
  await db.journal
    .where('kind')
    .equals('purchase.receive')
    .each((row) => {
      if (!isReceipt(row)) return
      for (const { sku } of row.args.lines) if (goesBack.has(skuField(sku, 'cost'))) skus.add(sku)
    })
  if (skus.size === 0) return back
  const costs = new Map((await costsWithout(db, back, skus, await readHistory(db, target, skus))).map((change) => [change.field, change]))
  const owned = new Set([...skus].map((sku) => skuField(sku, 'cost')))
  return back.flatMap((change) => {
    if (change.table !== 'catalog' || !owned.has(change.field)) return [change]
    const cost = costs.get(change.field)
    return cost ? [cost] : []
  })
}

const touches = ({ lines }: Receipt['args'], skus: ReadonlySet<string>): boolean => lines.some(({ sku }) => skus.has(sku))

function purchaseWithout(
  row: Purchase,
  { id, args, changes }: Receipt,
  { receipts }: History,
): Pick<Purchase, 'state' | 'lines'> & { receivedAt: number | undefined } {
  const agreed = new Map(row.lines.map(({ sku, cost }) => [sku, cost]))
  const lines = row.lines.map((line) => {
    const own = args.lines.filter(({ sku }) => sku === line.sku)
    const sum = (of: (each: ReceiptLine) => number) => own.reduce((total, each) => total + of(each), 0)
    const quantity = sum((each) => each.quantity)
    return lineWith(line, {
      received: (line.received ?? 0) - quantity,
      defects: (line.defects ?? 0) - sum(({ defects = 0 }) => defects),
      paid: (line.paid ?? 0) - sum((each) => each.quantity * (each.cost ?? agreed.get(each.sku) ?? 0)),
    })
  })
  const before = changes.find(({ table, field }) => table === 'purchases' && field === 'receivedAt')?.before
  const others = receipts.flatMap((receipt) => (receipt.id !== id && receipt.args.key === row.key ? [receipt.at] : []))
  const first = typeof before === 'number' ? [before] : []
  return { state: stateOf(row.state, lines), lines, receivedAt: others.length > 0 ? Math.max(...others) : first[0] }
}

function lineWith(
  { sku, quantity, cost }: PurchaseLine,
  { received, defects, paid }: { received: number; defects: number; paid: number },
): PurchaseLine {
  return { sku, quantity, cost, ...(received > 0 ? { received, paid } : {}), ...(defects > 0 ? { defects } : {}) }
}

function stateOf(now: PurchaseState, lines: readonly PurchaseLine[]): PurchaseState {
  if (now !== 'part' && now !== 'received') return now
  if (lines.every(({ received = 0, quantity }) => received >= quantity)) return 'received'
  return lines.some(({ received = 0 }) => received > 0) ? 'part' : 'ordered'
}

/** The costs that all receipts but the one taken back come to. */
async function costsWithout(db: ShopDb, back: readonly Change[], skus: ReadonlySet<string>, { steps, start }: History): Promise<Change[]> {
  const owners = await ownersOf(db, [...skus])
  const products = new Map(
    (await db.catalog.bulkGet([...new Set(owners.values())])).flatMap((product) => (product ? [[product.key, product]] : [])),
  )
  const changes: Change[] = []
  for (const [code, key] of owners) {
    const sku = products.get(key)?.skus.find((each) => each.code === code)
    if (!sku) continue
    const gone = back.reduce((sum, { table, before }) => sum + (table === 'moves' ? unitsOf(before, code) : 0), 0)
    const onHand = (await levelsOfSku(db, code)).reduce((sum, level) => sum + level.onHand, 0) - gone
    const cost = replayCost(start.get(code) ?? sku.cost, onHand, steps.get(code) ?? [])
    if (cost !== sku.cost) changes.push({ table: 'catalog', key, field: skuField(code, 'cost'), before: sku.cost, after: cost })
  }
  return changes
}

/** Goes through what happened in its order. `onHand`: when all of it has happened. */
function replayCost(start: Amount, onHand: number, steps: readonly SkuStep[]): Amount {
  let there = onHand - steps.reduce((sum, { units }) => sum + units, 0)
  let cost = start
  for (const { units, received, set } of steps) {
    if (received.length > 0) cost = movingAverage({ onHand: there, cost }, received)
    else if (set !== undefined) cost = set
    there += units
  }
  return cost
}

function unitsOf(value: unknown, sku: string): number {
  if (typeof value !== 'object' || value === null || !('sku' in value) || !('quantity' in value)) return 0
  return value.sku === sku && typeof value.quantity === 'number' ? value.quantity : 0
}

/** Everything that stands in the journal of these SKUs, but for the entry that is taken back. */
async function readHistory(db: ShopDb, without: JournalRow, skus: ReadonlySet<string>): Promise<History> {
  const undoing = new Map<string, string | undefined>()
  const known: { row: JournalRow; steps: Map<string, SkuStep> }[] = []
  const start = new Map<string, Amount>()
  await db.journal.orderBy('seq').each((row) => {
    undoing.set(row.id, row.undoneBy)
    const steps = stepsIn(row, skus, start)
    if (row.kind !== 'undo' && row.id !== without.id && (steps.size > 0 || isReceipt(row))) known.push({ row, steps })
  })
  const stands = (id: string): boolean => {
    const by = undoing.get(id)
    return by === undefined || !stands(by)
  }
  const live = known.filter(({ row }) => stands(row.id))
  const steps = new Map<string, SkuStep[]>()
  for (const entry of live) for (const [sku, step] of entry.steps) steps.set(sku, [...(steps.get(sku) ?? []), step])
  const receipts = known.flatMap(({ row }) => (isReceipt(row) ? [row] : []))
  return { steps, start, receipts: receipts.filter(({ id }) => stands(id)), gone: receipts.filter(({ id }) => !stands(id)) }
}

/** What an entry did to each of these SKUs; `start` learns what they cost before the first entry that changed it. */
function stepsIn(row: JournalRow, skus: ReadonlySet<string>, start: Map<string, Amount>): Map<string, SkuStep> {
  const steps = new Map<string, SkuStep>()
  const stepOf = (sku: string): SkuStep => {
    const step = steps.get(sku) ?? { seq: row.seq, units: 0, received: [] }
    steps.set(sku, step)
    return step
  }
  for (const { table, field, before, after } of row.changes) {
    if (table !== 'moves' && table !== 'catalog') continue
    for (const sku of skus) {
      if (table === 'moves') {
        const units = unitsOf(after, sku) - unitsOf(before, sku)
        if (units === 0) continue
        stepOf(sku).units += units
        const cost = isReceipt(row) ? costOf(after) : undefined
        if (cost !== undefined) stepOf(sku).received.push({ quantity: units, cost })
        continue
      }
      const [was, is] = [costIn(field, before, sku), costIn(field, after, sku)]
      if (was !== undefined && !start.has(sku)) start.set(sku, was)
      if (is !== undefined && is !== was) stepOf(sku).set = is
    }
  }
  return steps
}

const costOf = (move: unknown): Amount | undefined =>
  typeof move === 'object' && move !== null && 'cost' in move && typeof move.cost === 'number' ? move.cost : undefined

/** The cost of a SKU in a field of its product: its own, or all SKUs at once. */
function costIn(field: string, value: unknown, sku: string): Amount | undefined {
  if (field === skuField(sku, 'cost')) return typeof value === 'number' ? value : undefined
  if (field !== 'skus' || !Array.isArray(value)) return undefined
  const found: unknown = value.find((each: unknown) => typeof each === 'object' && each !== null && 'code' in each && each.code === sku)
  return costOf(found)
}
