import type { SkuFacts } from '~/analytics/attributes'
import { type GrainAsk, KEY_JOINT } from '~/analytics/grains'
import { type Grouping, TIME_GRAINS } from '~/analytics/query'
import { weekdayOf } from '~/lib/zone'

/** How one grouping tells sessions apart: by their day, their hour, their channel, or by the goods they looked at. */
export interface Keys {
  keys: readonly string[]
  of: { by: 'day'; from: number; code: Uint32Array } | { by: 'hour' } | { by: 'channel' } | { by: 'sku'; code: Uint32Array }
}

const GOODS = ['product', 'sku', 'category', 'supplier'] as const
type Goods = (typeof GOODS)[number]
export const isGoods = (name: string): name is Goods => GOODS.some((one) => one === name)
const isTime = (by: Grouping): boolean => TIME_GRAINS.some((grain) => grain === by)

/** Filters that visits know; by any other they cannot be told. */
export const VISIT_FILTERS: readonly string[] = ['channel', 'weekday', 'hour', ...GOODS]

class Codes {
  readonly keys: string[] = []
  readonly #known = new Map<string, number>()

  of(key: string): number {
    let code = this.#known.get(key)
    if (code === undefined) {
      code = this.keys.push(key) - 1
      this.#known.set(key, code)
    }
    return code
  }
}

/** Dictionaries of what is told apart. */
interface Named {
  channels: readonly string[]
  skus: readonly string[]
}

/** undefined: visits cannot be told apart that way. */
export function keysOf(by: Grouping, ask: GrainAsk, visits: Named, skuOf: (code: string) => SkuFacts | undefined): Keys | undefined {
  const codes = new Codes()
  if (isTime(by) || by === 'weekday') {
    const code = new Uint32Array(Math.max(0, ask.to - ask.from))
    for (let at = 0; at < code.length; at++)
      code[at] = codes.of(by === 'weekday' ? String(weekdayOf(ask.from + at)) : ask.dayKey(by, ask.from + at))
    return { keys: codes.keys, of: { by: 'day', from: ask.from, code } }
  }
  if (by === 'hour') return { keys: Array.from({ length: 24 }, (_, hour) => String(hour)), of: { by: 'hour' } }
  if (by === 'channel') return { keys: visits.channels, of: { by: 'channel' } }
  if (!isGoods(by)) return undefined
  const code = Uint32Array.from(visits.skus, (sku) => codes.of(goodsKey(by, sku, ask.level, skuOf(sku))))
  return { keys: codes.keys, of: { by: 'sku', code } }
}

function goodsKey(by: Goods, sku: string, level: number, facts: SkuFacts | undefined): string {
  if (by === 'sku') return sku
  if (by === 'product') return facts?.product ?? sku
  return (by === 'supplier' ? facts?.supplier : facts?.categories[level - 1]) ?? ''
}

/** 1 for SKUs that the filters let through; undefined: no filter of goods. */
export function goodsMask(ask: GrainAsk, visits: Named, skuOf: (code: string) => SkuFacts | undefined): Uint8Array | undefined {
  const wanted = GOODS.flatMap((name) => {
    const values = ask.filters[name]
    return values?.length ? [{ name, values: new Set(values) }] : []
  })
  if (wanted.length === 0) return undefined
  return Uint8Array.from(visits.skus, (sku) => {
    const facts = skuOf(sku)
    const matches = wanted.every(({ name, values }) =>
      name === 'category'
        ? (facts?.categories ?? ['']).some((key) => values.has(key)) || (facts?.categories.length === 0 && values.has(''))
        : values.has(goodsKey(name, sku, 1, facts)),
    )
    return matches ? 1 : 0
  })
}

/** Above this a table of all pairs costs more than looking them up. */
const DENSE = 4_000_000

/** Keys of pairs are joined; only pairs that come up are given a group. */
export class Slots {
  readonly keys: string[] = []
  readonly #of: readonly Keys[]
  /** Group of each pair plus one. */
  readonly #dense: Uint32Array | undefined
  readonly #sparse = new Map<number, number>()
  readonly #across: number

  constructor(of: readonly Keys[]) {
    this.#of = of
    const [one, two] = of
    this.#across = two ? two.keys.length : 1
    const size = (one ? one.keys.length : 1) * this.#across
    this.#dense = size <= DENSE ? new Uint32Array(size) : undefined
  }

  /** The group of one code, or of a pair of them. */
  at(first: number, second: number): number {
    const id = first * this.#across + second
    const known = this.#dense ? this.#dense[id] - 1 : (this.#sparse.get(id) ?? -1)
    return known >= 0 ? known : this.#add(id, first, second)
  }

  #add(id: number, first: number, second: number): number {
    const [one, two] = this.#of
    const key = one ? (two ? one.keys[first] + KEY_JOINT + two.keys[second] : one.keys[first]) : ''
    const slot = this.keys.push(key) - 1
    if (this.#dense) this.#dense[id] = slot + 1
    else this.#sparse.set(id, slot)
    return slot
  }
}
