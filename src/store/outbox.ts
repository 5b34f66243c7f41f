import type { Command, Refusal } from '~/domain/command'
import type { OutAct, OutMessage } from '~/commerce/adapter'
import type { SyncArea } from '~/domain/platform'
import { readSkuField, SKU_ORDER, skuField, WHOLE_SKU } from '~/domain/skuField'
import type { Move } from '~/domain/stock'
import type { Instant } from '~/lib/zone'
import type { Change, RowTable, ShopDb } from './db'
import { actsOut } from './actsOut'
import { messagesOut } from './messagesOut'
import type { ConnectionRow, OutboxRow } from './syncRows'

/** Key of the one row of the table `connection`. */
export const API = 'api'

type Edit = OutboxRow['edits'][number]
type EditArea = Edit['area']

const AREA_OF: Partial<Record<RowTable, EditArea>> = {
  locations: 'locations',
  categories: 'categories',
  catalog: 'products',
  customers: 'customers',
  orderNotes: 'orders',
}

/** The field that no record of an area is without: with it a record comes and goes. Of the others only fields do. */
const NEEDED: Partial<Record<SyncArea, string>> = { locations: 'name', categories: 'name', products: 'createdAt' }

/** What of a command is for the platform, or why the platform does not take it. */
export type Outgoing = { edits: Edit[]; moves: Move[]; messages: OutMessage[]; acts: OutAct[] } | { refusal: Refusal }

/**
 * What a command came to, for the platform that the shop is connected to: fields that it keeps, and units that moved. What it does not know stays in the shop; what it
 * keeps and does not let us set is refused, before anything is written.
 */
export async function outgoingOf(db: ShopDb, { can }: Pick<ConnectionRow, 'can'>, changes: readonly Change[]): Promise<Outgoing> {
  const edits = new Map<string, Edit>()
  const moves: Move[] = []
  for (const change of changes) {
    if (change.table === 'moves') {
      const refusal = addMoves(can, change, moves)
      if (refusal) return { refusal }
      continue
    }
    const area = AREA_OF[change.table]
    if (area === undefined || can.areas[area].pull !== true) continue
    const refusal = addEdit(can, area, change, edits)
    if (refusal) return { refusal }
  }
  const out = await messagesOut(db, can, changes)
  if ('refusal' in out) return out
  const done = await actsOut(db, can.areas.orders, changes)
  if ('refusal' in done) return done
  return {
    edits: await withoutGuests(db, [...edits.values()].filter(isSomething)),
    moves: moves.filter(({ quantity }) => quantity !== 0),
    messages: out.messages,
    acts: done.acts,
  }
}

type Can = ConnectionRow['can']

function addEdit(can: Can, area: EditArea, change: Change, edits: Map<string, Edit>): Refusal | undefined {
  const { key, field, before, after } = change
  const { push, fields, fixed = [] } = can.areas[area]
  const whole = NEEDED[area] === field && (before === undefined) !== (after === undefined)
  const kept = keptAs(area, field, fields)
  if (!whole && kept === undefined) return undefined
  if (push !== true) return { why: 'platform', area, cannot: push }
  if (!whole && fixed.includes(kept ?? '') && before !== undefined) return { why: 'platform', area, cannot: 'readOnly' }
  const name = `${area}/${key}`
  let edit = edits.get(name)
  if (!edit) edits.set(name, (edit = { area, key, set: {}, before: {} }))
  if (whole && after === undefined) edit.gone = true
  if (kept === undefined || fixed.includes(kept)) return undefined
  for (const [own, was, is] of field === 'skus' ? wholeSkus(before, after) : [[field, before, after] as const]) {
    edit.set[own] = is
    edit.before[own] = was
  }
  return undefined
}

/** The name by which a platform says that it keeps a field; undefined: it does not. Where it knows SKUs at all they come, go and have an order. */
function keptAs(area: EditArea, field: string, fields: readonly string[]): string | undefined {
  const inSku = readSkuField(field)
  if (area === 'products' && (field === 'skus' || field === SKU_ORDER || inSku?.field === WHOLE_SKU))
    return fields.length > 0 ? `sku:${WHOLE_SKU}` : undefined
  const name = inSku ? `sku:${inSku.field}` : field
  return fields.includes(name) ? name : undefined
}

/** SKUs of a product that is made or taken away as a whole, each by itself. */
function wholeSkus(before: unknown, after: unknown): [string, unknown, unknown][] {
  const [was, is] = [byCode(before), byCode(after)]
  return [...new Set([...was.keys(), ...is.keys()])].map((code) => [skuField(code, WHOLE_SKU), was.get(code), is.get(code)])
}

const byCode = (skus: unknown): Map<string, unknown> =>
  new Map(
    (Array.isArray(skus) ? skus : []).flatMap((sku: unknown): [string, unknown][] =>
      typeof sku === 'object' && sku !== null && 'code' in sku ? [[String(sku.code), sku]] : [],
    ),
  )

/** A record that goes has nothing set any more. */
function isSomething(edit: Edit): boolean {
  if (edit.gone) edit.set = {}
  return edit.gone === true || Object.keys(edit.set).length > 0
}

/** Lines of the ledger as deltas: one that is taken back goes the other way. What orders have sent the platform has booked itself. */
function addMoves({ areas: { stock } }: Can, { before, after }: Change, moves: Move[]): Refusal | undefined {
  if (stock.pull !== true || !stock.fields.includes('onHand')) return undefined
  if (stock.push !== true) return { why: 'platform', area: 'stock', cannot: stock.push }
  if (stock.fixed?.includes('onHand')) return { why: 'platform', area: 'stock', cannot: 'readOnly' }
  for (const [line, sign] of [[before, -1] as const, [after, 1] as const]) {
    if (!isMove(line)) continue
    if (line.booking !== undefined) return { why: 'platform', area: 'stock', cannot: 'notOffered' }
    const { sku, location, quantity, kind, reason, ref } = line
    moves.push({
      sku,
      location,
      quantity: sign * quantity,
      kind,
      ...(reason !== undefined && { reason }),
      ...(ref !== undefined && { ref }),
    })
  }
  return undefined
}

const isMove = (value: unknown): value is Move => typeof value === 'object' && value !== null && 'sku' in value && 'quantity' in value

/** What is noted of buyers whom the platform has no record of stays in the shop. */
async function withoutGuests(db: ShopDb, edits: Edit[]): Promise<Edit[]> {
  const customers = edits.filter(({ area }) => area === 'customers')
  if (customers.length === 0) return edits
  const rows = await db.remotes.bulkGet(customers.map(({ key }) => `customers/${key}`))
  const guests = new Set(customers.filter((_, at) => !rows[at] || rows[at].erased))
  return edits.filter((edit) => !guests.has(edit))
}

/** Part of the caller's transaction. `seq`: of the command's line in the journal, so that the order is that of the journal whichever tab acted. */
export async function addToOutbox(
  db: ShopDb,
  outgoing: Exclude<Outgoing, { refusal: Refusal }>,
  { id, kind }: Command,
  at: Instant,
  seq: number,
): Promise<void> {
  const { edits, moves, messages, acts } = outgoing
  if (edits.length + moves.length + messages.length + acts.length === 0) return
  const told = { ...(messages.length > 0 && { messages }), ...(acts.length > 0 && { acts }) }
  await db.outbox.put({ seq, id, kind, at, edits, moves, ...told, state: 'waiting' })
}
