import { applyActs } from '~/domain/applyActs'
import type { Order } from '~/domain/order'
import { isEqual } from '~/lib/isEqual'
import { orderAt } from '~/segments/orders'
import type { OrderTable } from '~/segments/orderTable'
import type { PackRow, Replaced, ShopDb } from '~/store/db'
import { mergePulled } from '~/store/mergePulled'
import { OrderPages } from '~/store/orderPages'
import { hiddenOf, type Packs, stateOf } from '~/store/packs'
import type { Base } from './bases'
import { basesStamp } from './bases'
import { placesIn, readBases } from './readBases'

interface Shop {
  readonly db: ShopDb
  readonly packs: Packs
}

/** What in `derived` names the packs that orders with acts were made of. */
const FOLDS = 'orderActs'
const TRIES = 5

/**
 * Writes a small pack with the orders as their acts make them, in place of those that they were made of: whatever counts orders counts these. Of orders whose acts
 * have changed, and of those that came in anew or went since the last time, as after an import, a pull, or its undo. What is as it should be is left as it is. All tabs take
 * turns. Gives the new version; undefined: there was nothing to do.
 */
export async function foldActs(shop: Shop, newId: () => string): Promise<number | undefined> {
  const { db, packs } = shop
  return packs.withLock(async () => {
    for (let tries = 0; tries < TRIES; tries++) {
      const done = await fold(shop, newId())
      if (done === 'again') continue
      if (done === undefined) return undefined
      const merged = await mergePulled({ db, packs }, newId, 'acts')
      return merged ?? done
    }
    return undefined
  })
}

/** Whether a fold has something to look at; what is cheap to ask. */
export async function needsFold(db: ShopDb): Promise<boolean> {
  return db.transaction('r', [db.foldDue, db.derived, db.packs], async () => {
    if ((await db.foldDue.count()) > 0) return true
    return (await db.derived.get(FOLDS))?.of !== basesStamp(await db.packs.toArray())
  })
}

async function fold({ db, packs }: Shop, id: string): Promise<number | 'again' | undefined> {
  const rows = await packs.rows()
  const [due, last] = await Promise.all([db.foldDue.toArray(), db.derived.get(FOLDS)])
  const of = basesStamp(rows)
  const numbers = new Set(due.map(({ key }) => key))
  for (const number of last?.of === of ? [] : await movedOrders({ db, packs }, rows, last?.of)) numbers.add(number)
  const news = numbers.size > 0 ? await newsOf({ db, packs }, rows, numbers) : undefined
  const written =
    news && news.replaces.length > 0 ? await packs.write({ id, table: news.table, replaces: news.replaces, at: Date.now() }) : undefined
  // There is no room: they stay due.
  if (written && !written.ok) return undefined
  return db.transaction('rw', [db.packs, db.foldDue, db.derived, db.meta], async () => {
    // An import that is undone turns no lock.
    if (stateOf((await db.packs.toArray()).sort((a, b) => a.order - b.order)) !== stateOf(rows)) return 'again'
    for (const { key, of: command } of due) if ((await db.foldDue.get(key))?.of === command) await db.foldDue.delete(key)
    await db.derived.put({ key: FOLDS, of })
    if (!written?.ok) return undefined
    await db.packs.add({ ...written.row, acts: true })
    const version = ((await db.meta.get('version'))?.value ?? 0) + 1
    await db.meta.put({ key: 'version', value: version })
    return version
  })
}

/** Orders with acts that came with packs which were not there the last time; all of them where packs went. */
async function movedOrders({ db, packs }: Shop, rows: readonly PackRow[], last: string | undefined): Promise<string[]> {
  const acted = (await db.orderActs.orderBy('order').uniqueKeys()).map(String)
  if (acted.length === 0) return []
  const before = readStamp(last)
  const live = rows.filter((row) => row.live && !row.acts)
  const now = new Set(live.map((row) => nameOf([row.id, row.file ?? ''])))
  if ([...before].some((name) => !now.has(name))) return acted
  const wanted = new Set(acted)
  const found = new Set<string>()
  for (const row of live) {
    if (before.has(nameOf([row.id, row.file ?? '']))) continue
    for (const number of (await packs.numbers(row)) ?? []) if (wanted.has(number)) found.add(number)
  }
  return [...found]
}

const nameOf = (pair: readonly string[]): string => JSON.stringify(pair)

function readStamp(text: string | undefined): Set<string> {
  const read: unknown = text === undefined ? [] : JSON.parse(text)
  return new Set((Array.isArray(read) ? read : []).map((pair: unknown) => JSON.stringify(pair)))
}

/** Versions of the orders that have to be written, and what they take the place of. */
async function newsOf(
  { db, packs }: Shop,
  rows: readonly PackRow[],
  numbers: ReadonlySet<string>,
): Promise<{ table: OrderTable; replaces: Replaced[] }> {
  const { orders: bases } = await readBases(packs, numbers, rows)
  const versions = await versionsOf(packs, rows, numbers)
  const acts = await db.orderActs
    .where('order')
    .anyOf([...numbers])
    .toArray()
  const written: { order: Order; base: Base }[] = []
  const changed = new Set<string>()
  for (const number of numbers) {
    const base = bases.get(number)
    const seen = versions.seen.get(number)
    const order =
      base &&
      applyActs(
        base.order,
        acts.filter((act) => act.order === number),
      )
    if (order ? seen && isEqual(seen, order) : !seen) continue
    changed.add(number)
    if (order) written.push({ order, base })
  }
  written.sort((a, b) => a.order.placedAt - b.order.placedAt || (a.order.number < b.order.number ? -1 : 1))
  const table = new OrderPages().add(written.map(({ order }) => order))
  written.forEach(({ base }, at) => (table.orders.fingerprint[at] = base.fingerprint))
  return { table, replaces: versions.replaced(changed) }
}

/** Every version of these orders: the one that is seen, and where all of them stand, undone imports' too, in case their undo is undone. */
async function versionsOf(packs: Packs, rows: readonly PackRow[], numbers: ReadonlySet<string>) {
  const hidden = hiddenOf(rows.filter(({ live }) => live))
  const seen = new Map<string, Order>()
  const places: { pack: string; number: string; at: number }[] = []
  for (const row of rows) {
    const table = await packs.whole(row)
    if (!table) continue
    for (const [number, at] of placesIn(table, numbers)) {
      places.push({ pack: row.id, number, at })
      if (row.live && !(hidden.get(row.id) ?? []).some((list) => list.includes(at))) seen.set(number, orderAt(table, at))
    }
  }
  return {
    seen,
    replaced(changed: ReadonlySet<string>): Replaced[] {
      const byPack = new Map<string, number[]>()
      for (const { pack, number, at } of places) if (changed.has(number)) byPack.set(pack, [...(byPack.get(pack) ?? []), at])
      return [...byPack].map(([pack, orders]) => ({ pack, orders: Uint32Array.from(orders).sort() }))
    },
  }
}
