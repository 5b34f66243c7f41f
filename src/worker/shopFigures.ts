import type { Attributes } from '~/analytics/attributes'
import { buildDataset, type Dataset, type DatasetOptions, viewOf, withAttributes } from '~/analytics/dataset'
import { withParts } from '~/analytics/parts'
import type { FactTable } from '~/segments/orderTable'
import type { Packs, SeenPack } from '~/store/packs'

/**
 * The columns of a shop, and what is known of goods and buyers. Packs that have come since are added to the columns in place; whatever else has changed, they are
 * built anew. One thing at a time: what is asked for while another is at work waits for it.
 */
export class ShopFigures {
  readonly #packs: Packs
  readonly #options: DatasetOptions
  #seen: SeenPack[] = []
  #now: Dataset | undefined
  /** Every line has been read. */
  #isWhole = false
  /** What the attributes were read from; '' where the orders are newer. */
  #known = ''
  #turn: Promise<unknown> = Promise.resolve()
  /** How often packs were added in place. */
  #added = 0

  private constructor(packs: Packs, options: DatasetOptions) {
    this.#packs = packs
    this.#options = options
  }

  /** Reads the lines merged by kind, or every line where rates would make the merged ones a hair off. */
  static async open(packs: Packs, seen: SeenPack[], options: DatasetOptions): Promise<ShopFigures> {
    const figures = new ShopFigures(packs, options)
    await figures.#build(seen)
    return figures
  }

  /** The most that has been read so far. */
  get now(): Dataset {
    if (!this.#now) throw new Error('the columns were not built')
    return this.#now
  }

  /** How often packs were added in place since the columns were built. */
  get added(): number {
    return this.#added
  }

  /** What the attributes were last read from. */
  get known(): string {
    return this.#known
  }

  /** Reads every line; from then on the merged ones are let go of. */
  whole(): Promise<Dataset> {
    return this.#inTurn(async () => {
      if (!this.#isWhole) await this.#take(await this.#packs.lines(this.#seen), true)
      return this.now
    })
  }

  /** Brings the columns to another state of the packs. */
  follow(seen: SeenPack[]): Promise<void> {
    return this.#inTurn(async () => {
      const added = await this.#addedTo(seen)
      if (!added) return this.#build(seen)
      const { appendTable } = await import('~/analytics/append')
      const gone = goneRows(this.#seen, seen)
      added.forEach((table, i) => {
        this.#now = appendTable(this.now, table, i === 0 ? gone : [])
      })
      this.#seen = seen
      this.#added++
      this.#known = ''
      return undefined
    })
  }

  /** From here on the columns know these; `of` names what they were read from. */
  know(of: string, attributes: Attributes): void {
    this.#known = of
    this.#now = withAttributes(this.now, attributes)
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }

  async #build(seen: SeenPack[]): Promise<void> {
    this.#seen = seen
    this.#added = 0
    this.#known = ''
    const openings = this.#isWhole ? undefined : await this.#packs.openings(seen)
    const merged = openings?.every((table) => this.#isPlain(table)) === true
    await this.#take(merged ? openings : await this.#packs.lines(seen), !merged)
  }

  async #take(tables: FactTable[], isWhole: boolean): Promise<void> {
    const options = { ...this.#options, ...(this.#now && { attributes: this.#now.traits.attributes }) }
    this.#now = await withParts(async () => buildDataset(tables, options))
    this.#isWhole = isWhole
  }

  /** The tables of packs that came after those in memory; undefined where more than that is different. */
  async #addedTo(seen: SeenPack[]): Promise<FactTable[] | undefined> {
    const before = this.#seen
    const isLonger = seen.length > before.length && before.length > 0
    if (!isLonger || !before.every(({ row }, i) => row.id === seen[i].row.id && row.file === seen[i].row.file)) return undefined
    const fresh = seen.slice(before.length)
    const tables = await (this.#isWhole ? this.#packs.lines(fresh) : this.#packs.openings(fresh))
    // A pack whose file is lost has no rows among the columns.
    const isAllThere = tables.length === fresh.length && this.#packs.lost.size === 0
    return isAllThere && tables.every((table) => this.#isPlain(table)) ? tables : undefined
  }

  /** A rate rounds each line by itself, so merged lines of another currency would be a hair off. */
  #isPlain({ orders }: FactTable): boolean {
    return orders.currency.values.every((code) => code === '' || code === this.#options.currency)
  }
}

/** Rows among the columns of the orders that packs have replaced since. */
function goneRows(before: SeenPack[], seen: SeenPack[]): number[] {
  const gone: number[] = []
  let first = 0
  before.forEach(({ row, hidden }, i) => {
    seen[i].hidden?.forEach((is, order) => {
      if (is && !hidden?.[order]) gone.push(first + order)
    })
    first += row.orders
  })
  return gone
}

/** The same columns, said to be of a version. */
export const ofVersion = (dataset: Dataset, version: number): Dataset => viewOf(dataset.shop, { ...dataset, version })
