import type { Attributes } from '~/analytics/attributes'
import type { Dataset, DatasetOptions } from '~/analytics/dataset'
import type { ProductEdit, ShopSettings } from '~/domain/command'
import { FIRST_PERSON, type Role } from '~/domain/person'
import { isZone, zoneOf } from '~/lib/zone'
import { type SettingsRow, ShopDb } from '~/store/db'
import { type Author, roleOf } from '~/store/journal'
import { openFiles, type PackFiles } from '~/store/files'
import { Packs, type SeenPack } from '~/store/packs'
import { connectQuickly, type FirstRows, readFirstRows } from '~/store/quickRows'
import { once } from './once'
import type { Changed } from './protocol'
import type * as engine from './shopFigures'
import type { ShopFigures } from './shopFigures'

/** How long an opened shop waits before it tidies up, so that the first figures never wait behind it. */
const SWEEP_AFTER_MS = 10_000
/** How long after it was opened orders are brought in step with what was done about them, where a cut came between. */
const FOLD_AFTER_MS = 1000
/** How long after orders were added to the columns in memory they are checked against the files. */
const CHECK_AFTER_MS = 60_000

/** The shop at one version, without its figures. */
export interface ShopState {
  version: number
  settings: ShopSettings
  packs: SeenPack[]
  edits: ReadonlyMap<string, ProductEdit>
  /** What the columns hang on: packs, zone, currency, calendar. */
  of: string
}

/** The shop at one version. */
export interface Loaded extends ShopState {
  /** Answers every question but those about goods and costs; once every line has been read, those too. */
  readonly dataset: Dataset
  /** Answers every question; every line is read when it is first asked for. */
  bySku: () => Promise<Dataset>
  /** The catalogue, tiers, names and audiences; the columns know of them from then on. */
  records: () => Promise<Attributes>
}

/** Code that lists do not need. */
type Engine = typeof engine

interface Figures {
  /** The state of packs and settings that they are of. */
  of: string
  /** The settings alone. */
  cut: string
  now: Promise<ShopFigures>
}

/** One shop, open in this worker: its store, and what is in memory of it. */
export class OpenShop {
  readonly files: PackFiles
  packs: Packs
  /** Key of the person who acts and sees. */
  who = FIRST_PERSON
  readonly #channel: BroadcastChannel
  readonly #closing = new AbortController()
  #db: ShopDb | undefined
  /** Reads the first state, where there is one. */
  #quick: IDBDatabase | undefined
  #state: Promise<ShopState> | undefined
  #loaded: { state: ShopState; loaded: Promise<Loaded> } | undefined
  /** Kept while packs and settings are the same: a note or a snooze leaves them as they are. */
  #figures: Figures | undefined
  #sweep: ReturnType<typeof setTimeout> | undefined
  #fold: ReturnType<typeof setTimeout> | undefined
  #check: ReturnType<typeof setTimeout> | undefined
  /** The newest version that is known of. */
  #known = -1

  private constructor(
    readonly id: string,
    files: PackFiles,
    by: { db?: ShopDb | undefined; quick?: IDBDatabase | undefined },
  ) {
    this.files = files
    this.#db = by.db
    this.#quick = by.quick
    this.packs = new Packs(this, files)
    this.#channel = new BroadcastChannel(`zhanggui:${id}`)
    this.#channel.onmessage = ({ data }: MessageEvent<Changed>) => this.refresh(data.version)
  }

  /**
   * `zone`: the shop's zone as the page remembers it; its rules are read while the disk is at work. `forFigures`: they are asked for first, and
   * whatever else needs Dexie gets it ready then.
   */
  static async open(id: string, zone?: string, forFigures = false): Promise<OpenShop> {
    const connecting = forFigures ? connectQuickly(id) : undefined
    const opening = openFiles(id)
    let db = forFigures ? undefined : new ShopDb(id)
    const ready = db?.open()
    if (zone !== undefined && isZone(zone)) zoneOf(zone).dayOf(Date.now())
    const [files, quick] = await Promise.all([opening, connecting, ready])
    if (!quick) {
      db ??= new ShopDb(id)
      await db.open()
    }
    const shop = new OpenShop(id, files, { db, quick })
    shop.#foldLater(FOLD_AFTER_MS)
    shop.#sweep = setTimeout(() => void shop.packs.sweep(Date.now()), SWEEP_AFTER_MS)
    return shop
  }

