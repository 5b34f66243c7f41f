import { SYNC_AREAS, type SyncArea } from '~/commerce/adapter'
import { PLATFORM } from '~/domain/platform'
import type { OrderAct } from '~/domain/orderAct'
import type { SentState } from '~/domain/ticket'
import { isEqual } from '~/lib/isEqual'
import type { Instant } from '~/lib/zone'
import { takeCatalog } from '~/store/applyCatalog'
import { forgetCodes } from '~/store/codeOwners'
import type { Change, ShopDb } from '~/store/db'
import { addToJournal, bumpVersion } from '~/store/journal'
import { API } from '~/store/outbox'
import { pulledChanges } from '~/store/pulledChanges'
import { bookFirst, bookPlatform, levelRows, readOnHand } from '~/store/pulledLevels'
import { type RowArea, shaped, TABLE_OF } from '~/store/pulledShape'
import type { AnyRow } from '~/store/rows'
import type { ConflictRow, OutboxRow, RemoteRow } from '~/store/syncRows'
import type { PageTaken, SyncPage, SyncStep } from './syncStore'

/** What was read of an area, and what is to be written of it when the step ends. */
class AreaRows {
  readonly remotes = new Map<string, RemoteRow | undefined>()
  readonly putRemotes = new Set<string>()
  /** As they were read. */
  readonly before = new Map<string, AnyRow | undefined>()
  readonly rows = new Map<string, AnyRow | undefined>()
  readonly putRows = new Set<string>()
  readonly onHand = new Map<string, number>()
  readonly booked = new Map<string, number>()
}

/**
 * A step on the shop's database, within the caller's transaction. What it is asked for is read once; what is put is written at its end, table by table, so that a page of
 * hundreds of records costs a few reads and writes.
 */
export class ShopStep implements SyncStep {
  readonly #areas = new Map<SyncArea, AreaRows>()
  #outbox: Map<number, OutboxRow> | undefined
  #conflicts: Map<string, ConflictRow> | undefined
  #first: Set<SyncArea> | undefined
  /** Something that screens show is not as it was. */
  #changed = false
  /** A line of the journal, which counts as a commit, was written. */
  #told = false

  constructor(
    readonly db: ShopDb,
    readonly at: Instant,
    readonly newId: () => string,
  ) {}

