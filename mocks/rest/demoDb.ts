import { Dexie, type EntityTable, type Table } from 'dexie'
import type { SyncArea } from '~/commerce/adapter'
import type { DemoTrouble } from '~/commerce/demoFault'
import { demoApiDb } from '~/store/files'
import type { RestMock } from './handlers'
import type { MockShop, Outcome } from './shop'
import type { WireRecord } from './wireRecord'

interface RecordRow {
  area: SyncArea
  key: string
  seq: number
  /** Absent: taken away. */
  record?: WireRecord
}

/** What tabs have in common. */
type MetaRow = { key: 'shop'; about: RestMock['about']; /** Of the last change. */ seq: number } | { key: 'trouble'; trouble: DemoTrouble }

/** Where a demo API keeps its shop: what a tab has in memory is a copy of it. */
export class DemoDb extends Dexie {
  records!: Table<RecordRow, [SyncArea, string]>
  commands!: EntityTable<{ id: string; seq: number; outcome: Outcome }, 'id'>
  meta!: Table<MetaRow, string>

  constructor(shop: string) {
    super(demoApiDb(shop))
    this.version(1).stores({ records: '[area+key], seq', commands: 'id, seq', meta: 'key' })
    // The shop is deleted: it is let go of, and Dexie need not say so.
    this.on('versionchange', () => {
      this.close()
      return false
    })
  }

  async shopRow(): Promise<Extract<MetaRow, { key: 'shop' }> | undefined> {
    const row = await this.meta.get('shop')
    return row?.key === 'shop' ? row : undefined
  }

  /** Fills an empty one; where another tab was first, nothing. */
  async begin(mock: Pick<RestMock, 'shop' | 'about'>): Promise<void> {
    await this.transaction('rw', this.records, this.meta, async () => {
      if (await this.shopRow()) return
      await this.records.bulkAdd(rowsOf(mock.shop, 0))
      await this.meta.add({ key: 'shop', about: mock.about, seq: mock.shop.seq })
    })
  }

  /** Brings a copy to what is kept; what of it is newer was kept by another tab. */
  async catchUp(shop: MockShop): Promise<void> {
    await this.transaction('r', this.records, this.commands, this.meta, async () => {
      const kept = await this.shopRow()
      const from = shop.seq
      if (!kept || kept.seq === from) return
      for (const { area, key, seq, record } of await this.records.where('seq').above(from).sortBy('seq'))
        shop.restore(area, { key, seq, record })
      for (const { id, outcome } of await this.commands.where('seq').above(from).toArray()) shop.remember(id, outcome)
    })
  }

  /** Keeps what a copy has changed since `from`, all of it or nothing; false: another tab has changed something meanwhile. */
  keep(shop: MockShop, from: number, command: string | undefined): Promise<boolean> {
    return this.transaction('rw', this.records, this.commands, this.meta, async () => {
      const kept = await this.shopRow()
      if (kept?.seq !== from) return false
      const outcome = command === undefined ? undefined : shop.outcome(command)
      await this.records.bulkPut(rowsOf(shop, from))
      if (command !== undefined && outcome) await this.commands.put({ id: command, seq: shop.seq, outcome })
      await this.meta.put({ ...kept, seq: shop.seq })
      return true
    })
  }

  async trouble(): Promise<DemoTrouble> {
    const row = await this.meta.get('trouble')
    return row?.key === 'trouble' ? row.trouble : { fault: null, cut: false }
  }

  /** Changes what goes wrong, and answers what went wrong before. */
  setTrouble(change: (trouble: DemoTrouble) => DemoTrouble): Promise<DemoTrouble> {
    return this.transaction('rw', this.meta, async () => {
      const before = await this.trouble()
      await this.meta.put({ key: 'trouble', trouble: change(before) })
      return before
    })
  }
}

const rowsOf = (shop: MockShop, from: number): RecordRow[] =>
  shop.changedSince(from).map(({ area, kept: { key, seq, record } }) => ({ area, key, seq, ...(record && { record }) }))