  get db(): ShopDb {
    this.#db ??= new ShopDb(this.id)
    return this.#db
  }

  /** Aborted when the shop is let go of. */
  get closing(): AbortSignal {
    return this.#closing.signal
  }

  /** Lets go of everything; what was asked of it may fail. */
  close(): void {
    this.#closing.abort()
    clearTimeout(this.#sweep)
    clearTimeout(this.#fold)
    clearTimeout(this.#check)
    this.#channel.close()
    this.#quick?.close()
    this.#db?.close()
    this.files.close()
  }

  /** Who writes the next line of the journal. */
  author(): Author {
    return { who: this.who, at: Date.now() }
  }

  /** What the person who looks may do and see. */
  role(): Promise<Role> {
    return roleOf(this.db, this.who)
  }

  /** What there is at the newest version; read once a version. Lists need no more, and none of the engine's code. */
  state(): Promise<ShopState> {
    this.#state ??= this.#read().then(
      (state) => {
        this.#known = Math.max(this.#known, state.version)
        return state
      },
      (error: unknown) => {
        this.#state = undefined
        throw error
      },
    )
    return this.#state
  }

  /** The same with the columns of the figures. */
  async loaded(): Promise<Loaded> {
    // The engine is fetched while the store is read.
    const code = import('./shopFigures')
    const state = await this.state()
    if (this.#loaded?.state !== state) {
      const loaded = this.#load(state, code)
      this.#loaded = { state, loaded }
      loaded.catch(() => {
        if (this.#loaded?.loaded === loaded) this.#loaded = undefined
      })
    }
    return this.#loaded.loaded
  }

  /** The columns of a version as the files have them now; `take` puts them in the place of those in memory and has every screen ask again. */
  async readAnew({ of, packs: seen, settings, version }: Loaded): Promise<{ dataset: Dataset; lost: number; take: () => void }> {
    const packs = new Packs(this, this.files)
    const { ofVersion, ShopFigures } = await import('./shopFigures')
    const fresh = await ShopFigures.open(packs, seen, optionsOf(settings))
    const dataset = ofVersion(await fresh.whole(), version)
    const take = () => {
      this.packs = packs
      this.#figures = { of, cut: JSON.stringify(optionsOf(settings)), now: Promise.resolve(fresh) }
      this.#state = undefined
      this.#channel.postMessage({ version, areas: ['orders'] } satisfies Changed)
    }
    return { dataset, lost: packs.lost.size, take }
  }

  async settings(): Promise<ShopSettings> {
    return settingsOf(await this.db.settings.get('shop'))
  }

  /** There is a commit of that version: what was loaded before it is not shown again. */
  refresh(version: number): void {
    if (version <= this.#known) return
    this.#known = version
    this.#state = undefined
  }

  /** Tells every tab, this worker first. */
  changed(areas: Changed['areas'], version: number): void {
    this.refresh(version)
    this.#channel.postMessage({ version, areas } satisfies Changed)
    // They may be others than acts were about.
    if (areas.includes('orders')) this.#foldLater(0)
  }

  async version(): Promise<number> {
    return (await this.db.meta.get('version'))?.value ?? 0
  }

  async #read(): Promise<ShopState> {
    const { version, settings: kept, packs: rows, products } = (await this.#readQuickly()) ?? (await this.#readRows())
    const settings = settingsOf(kept)
    const packs = this.packs.seen(rows)
    const of = JSON.stringify([optionsOf(settings), packs.map(({ row }) => [row.id, row.file])])
    return { version, settings, packs, of, edits: new Map(products.map(({ key, ...edit }) => [key, edit])) }
  }

  async #readQuickly(): Promise<FirstRows | undefined> {
    const quick = this.#quick
    this.#quick = undefined
    return quick && readFirstRows(quick)
  }

  /** One transaction, so that version and manifest are of the same moment; files of the manifest are never changed. */
  async #readRows(): Promise<FirstRows> {
    const { db } = this
    const [version, settings, packs, products] = await db.transaction('r', [db.meta, db.settings, db.packs, db.products], () =>
      Promise.all([this.version(), db.settings.get('shop'), this.packs.rows(), db.products.toArray()]),
    )
    return { version, settings, packs, products }
  }

  async #load(state: ShopState, code: Promise<Engine>): Promise<Loaded> {
    const { of, packs, settings, version, edits } = state
    const { ofVersion, ShopFigures } = await code
    const figures = await this.#follow(of, packs, optionsOf(settings), ShopFigures)
    const view = viewIn(figures, (now) => ofVersion(now, version))
    return {
      ...state,
      get dataset() {
        return view()
      },
      async bySku() {
        await figures.whole()
        return view()
      },
      // Code and records that the first figures do not wait for.
      records: once(async () => (await import('./records')).knowRecords(this, figures, { edits, settings })),
    }
  }

  #foldLater(after: number): void {
    clearTimeout(this.#fold)
    this.#fold = setTimeout(() => void this.#followActs(), after)
  }

  async #followActs(): Promise<void> {
    const { followActs } = await import('./orderActs')
    await followActs(this).catch((error: unknown) => {
      if (!this.closing.aborted) throw error
    })
  }