  async outbox(): Promise<OutboxRow[]> {
    this.#outbox ??= new Map((await this.db.outbox.orderBy('seq').toArray()).map((row) => [row.seq, row]))
    return [...this.#outbox.values()].sort((a, b) => a.seq - b.seq)
  }

  async putOutbox(row: OutboxRow): Promise<void> {
    this.#outbox?.set(row.seq, row)
    this.#changed = true
    await this.db.outbox.put(row)
  }

  async dropOutbox(seq: number): Promise<void> {
    this.#outbox?.delete(seq)
    this.#changed = true
    await this.db.outbox.delete(seq)
  }

  async markSent(keys: readonly string[], sent: SentState): Promise<void> {
    const rows = (await this.db.messages.bulkGet([...keys])).flatMap((row) => (row ? [{ ...row, sent }] : []))
    this.#changed ||= rows.length > 0
    await this.db.messages.bulkPut(rows)
  }

  async putActs(acts: readonly OrderAct[], stand: boolean): Promise<void> {
    const { orderActs, foldDue } = this.db
    if (stand) await orderActs.bulkPut([...acts])
    else await orderActs.bulkDelete(acts.map(({ key }) => key))
    await foldDue.bulkPut([...new Set(acts.map(({ order }) => order))].map((key) => ({ key, of: this.newId() })))
    this.#changed = true
  }

  async conflicts(): Promise<ConflictRow[]> {
    this.#conflicts ??= new Map((await this.db.conflicts.toArray()).map((row) => [row.key, row]))
    return [...this.#conflicts.values()]
  }

  async putConflict(row: ConflictRow): Promise<void> {
    this.#conflicts?.set(row.key, row)
    this.#changed = true
    await this.db.conflicts.put(row)
  }

  async known(area: SyncArea): Promise<string[]> {
    const names = await this.db.remotes.where('key').startsWith(`${area}/`).primaryKeys()
    return names.map((name) => name.slice(area.length + 1))
  }

  async cursor(area: SyncArea): Promise<string | undefined> {
    return (await this.db.cursors.get(area))?.cursor
  }

  async putCursor(area: SyncArea, { cursor }: PageTaken): Promise<void> {
    await this.db.cursors.put({ key: area, cursor })
  }

  async complete(area: SyncArea): Promise<void> {
    const connection = await this.db.connection.get(API)
    if (!connection || connection.areas[area].complete) return
    const areas = { ...connection.areas, [area]: { ...connection.areas[area], complete: true, asOf: this.at } }
    await this.db.connection.put({ ...connection, areas })
    const records = await this.db.remotes.where('key').startsWith(`${area}/`).count()
    await this.#tell({ area, records, first: true }, [])
  }

  async page(area: SyncArea, keys: readonly string[]): Promise<SyncPage> {
    let rows = this.#areas.get(area)
    if (!rows) this.#areas.set(area, (rows = new AreaRows()))
    await this.#read(area, rows, keys)
    return pageOf(area, rows)
  }

  async #read(area: SyncArea, rows: AreaRows, asked: readonly string[]): Promise<void> {
    const keys = [...new Set(asked)].filter((key) => !rows.remotes.has(key))
    if (keys.length === 0) return
    const { db } = this
    const remotes = await db.remotes.bulkGet(keys.map((key) => `${area}/${key}`))
    keys.forEach((key, at) => rows.remotes.set(key, remotes[at]))
    if (area === 'stock') {
      for (const [key, units] of await readOnHand(db, keys, await this.#isFirst(area))) rows.onHand.set(key, units)
      return
    }
    const found = await db.table<AnyRow, string>(TABLE_OF[area]).bulkGet(keys)
    keys.forEach((key, at) => {
      rows.before.set(key, found[at])
      rows.rows.set(key, found[at])
    })
  }

  /** Whether the area's first pull has not come to its end: its records are not told one by one. */
  async #isFirst(area: SyncArea): Promise<boolean> {
    if (!this.#first) {
      const areas = (await this.db.connection.get(API))?.areas
      this.#first = new Set(SYNC_AREAS.filter((each) => areas?.[each].complete === false))
    }
    return this.#first.has(area)
  }

  /** Writes what was put. */
  async end(): Promise<void> {
    for (const [area, rows] of this.#areas) {
      await this.#endRemotes(area, rows)
      if (area === 'stock') await this.#endLevels(rows)
      else await this.#endRows(area, rows)
    }
    if (this.#changed && !this.#told) await bumpVersion(this.db)
  }

  async #endRemotes(area: SyncArea, { remotes, putRemotes }: AreaRows): Promise<void> {
    const put: RemoteRow[] = []
    const gone: string[] = []
    for (const key of putRemotes) {
      const row = remotes.get(key)
      // Of orders none are kept: there are too many, and what waits is looked up before it is sent.
      if (row && area !== 'orders') put.push(row)
      else gone.push(`${area}/${key}`)
    }
    if (put.length > 0) await this.db.remotes.bulkPut(put)
    if (gone.length > 0) await this.db.remotes.bulkDelete(gone)
  }

  async #endLevels({ booked }: AreaRows): Promise<void> {
    for (const [key, units] of booked) if (units === 0) booked.delete(key)
    if (booked.size === 0) return
    this.#changed = true
    if (await this.#isFirst('stock')) {
      await bookFirst(this.db, booked, this.at)
      return
    }
    const entry = this.newId()
    const rows = levelRows(entry, booked, this.at)
    await bookPlatform(this.db, rows, booked)
    const changes = rows.map(({ key, move }): Change => ({ table: 'moves', key, field: 'move', before: undefined, after: move }))
    await this.#tell({ area: 'stock', records: booked.size }, changes, entry)
  }

  async #endRows(area: RowArea, { before, rows, putRows }: AreaRows): Promise<void> {
    if (putRows.size === 0) return
    const first = await this.#isFirst(area)
    const changes: Change[] = []
    const put: AnyRow[] = []
    const gone: string[] = []
    let records = 0
    for (const key of putRows) {
      const [was, row] = [before.get(key), rows.get(key)]
      const now = row && shaped(area, key, row, was, this.at)
      if (isEqual(was, now)) continue
      records++
      if (now) put.push(now)
      else gone.push(key)
      if (!first) changes.push(...pulledChanges(area, key, was, now))
    }
    if (records === 0) return
    this.#changed = true
    const { db } = this
    const table = db.table<AnyRow, string>(TABLE_OF[area])
    if (put.length > 0) await table.bulkPut(put)
    if (gone.length > 0) await table.bulkDelete(gone)
    if (first) {
      if (area === 'products') await forgetCodes(db)
      return
    }
    if (area === 'products') await takeCatalog(db, changes)
    await this.#tell({ area, records }, changes)
  }

  async #tell(args: { area: SyncArea; records: number; first?: true }, changes: Change[], id = this.newId()): Promise<void> {
    await addToJournal(this.db, { id, kind: 'sync.taken', args }, { who: PLATFORM, at: this.at }, changes)
    this.#told = true
  }
}

function pageOf(area: SyncArea, { remotes, putRemotes, rows, putRows, onHand, booked }: AreaRows): SyncPage {
  const isErased = (key: string) => remotes.get(key)?.erased === true
  return {
    remote: (key) => remotes.get(key),
    putRemote(key, row) {
      if (isErased(key)) return
      remotes.set(key, row)
      putRemotes.add(key)
    },
    row: (key) => rows.get(key),
    putRow(key, row) {
      if (area === 'stock' || isErased(key)) return
      rows.set(key, row)
      putRows.add(key)
    },
    onHand: (key) => onHand.get(key) ?? 0,
    book(key, quantity) {
      onHand.set(key, (onHand.get(key) ?? 0) + quantity)
      booked.set(key, (booked.get(key) ?? 0) + quantity)
    },
  }
}
