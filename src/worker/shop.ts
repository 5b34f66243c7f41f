import { buildDataset, type Dataset } from '~/analytics/dataset'
import type { JournalEntry, ProductEdit, ShopSettings } from '~/domain/command'
import { type JournalRow, ShopDb } from '~/store/db'
import { textOf } from '~/store/execute'
import { openFiles, type PackFiles } from '~/store/files'
import { Packs, type SeenPack } from '~/store/packs'
import type { Changed } from './protocol'

/** How long an opened shop waits before it tidies up, so that the first figures never wait behind it. */
const SWEEP_AFTER_MS = 10_000

export interface Loaded {
  version: number
  settings: ShopSettings
  packs: SeenPack[]
  edits: ReadonlyMap<string, ProductEdit>
  dataset: Dataset
}

/** One shop, open in this worker: its store, and what is in memory of it. */
export class OpenShop {
  readonly db: ShopDb
  readonly files: PackFiles
  readonly packs: Packs
  readonly #channel: BroadcastChannel
  #loaded: Promise<Loaded> | undefined
  /** The newest version that is known of. */
  #known = -1

  private constructor(
    readonly id: string,
    db: ShopDb,
    files: PackFiles,
  ) {
    this.db = db
    this.files = files
    this.packs = new Packs(db, files)
    this.#channel = new BroadcastChannel(`zhanggui:${id}`)
    this.#channel.onmessage = ({ data }: MessageEvent<Changed>) => this.refresh(data.version)
  }

  static async open(id: string): Promise<OpenShop> {
    const db = new ShopDb(id)
    const [files] = await Promise.all([openFiles(id), db.open()])
    const shop = new OpenShop(id, db, files)
    setTimeout(() => void shop.packs.sweep(Date.now()), SWEEP_AFTER_MS)
    return shop
  }

  /** Figures' columns of the newest version; read once a version. */
  loaded(): Promise<Loaded> {
    this.#loaded ??= this.#load().then(
      (loaded) => {
        this.#known = Math.max(this.#known, loaded.version)
        return loaded
      },
      (error: unknown) => {
        this.#loaded = undefined
        throw error
      },
    )
    return this.#loaded
  }

  async settings(): Promise<ShopSettings> {
    const { name, zone, currency } = { ...defaultSettings(), ...(await this.db.settings.get('shop')) }
    return { name, zone, currency }
  }

  /** There is a commit of that version: what was loaded before it is not shown again. */
  refresh(version: number): void {
    if (version <= this.#known) return
    this.#known = version
    this.#loaded = undefined
  }

  /** Tells every tab, this worker first. */
  changed(areas: Changed['areas'], version: number): void {
    this.refresh(version)
    this.#channel.postMessage({ version, areas } satisfies Changed)
  }

  async version(): Promise<number> {
    return (await this.db.meta.get('version'))?.value ?? 0
  }

  async #load(): Promise<Loaded> {
    // One transaction, so that version and manifest are of the same moment; files of the manifest are never changed.
    const { db } = this
    const [version, settings, rows, products] = await db.transaction('r', [db.meta, db.settings, db.packs, db.products], () =>
      Promise.all([this.version(), this.settings(), this.packs.rows(), db.products.toArray()]),
    )
    const packs = await this.packs.seen(rows)
    const dataset = buildDataset(
      packs.map(({ facts }) => facts),
      { zone: settings.zone, currency: settings.currency, version },
    )
    return { version, settings, packs, edits: new Map(products.map(({ key, ...edit }) => [key, edit])), dataset }
  }
}

/** What a new shop starts with: the browser's zone, and yuan where the browser speaks Chinese. */
export function defaultSettings(): ShopSettings {
  const chinese = navigator.language.startsWith('zh')
  return { name: '', zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC', currency: chinese ? 'CNY' : 'USD' }
}

const SHOWN_CHANGES = 100

/** A journal row as the history shows it. */
export function toEntry(row: JournalRow): JournalEntry {
  const { seq, id, kind, args, who, at, undoneBy, undoes } = row
  const changes = row.changes
    .slice(0, SHOWN_CHANGES)
    .map(({ table, key, field, before, after }) => ({ table, key, field, before: textOf(before), after: textOf(after) }))
  return {
    seq,
    id,
    kind,
    args,
    who,
    at,
    changes,
    undoable: undoneBy === undefined && row.changes.length > 0,
    ...(undoneBy ? { undoneBy } : {}),
    ...(undoes ? { undoes } : {}),
  }
}
