import type { CouponBatch, CouponCodes } from '~/domain/coupon'
import { codeAt, numberOf, placeOf, plainCode } from '~/domain/couponCode'
import type { ShopDb } from './db'

/** Whose a code is, and which of the batch's codes: made ones first, then those of its files in their order. */
export interface CodeOwner {
  batch: CouponBatch
  /** Undefined: the one code of a public batch. */
  place?: number
}

/** Every code of the shop by whose it is. Codes that are made are found by turning them back into their number, so only those of files are held. */
export class CouponBook {
  readonly #single: readonly CouponBatch[]
  readonly #open = new Map<string, CouponBatch>()
  readonly #imported = new Map<string, { batch: string; place: number }>()
  readonly #codes = new Map<string, string[]>()
  readonly #byKey: ReadonlyMap<string, CouponBatch>

  constructor(
    readonly batches: readonly CouponBatch[],
    rows: readonly CouponCodes[],
  ) {
    this.#byKey = new Map(batches.map((batch) => [batch.key, batch]))
    this.#single = batches.filter(({ way }) => way === 'single')
    for (const batch of batches) if (batch.way === 'public' && batch.code) this.#open.set(plainCode(batch.code), batch)
    for (const { batch, codes } of rows.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
      const own = this.#codes.get(batch) ?? []
      for (const code of codes) {
        this.#imported.set(plainCode(code), { batch, place: (this.#byKey.get(batch)?.made ?? 0) + own.length })
        own.push(code)
      }
      this.#codes.set(batch, own)
    }
  }

  static async of(db: ShopDb): Promise<CouponBook> {
    const [batches, codes] = await Promise.all([db.couponBatches.toArray(), db.couponCodes.toArray()])
    return new CouponBook(batches, codes)
  }

  ownerOf(typed: string): CodeOwner | undefined {
    const plain = plainCode(typed)
    const open = this.#open.get(plain)
    if (open) return { batch: open }
    for (const batch of this.#single) {
      const place = placeOf(batch, plain)
      if (place !== undefined) return { batch, place }
    }
    const imported = this.#imported.get(plain)
    const batch = imported && this.#byKey.get(imported.batch)
    return batch && imported ? { batch, place: imported.place } : undefined
  }

  /** A code as the batch writes it, however it was typed. */
  written({ batch, place = 0 }: CodeOwner): string {
    if (batch.way === 'public') return batch.code ?? ''
    return place < batch.made ? codeAt(batch, place) : this.imported(batch.key)[place - batch.made]
  }

  /** Codes of a batch that came from files, in their order. */
  imported(batch: string): readonly string[] {
    return this.#codes.get(batch) ?? []
  }

  /**
   * The first number from which on so many codes of that prefix are nobody's: no code of a file or a public batch may read like one of them. `from`: numbers
   * below it were given to batches of before.
   */
  freeFrom(from: number, { made, prefix = '', seed }: { made: number; prefix?: string; seed: number }): number {
    const taken = [...this.#imported.keys(), ...this.#open.keys()].flatMap((code) => {
      const number = code.startsWith(prefix) ? numberOf(code.slice(prefix.length), seed) : undefined
      return number === undefined || number < from ? [] : [number]
    })
    let first = from
    for (const number of taken.sort((a, b) => a - b)) if (number < first + made) first = Math.max(first, number + 1)
    return first
  }
}
