import type { Attributes } from '~/analytics/attributes'
import { buildDataset, type Dataset, type DatasetOptions, viewOf, withAttributes } from '~/analytics/dataset'
import type { Packs, SeenPack } from '~/store/packs'
import { once } from './once'

/** The columns of a shop for one state of its packs, zone, currency and calendar, and what is known of goods and buyers. */
export class ShopFigures {
  /** Reads every line when it is first asked for; from then on the merged ones are let go of. */
  readonly whole: () => Promise<Dataset>
  #now: Dataset
  /** What the attributes were read from. */
  #known = ''

  private constructor(
    /** What the columns hang on. */
    readonly of: string,
    first: Dataset,
    whole: () => Promise<Dataset>,
  ) {
    this.#now = first
    let read = false
    this.whole = async () => {
      if (!read) {
        const dataset = await whole()
        if (!read) this.#now = withAttributes(dataset, this.#now.traits.attributes)
        read = true
      }
      return this.#now
    }
  }

  static async open(of: string, packs: Packs, seen: SeenPack[], options: DatasetOptions): Promise<ShopFigures> {
    const whole = once(async () => buildDataset(await packs.lines(seen), options))
    const openings = await packs.openings(seen)
    // A rate rounds each line by itself, so in a shop of several currencies merged lines would be a hair off.
    const one = openings.every(({ orders }) => orders.currency.values.every((code) => code === '' || code === options.currency))
    return new ShopFigures(of, one ? buildDataset(openings, options) : await whole(), whole)
  }

  /** The most that has been read so far. */
  get now(): Dataset {
    return this.#now
  }

  /** From here on the columns know these; `of` names what they were read from, so that the same are not taken twice. */
  know(of: string, attributes: Attributes): void {
    if (of === this.#known) return
    this.#known = of
    this.#now = withAttributes(this.#now, attributes)
  }

  /** What the attributes were last read from. */
  get known(): string {
    return this.#known
  }
}

/** The same columns, said to be of a version. */
export const ofVersion = (dataset: Dataset, version: number): Dataset => viewOf(dataset.shop, { ...dataset, version })
