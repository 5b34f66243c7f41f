import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aProduct, aSku } from '../../tests/stock'
import { editOf, editsBetween, emptyEdit } from './editedProduct'
import { type EditedProduct, mergeProduct } from './mergeProduct'

const base = editOf(aProduct({ brand: 'Mill', skus: [aSku({ code: 'A' }), aSku({ code: 'B' })], attributes: { fit: 'Loose' } }))

const text = fc.constantFrom('', 'one', 'two')
const sku = fc
  .record({ code: fc.constantFrom('A', 'B', 'C'), price: fc.nat(3), floor: fc.option(fc.nat(2), { nil: undefined }) })
  .map((set) => {
    const { floor, ...rest } = set
    return aSku(floor === undefined ? rest : { ...rest, floor })
  })
const edits: fc.Arbitrary<EditedProduct> = fc.record({
  title: text,
  description: text,
  category: text,
  brand: text,
  supplier: text,
  tags: fc.array(text, { maxLength: 2 }),
  options: fc.constant([]),
  skus: fc.uniqueArray(sku, { selector: ({ code }) => code, maxLength: 3 }),
  pictures: fc.constant([]),
  images: fc.constant([]),
  attributes: fc.dictionary(fc.constantFrom('fit', 'fabric'), fc.constantFrom('one', 'two')),
  seo: fc.record({ title: text, description: text, keywords: fc.array(text, { maxLength: 1 }) }),
})

const byCode = ({ skus, ...rest }: EditedProduct) => ({ ...rest, skus: [...skus].sort((a, b) => (a.code < b.code ? -1 : 1)) })

describe('two who edit one product', () => {
  it('in different fields lose nothing, and there is nothing to choose', () => {
    const mine = { ...base, title: 'Mine', skus: [aSku({ code: 'A', price: 1 }), base.skus[1]] }
    const theirs = { ...base, brand: 'Theirs', attributes: { fit: 'Tight' }, skus: [base.skus[0], aSku({ code: 'B', floor: 2 })] }
    const { product, clashes, taken } = mergeProduct(base, mine, theirs)
    expect(clashes).toEqual([])
    expect(taken).toEqual(['brand', 'attributes.fit', 'sku.floor.B'])
    expect(product).toEqual({ ...theirs, title: 'Mine', skus: [mine.skus[0], theirs.skus[1]] })
  })

  it('in the same field choose, field by field', () => {
    const mine = { ...base, title: 'Mine', skus: [aSku({ code: 'A', price: 1 }), base.skus[1]] }
    const theirs = { ...base, title: 'Theirs', skus: [aSku({ code: 'A', price: 2 }), base.skus[1]] }
    const { clashes, product } = mergeProduct(base, mine, theirs, { 'sku.price.A': 'theirs' })
    expect(clashes).toEqual([
      { place: 'title', base: 'Mug', mine: 'Mine', theirs: 'Theirs' },
      { place: 'sku.price.A', base: 150_000, mine: 1, theirs: 2 },
    ])
    expect([product.title, product.skus[0].price]).toEqual(['Mine', 2])
  })

  it('a SKU that one takes away and the other changes is asked about; one that nobody else touched goes', () => {
    const mine = { ...base, skus: [] }
    const theirs = { ...base, skus: [aSku({ code: 'A', price: 2 }), base.skus[1]] }
    const { clashes, product } = mergeProduct(base, mine, theirs)
    expect(clashes).toEqual([{ place: 'sku.A', base: base.skus[0], mine: undefined, theirs: theirs.skus[0] }])
    expect(product.skus).toEqual([])
    expect(mergeProduct(base, mine, theirs, { 'sku.A': 'theirs' }).product.skus).toEqual([theirs.skus[0]])
  })

  it('whoever edits alone gets what they wrote', () => {
    fc.assert(
      fc.property(edits, edits, (before, after) => {
        expect(mergeProduct(before, after, before)).toEqual({ product: after, clashes: [], taken: [] })
        expect(byCode(mergeProduct(before, before, after).product)).toEqual(byCode(after))
        expect(byCode(mergeProduct(before, after, after).product)).toEqual(byCode(after))
      }),
    )
  })

  it('all choices mine, or all theirs, decide every clash that way, and the places are the same from both sides', () => {
    fc.assert(
      fc.property(edits, edits, edits, (before, mine, theirs) => {
        const { clashes } = mergeProduct(before, mine, theirs)
        const back = mergeProduct(before, theirs, mine).clashes.map(({ place }) => place)
        expect(clashes.map(({ place }) => place).sort()).toEqual(back.sort())
        const choices = Object.fromEntries(clashes.map(({ place }) => [place, 'theirs' as const]))
        const chosen = mergeProduct(before, mine, theirs, choices).product
        expect(byCode(chosen)).toEqual(byCode(mergeProduct(before, theirs, mine).product))
      }),
    )
  })
})

describe('what is saved', () => {
  it('is what differs, with what was seen of it', () => {
    expect(editsBetween(base, { ...base, title: 'New' })).toEqual({ set: { title: 'New' }, saw: { title: 'Mug' } })
    expect(editsBetween(base, base)).toEqual({ set: {}, saw: {} })
    expect(Object.keys(editsBetween(emptyEdit(), base).set)).toEqual(['title', 'category', 'brand', 'skus', 'attributes'])
  })
})