  /** What was added in place is compared with the files when the work has calmed down. */
  #checkLater(): void {
    clearTimeout(this.#check)
    this.#check = setTimeout(() => void this.#selfCheck(), CHECK_AFTER_MS)
  }

  async #selfCheck(): Promise<void> {
    const { runSelfCheck } = await import('./reports/selfCheck')
    await runSelfCheck(this, {}, new AbortController().signal)
  }

  /** The columns for a state of packs and settings. What changed is added to those in memory where it can be. */
  async #follow(of: string, packs: SeenPack[], options: DatasetOptions, made: Engine['ShopFigures']): Promise<ShopFigures> {
    const cut = JSON.stringify(options)
    const last = this.#figures
    if (last?.of === of) return last.now
    const now =
      last?.cut === cut
        ? last.now.then(async (figures) => {
            await figures.follow(packs)
            if (figures.added > 0) this.#checkLater()
            return figures
          })
        : made.open(this.packs, packs, options)
    const next = { of, cut, now }
    this.#figures = next
    now.catch(() => {
      if (this.#figures === next) this.#figures = undefined
    })
    return now
  }
}

/** The first change writes every setting down (store/execute.ts), so that it is all or nothing. */
function settingsOf(kept: SettingsRow | undefined): ShopSettings {
  if (!kept) return defaultSettings()
  const { name = '', zone, currency, calendar, rfm, rfmTies } = kept
  return { name, zone, currency, ...(calendar && { calendar }), ...(rfm && { rfm }), ...(rfmTies && { rfmTies }) }
}

/** How a shop cuts its days and counts its money. */
const optionsOf = ({ zone, currency, calendar }: ShopSettings): DatasetOptions => ({ zone, currency, ...(calendar && { calendar }) })

/** The newest columns as `view` shows them; the same object as long as they are the same. */
function viewIn(figures: ShopFigures, view: (now: Dataset) => Dataset): () => Dataset {
  let last: { now: Dataset; shown: Dataset } | undefined
  return () => {
    const { now } = figures
    if (last?.now !== now) last = { now, shown: view(now) }
    return last.shown
  }
}

/** What a new shop starts with: the browser's zone, and yuan where the browser speaks Chinese. */
export function defaultSettings(): ShopSettings {
  const chinese = navigator.language.startsWith('zh')
  return { name: '', zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC', currency: chinese ? 'CNY' : 'USD' }
}
