import type { SyncArea } from '~/commerce/adapter'
import type { AreaProgress, ConnectionChecked, ConnectionDetails, TokenKept } from '~/commerce/connection'
import { CommerceError } from '~/commerce/errors'
import { AREAS } from '~/domain/area'
import { execute } from '~/store/execute'
import { API } from '~/store/outbox'
import type { ConnectionRow } from '~/store/syncRows'
import { closeDemoApi } from './demoApi'
import { sealToken, unsealToken } from './sealToken'
import { defaultSettings, type OpenShop } from './shop'
import type { SyncStart } from './syncStart'
import { failureOf } from './syncStatus'
import type { OpenAdapter, SyncWorld } from './syncWorld'

/** An open shop and what keeps it in step. */
export interface SyncDoor {
  open: OpenShop
  world: SyncWorld
  start: SyncStart
}

/** Asks an API who it is and what works, saving nothing. */
export async function checkConnection({ world }: SyncDoor, details: ConnectionDetails, signal: AbortSignal): Promise<ConnectionChecked> {
  // A demo API is made for whoever asks: of this one nothing is to stay.
  const nobody = `check-${crypto.randomUUID()}`
  try {
    const adapter = await world.openAdapter(nobody, details, signal)
    return { ok: true, shop: shopOf(adapter), can: adapter.can, lines: await adapter.check(signal) }
  } catch (error) {
    if (signal.aborted) throw error
    return { ok: false, failure: failureOf(error) }
  } finally {
    // Nobody waits for what a browser may put off.
    if (details.platform === 'demo') void forgetDemoApi(nobody).catch(() => undefined)
  }
}

async function forgetDemoApi(shop: string): Promise<void> {
  const { deleteShop } = await import('~/store/files')
  await closeDemoApi(shop)
  await deleteShop(shop)
}

const shopOf = ({ shop: { name, currency, zone } }: OpenAdapter) => ({ name, currency, zone })

const keptOf = async (token: string, keep: TokenKept) => (keep.kept === 'sealed' ? { sealed: await sealToken(token, keep.passphrase) } : {})

/** Makes an empty shop a copy of the API's: its settings and the connection in one transaction, and then its records. */
export async function connect({ open, world, start }: SyncDoor, details: ConnectionDetails, keep: TokenKept, signal: AbortSignal) {
  const { db } = open
  const { platform, address, token } = details
  const adapter = await world.openAdapter(open.id, details, signal)
  const shop = shopOf(adapter)
  const row: ConnectionRow = {
    key: API,
    platform,
    address,
    shop,
    can: adapter.can,
    connectedAt: world.now(),
    areas: noneYet(adapter),
    ...(await keptOf(token, keep)),
  }
  const author = open.author()
  await db.transaction('rw', db.tables, async () => {
    const records = (await db.journal.count()) + (await db.packs.count()) + (await db.connection.count())
    if (records > 0) throw new CommerceError('conflict', 'only a shop without records of its own is connected')
    const set = await execute(db, defaultSettings(), { id: crypto.randomUUID(), kind: 'shop.set', args: shop }, author)
    if (!set.ok) throw new CommerceError('invalid', `the shop's settings are refused: ${JSON.stringify(set.refusal)}`)
    await db.connection.add(row)
  })
  const runner = await start.runner()
  runner.know(token, true)
  open.changed([...AREAS], await open.version())
}

/** Nothing has come; what is not offered is not waited for. */
function noneYet({ can }: OpenAdapter): Record<SyncArea, AreaProgress> {
  const of = (area: SyncArea): AreaProgress => ({ done: 0, complete: can.areas[area].pull !== true })
  return {
    locations: of('locations'),
    categories: of('categories'),
    products: of('products'),
    stock: of('stock'),
    customers: of('customers'),
    orders: of('orders'),
  }
}

async function rowOf({ db }: OpenShop): Promise<ConnectionRow> {
  const row = await db.connection.get(API)
  if (!row) throw new CommerceError('conflict', 'the shop is not connected')
  return row
}

/** A token in the place of one that is lost or refused; false: the platform does not take it. */
export async function signIn({ open, world, start }: SyncDoor, token: string, keep: TokenKept, signal: AbortSignal): Promise<boolean> {
  const { platform, address, shop } = await rowOf(open)
  try {
    const { shop: now } = await world.openAdapter(open.id, { platform, address, token }, signal)
    if (now.currency !== shop.currency)
      throw new CommerceError('conflict', `the token is of a shop in ${now.currency}, this one is in ${shop.currency}`)
  } catch (error) {
    if (error instanceof CommerceError && error.kind === 'unauthorized') return false
    throw error
  }
  const { sealed } = { sealed: undefined, ...(await keptOf(token, keep)) }
  await open.db.connection.update(API, { sealed, failure: undefined })
  ;(await start.runner()).know(token, true)
  open.changed(['sync'], await open.version())
  return true
}

/** Opens the sealed token; false: another passphrase. */
export async function unlock({ open, start }: SyncDoor, passphrase: string): Promise<boolean> {
  const { sealed } = await rowOf(open)
  const token = sealed && (await unsealToken(sealed, passphrase))
  if (token === undefined) return false
  ;(await start.runner()).know(token, true)
  open.changed(['sync'], await open.version())
  return true
}

export async function pause({ open, start }: SyncDoor, paused: boolean): Promise<void> {
  await rowOf(open)
  await open.db.connection.update(API, { paused: paused || undefined })
  ;(await start.runner()).lookAll()
  open.changed(['sync'], await open.version())
}

/** Keeps the records and forgets the connection, with all that waits. */
export async function disconnect(door: SyncDoor): Promise<void> {
  const { open, start } = door
  const { db } = open
  const { platform } = await rowOf(open)
  const runner = await start.runner()
  // Whoever keeps the shop in step writes nothing more once a round that is paused is over.
  await db.connection.update(API, { paused: true })
  runner.lookAll()
  await runner.now()
  const tables = [db.connection, db.outbox, db.remotes, db.conflicts, db.cursors]
  await db.transaction('rw', tables, () => Promise.all(tables.map((table) => table.clear())))
  runner.lookAll()
  await start.end()
  if (platform === 'demo') await closeDemoApi(open.id)
  open.changed([...AREAS], await open.version())
}
