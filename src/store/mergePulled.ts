import { joinOrders } from '~/segments/joinOrders'
import type { OrderTable } from '~/segments/orderTable'
import type { PackRow, Replaced, ShopDb } from './db'
import { hiddenOf, maskOf, type Packs } from './packs'

/** So many packs of about a size are made one. */
const LIKES = 8
/** Packs from here on are big enough to stay. */
const BIG = 16_384

const sizeClass = ({ orders }: PackRow): number => Math.floor(Math.log(Math.max(1, orders)) / Math.log(LIKES))

/** Packs that no command wrote: of a platform, or derived of acts. */
export type Unwritten = 'pulled' | 'acts'

/** Packs that are to be made one: small ones of a size, of which no import has replaced an order; its undo would bring that back. */
function mergeable(rows: readonly PackRow[], of: Unwritten): PackRow[] {
  const byImports = new Set(rows.filter(({ pulled, acts }) => !pulled && !acts).flatMap(({ replaces }) => replaces.map(({ pack }) => pack)))
  const small = rows.filter((row) => row[of] && row.orders < BIG && !byImports.has(row.id))
  const classes = new Map<number, PackRow[]>()
  for (const row of small) classes.set(sizeClass(row), [...(classes.get(sizeClass(row)) ?? []), row])
  return [...classes.values()].find((likes) => likes.length >= LIKES) ?? []
}

/**
 * Makes small packs one, so that a shop that hears of a few orders every minute has few files for years. The file first, then one transaction; the old files
 * are left to the sweep: other tabs may still read them. The caller holds the packs' lock. Gives the new version; undefined: there was nothing to do.
 */
export async function mergePulled(
  { db, packs }: { readonly db: ShopDb; readonly packs: Packs },
  newId: () => string,
  of: Unwritten = 'pulled',
): Promise<number | undefined> {
  const rows = await packs.rows()
  const old = mergeable(rows, of)
  if (old.length === 0) return undefined
  const tables: OrderTable[] = []
  for (const row of old) {
    const table = await packs.whole(row)
    // A lost file stays in the manifest, where the shop's health tells of it.
    if (!table) return undefined
    tables.push(table)
  }
  const ids = new Set(old.map(({ id }) => id))
  const seen = seenOf(old, tables, rows, of)
  const table = joinOrders(tables, { table: Uint32Array.from(seen, (each) => each.table), row: Uint32Array.from(seen, ({ row }) => row) })
  const written = await packs.write({ id: newId(), table, replaces: replacesOf(old, ids), at: Date.now() })
  // There is no room: they stay as they are.
  if (!written.ok) return undefined
  const movedTo = new Map(seen.map((each, at) => [`${old[each.table]?.id} ${each.row}`, at]))
  return db.transaction('rw', [db.packs, db.meta], async () => {
    const version = ((await db.meta.get('version'))?.value ?? 0) + 1
    await db.packs.bulkDelete([...ids])
    const others = rows.filter(({ id, replaces }) => !ids.has(id) && replaces.some(({ pack }) => ids.has(pack)))
    await db.packs.bulkPut(others.map((row) => ({ ...row, replaces: followed(row, ids, movedTo, written.row.id) })))
    await db.packs.add({ ...written.row, [of]: true })
    await db.meta.put({ key: 'version', value: version })
    return version
  })
}

interface Seen {
  table: number
  row: number
  at: number
}

/** The orders that are seen, oldest placed first. What acts have made anew is kept: the acts may be undone. */
function seenOf(old: readonly PackRow[], tables: readonly OrderTable[], rows: PackRow[], of: Unwritten): Seen[] {
  const hidden = hiddenOf(rows.filter(({ live, acts }) => live && (of === 'acts' || !acts)))
  const seen = tables.flatMap(({ orders }, table) => {
    const mask = maskOf(hidden.get(old[table]?.id ?? '') ?? [], orders.count)
    return Array.from({ length: orders.count }, (_, row) => ({ table, row, at: orders.placedAt[row] ?? 0 })).filter(
      ({ row }) => mask[row] === 0,
    )
  })
  return seen.sort((a, b) => a.at - b.at)
}

/** What a pack takes the place of once these are one: what acts have made anew is where it has moved to, of the rest nothing is left. */
function followed(row: PackRow, ids: ReadonlySet<string>, movedTo: ReadonlyMap<string, number>, to: string): Replaced[] {
  const stay = row.replaces.filter(({ pack }) => !ids.has(pack))
  if (!row.acts) return stay
  const places = row.replaces.flatMap(({ pack, orders }) =>
    ids.has(pack) ? [...orders].flatMap((order) => movedTo.get(`${pack} ${order}`) ?? []) : [],
  )
  return places.length > 0 ? [...stay, { pack: to, orders: Uint32Array.from(places).sort() }] : stay
}

/** What they hid of packs that stay. */
function replacesOf(old: readonly PackRow[], ids: ReadonlySet<string>): Replaced[] {
  const byPack = new Map<string, Set<number>>()
  for (const { pack, orders } of old.flatMap(({ replaces }) => replaces)) {
    if (ids.has(pack)) continue
    const all = byPack.get(pack) ?? new Set()
    for (const order of orders) all.add(order)
    byPack.set(pack, all)
  }
  return [...byPack].map(([pack, orders]) => ({ pack, orders: Uint32Array.from(orders).sort() }))
}
