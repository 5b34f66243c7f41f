import type { Category } from '~/domain/product'
import {
  bandsOf,
  COMPLETE_BANDS,
  completeBandOf,
  formatPriceBand,
  parsePriceBand,
  type PriceBand,
  STOCK_STATES,
} from '~/domain/listingFilter'
import type { ListingColumns } from './listingColumns'
import { type CodedColumn, partsOf } from './listingParts'
import type { Facets, ListingFilter } from './lists'
import { largestFirst } from './orderFacets'

type FacetName = Exclude<keyof ListingFilter, 'search' | 'deep'>

/** One way of narrowing the list: each row has a code, and each code stands for values that a reader can choose. */
interface Facet {
  readonly name: FacetName
  readonly codes: ArrayLike<number>
  /** By code. */
  values: readonly (readonly string[])[]
}

/** The ways in which products can be narrowed, for the columns as they are now; made anew when rows have changed. */
export class ListingFacets {
  readonly #columns: ListingColumns
  readonly #facets: Facet[]
  readonly #unit: number
  /** Made where prices are asked about. */
  #bands: PriceBand[] | undefined
  #price: { of: string; facet: Facet } | undefined

  /** `unit`: of an amount, what one whole unit of money is. */
  constructor(columns: ListingColumns, tree: ReadonlyMap<string, Category>, unit: number) {
    this.#columns = columns
    this.#unit = unit
    const { coded, numbers, stock } = columns
    this.#facets = [
      facetOf('state', coded.state, (state) => [state]),
      facetOf('category', coded.category, (key) => withAncestors(tree, key)),
      facetOf('brand', coded.brand, (brand) => [brand]),
      facetOf('supplier', coded.supplier, (key) => [key]),
      facetOf('tag', coded.tags, partsOf),
      { name: 'stock', codes: stock, values: STOCK_STATES.map((state) => [state]) },
      completeFacet(numbers.complete, columns.size),
    ]
  }

  /** Leaves the marks of rows that pass every filter. */
  narrow(marks: Uint8Array, filter: ListingFilter): void {
    for (const { codes, wanted } of this.#asked(filter, this.#named(filter))) {
      if (wanted) for (let row = 0; row < marks.length; row++) marks[row] &= wanted[codes[row]]
    }
  }

  /** Whether a row passes every filter. */
  test(filter: ListingFilter): (row: number) => boolean {
    const asked = this.#asked(filter, this.#named(filter))
    return (row) => asked.every(({ codes, wanted }) => !wanted || wanted[codes[row]] === 1)
  }

  /**
   * How many of the marked rows have each value: of one way of narrowing, those that pass all the others, so that a count says what choosing the value would
   * show. A row that fails one filter counts for that one alone; one that fails two counts nowhere.
   */
  count(marks: Uint8Array, filter: ListingFilter): Facets {
    const asked = this.#asked(filter, [...this.#facets, this.#priceFacet(filter.price ?? [])])
    const fails = new Uint8Array(marks.length)
    const failed = new Uint8Array(marks.length)
    asked.forEach(({ codes, wanted }, at) => {
      if (!wanted) return
      for (let row = 0; row < marks.length; row++) {
        if (wanted[codes[row]]) continue
        fails[row]++
        failed[row] = at
      }
    })
    const values = asked.map(({ name, codes, values: named }, at): [string, Facets['values'][string]] => {
      const counts = new Uint32Array(named.length)
      for (let row = 0; row < marks.length; row++)
        if (marks[row] && (fails[row] === 0 || (fails[row] === 1 && failed[row] === at))) counts[codes[row]]++
      const byValue = new Map<string, number>()
      named.forEach((each, code) => each.forEach((value) => byValue.set(value, (byValue.get(value) ?? 0) + counts[code])))
      return [name, largestFirst([...byValue])]
    })
    return { values: Object.fromEntries(values) }
  }

  #named(filter: ListingFilter): Facet[] {
    const named = this.#facets.filter(({ name }) => filter[name]?.length)
    return filter.price?.length ? [...named, this.#priceFacet(filter.price)] : named
  }

  /** Facets with the codes that are wanted where the filter names them. */
  #asked(filter: ListingFilter, facets: readonly Facet[]): (Facet & { wanted?: Uint8Array })[] {
    return facets.map((facet) => {
      const chosen: readonly string[] = filter[facet.name] ?? []
      if (chosen.length === 0) return facet
      const wanted = Uint8Array.from(facet.values, (values) => (values.some((value) => chosen.includes(value)) ? 1 : 0))
      return { name: facet.name, codes: facet.codes, values: facet.values, wanted }
    })
  }

  /** Prices cut at the ends of every band, those of the question too, so that each band is made of whole parts. */
  #priceFacet(asked: readonly string[]): Facet {
    const of = asked.join()
    if (this.#price?.of === of) return this.#price.facet
    const chosen = asked.flatMap((text) => parsePriceBand(text) ?? [])
    this.#bands ??= this.#offered()
    const bands = new Map([...this.#bands, ...chosen].map((band) => [formatPriceBand(band), band]))
    const cuts = [...new Set([...bands.values()].flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
    // Code 0 is below all bands, and no price.
    const values = [[], ...cuts.map((cut) => [...bands].flatMap(([text, { from, to }]) => (from <= cut && cut < to ? [text] : [])))]
    const bounds = cuts.map((cut) => cut * this.#unit)
    const { priceMin } = this.#columns.numbers
    const codes = new Uint8Array(this.#columns.size)
    for (let row = 0; row < codes.length; row++) {
      let code = 0
      while (code < bounds.length && bounds[code] <= priceMin[row]) code++
      codes[row] = code
    }
    const facet: Facet = { name: 'price', codes, values }
    this.#price = { of, facet }
    return facet
  }

  #offered(): PriceBand[] {
    const { numbers, alive, size } = this.#columns
    const prices = numbers.priceMin.subarray(0, size).filter((price, row) => alive[row] && !Number.isNaN(price))
    return bandsOf(prices.map((price) => price / this.#unit).sort())
  }
}

/** Its codes are worked out where they are asked for. */
function completeFacet(percents: Float64Array, size: number): Facet {
  let codes: Uint8Array | undefined
  return {
    name: 'complete',
    values: COMPLETE_BANDS.map((band) => [band]),
    get codes() {
      if (!codes) {
        codes = new Uint8Array(size)
        for (let row = 0; row < size; row++) codes[row] = completeBandOf(percents[row])
      }
      return codes
    },
  }
}

const facetOf = (name: FacetName, { codes, values }: CodedColumn, of: (value: string) => string[]): Facet => ({
  name,
  codes,
  values: values.map(of),
})

/** A category and those that it lies in; a product without one is in ''. */
export function withAncestors(tree: ReadonlyMap<string, Category>, key: string): string[] {
  const keys = new Set([key])
  for (let at = tree.get(key)?.parent; at && !keys.has(at); at = tree.get(at)?.parent) keys.add(at)
  return [...keys]
}
