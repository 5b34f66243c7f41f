import { isEqual } from '~/lib/isEqual'
import type { ProductFields } from './catalogCommand'
import type { Sku } from './product'

export const EDITED_FIELDS = [
  'title',
  'description',
  'category',
  'brand',
  'tags',
  'supplier',
  'options',
  'skus',
  'pictures',
  'images',
  'attributes',
  'seo',
] as const satisfies readonly (keyof ProductFields)[]

/** What the editor of a product sets. */
export type EditedProduct = Required<Pick<ProductFields, (typeof EDITED_FIELDS)[number]>>

/** A field that two have set to different values. `place`: `title`, `attributes.fit`, `seo.title`, `sku.price.MUG-1`, `sku.MUG-1` (one has taken the SKU away). */
export interface Clash {
  place: string
  base: unknown
  mine: unknown
  theirs: unknown
}

export type Side = 'mine' | 'theirs'

export interface Merged {
  /** What both have set, each field from whoever set it; where they clash, as chosen, and mine where nothing is chosen yet. */
  product: EditedProduct
  clashes: Clash[]
  /** Places that only they have set, and that are taken in. */
  taken: string[]
}

type Fields = Readonly<Record<string, unknown>>
type Choices = Readonly<Record<string, Side>>

const WHOLE = ['title', 'description', 'category', 'brand', 'tags', 'supplier', 'options', 'images', 'pictures'] as const

/** Three-way merge, place by place, so that two who edit one product lose nothing: `base` is what both began with. */
export function mergeProduct(base: EditedProduct, mine: EditedProduct, theirs: EditedProduct, choices: Choices = {}): Merged {
  const merging = new Merging(choices)
  const whole = Object.fromEntries(WHOLE.map((field) => [field, merging.pick(field, base[field], mine[field], theirs[field])]))
  const product: EditedProduct = {
    ...mine,
    ...whole,
    attributes: merging.fields('attributes', base.attributes, mine.attributes, theirs.attributes),
    seo: { ...mine.seo, ...merging.fields('seo', { ...base.seo }, { ...mine.seo }, { ...theirs.seo }) },
    skus: merging.skus(base.skus, mine.skus, theirs.skus),
  }
  const width = product.options.length
  const skus = product.skus.map((sku) => (sku.values.length === width ? sku : { ...sku, values: fitted(sku.values, width) }))
  return { product: { ...product, skus }, clashes: merging.clashes, taken: merging.taken }
}

const fitted = (values: readonly string[], width: number) => Array.from({ length: width }, (_, at) => values[at] ?? '')

class Merging {
  readonly clashes: Clash[] = []
  readonly taken: string[] = []

  constructor(readonly choices: Choices) {}

  pick<T>(place: string, base: T, mine: T, theirs: T): T {
    if (isEqual(mine, theirs) || isEqual(theirs, base)) return mine
    if (isEqual(mine, base)) {
      this.taken.push(place)
      return theirs
    }
    this.clashes.push({ place, base, mine, theirs })
    return this.choices[place] === 'theirs' ? theirs : mine
  }

  /** Each field by itself; one that is undefined in the end is left out. */
  fields<T>(place: string, base: Record<string, T>, mine: Record<string, T>, theirs: Record<string, T>): Record<string, T> {
    const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)])
    const merged = [...keys].map((key): [string, T | undefined] => [
      key,
      this.pick<T | undefined>(`${place}.${key}`, base[key], mine[key], theirs[key]),
    ])
    return Object.fromEntries(merged.flatMap(([key, value]): [string, T][] => (value === undefined ? [] : [[key, value]])))
  }

  /** SKUs by their code, in my order; theirs that I do not have come behind. */
  skus(base: readonly Sku[], mine: readonly Sku[], theirs: readonly Sku[]): Sku[] {
    const [was, other] = [byCode(base), byCode(theirs)]
    const own = byCode(mine)
    const merged = mine.flatMap((sku) => this.#sku(sku.code, was.get(sku.code), sku, other.get(sku.code)))
    const news = theirs.filter(({ code }) => !own.has(code)).flatMap((sku) => this.#sku(sku.code, was.get(sku.code), undefined, sku))
    return [...merged, ...news]
  }

  #sku(code: string, base: Sku | undefined, mine: Sku | undefined, theirs: Sku | undefined): Sku[] {
    if (mine && theirs) {
      const fields: Fields = this.fields(`sku`, named(base, code), named(mine, code), named(theirs, code))
      return [withFields(mine, theirs, code, fields)]
    }
    const kept = this.pick(`sku.${code}`, base, mine, theirs)
    return kept ? [kept] : []
  }
}

const byCode = (skus: readonly Sku[]) => new Map(skus.map((sku) => [sku.code, sku]))

/** Fields of a SKU by their place. */
const named = (sku: Sku | undefined, code: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(sku ?? {}).map(([field, value]) => [`${field}.${code}`, value]))

/** The SKU with those fields: each is either mine or theirs. */
function withFields(mine: Sku, theirs: Sku, code: string, fields: Fields): Sku {
  const isTheirs = (field: string) => !isEqual(fields[`${field}.${code}`], new Map<string, unknown>(Object.entries(mine)).get(field))
  const taken = Object.entries(theirs).filter(([field]) => isTheirs(field))
  const gone = Object.keys(mine).filter((field) => !(`${field}.${code}` in fields))
  const next: Sku = { ...mine, ...Object.fromEntries(taken) }
  return gone.length === 0 ? next : without(next, gone)
}

function without(sku: Sku, gone: readonly string[]): Sku {
  const { compareAt, floor, supply, ...rest } = sku
  return {
    ...rest,
    ...(compareAt === undefined || gone.includes('compareAt') ? {} : { compareAt }),
    ...(floor === undefined || gone.includes('floor') ? {} : { floor }),
    ...(supply === undefined || gone.includes('supply') ? {} : { supply }),
  }
}
