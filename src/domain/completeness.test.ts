import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aProduct, aSku } from '../../tests/stock'
import { attributesOf } from './attributes'
import { movedInto, stepTo, subtreeKeys, treeLines } from './categoryTree'
import { completeness, neededOf } from './completeness'
import { checkCategory, checkPlace } from './listingRules'
import type { Attribute, Category, Product } from './product'
import { fittedSize, imageWarnings, movedTo } from './productImage'
import { coverage, fitOf, keywordsOf, names, SEO_UNITS, termsOf, textUnits } from './seo'

const fabric: Attribute = { key: 'fabric', name: 'Fabric', required: true, kind: 'choice', values: ['Linen', 'Cotton'] }
const care: Attribute = { key: 'care', name: 'Care', required: false, kind: 'text' }
const asked = { attributes: [fabric, care], level: 3 }

const whole: Product = aProduct({
  title: 'Linen tee, relaxed',
  description: 'A tee of linen that is washed before it is sewn, so it stays in shape.',
  category: 'tees',
  brand: 'Mill',
  supplier: 'mill',
  skus: [aSku({ barcode: '6901234567892' })],
  images: [1, 2, 3].map((n) => ({ key: `i${n}`, alt: 'A tee', width: 1200, height: 1600, bytes: 9 })),
  attributes: { fabric: 'Linen' },
  seo: {
    title: 'Linen tee in five colours | Mill',
    description: 'Relaxed linen tee, washed before sewing, in five colours and sizes S to XL. Free returns within a month.',
    keywords: ['linen tee'],
  },
})
const missingOf = (product: Product) =>
  completeness(product, asked)
    .items.filter(({ done }) => !done)
    .map((item) => item.asked)

describe('completeness', () => {
  it('is whole where everything asked for is there', () => {
    expect(missingOf(whole)).toEqual([])
    expect(completeness(whole, asked).score).toBe(1)
  })

  it('names what is missing, each by itself', () => {
    expect(missingOf({ ...whole, attributes: { fabric: 'Silk' } })).toEqual(['attribute'])
    expect(missingOf({ ...whole, skus: [aSku({ price: 0, barcode: '123', weight: 0 })] })).toEqual(['prices', 'weights', 'barcodes'])
    expect(missingOf({ ...whole, images: [{ key: 'i', alt: '', width: 700, height: 700, bytes: 1 }] })).toEqual([
      'images',
      'imageSizes',
      'alt',
    ])
    expect(missingOf({ ...whole, supplier: '', skus: [aSku({ barcode: '6901234567892', supply: 'dropship' })] })).toEqual(['supplier'])
    expect(completeness({ ...whole, skus: [] }, asked).score).toBeLessThan(0.85)
  })

  it('tells among what is missing exactly what the listing is held back for', () => {
    const blank = fc.record({ title: fc.boolean(), category: fc.boolean(), skus: fc.boolean(), prices: fc.boolean(), images: fc.boolean() })
    fc.assert(
      fc.property(blank, (no) => {
        const product: Product = {
          ...whole,
          ...(no.title ? { title: ' ' } : {}),
          ...(no.category ? { category: '' } : {}),
          ...(no.prices ? { skus: [aSku({ price: 0 }), aSku({ code: 'B' })] } : {}),
          ...(no.skus ? { skus: [] } : {}),
          ...(no.images ? { images: [] } : {}),
        }
        const { items } = completeness(product, { ...asked, level: no.category ? 0 : 3 })
        const told = items.filter(({ needed }) => needed)
        expect(told.map((item) => item.asked).sort()).toEqual([...neededOf(product)].sort())
        expect(told.every(({ done }) => !done)).toBe(true)
      }),
    )
  })

  it('goes from 0 to 1 and never falls by filling a field in', () => {
    const partial = fc.record({
      title: fc.boolean(),
      brand: fc.boolean(),
      attributes: fc.boolean(),
      seo: fc.boolean(),
      images: fc.boolean(),
    })
    const made = (has: { title: boolean; brand: boolean; attributes: boolean; seo: boolean; images: boolean }): Product => ({
      ...whole,
      title: has.title ? whole.title : '',
      brand: has.brand ? whole.brand : '',
      attributes: has.attributes ? whole.attributes : undefined,
      seo: has.seo ? whole.seo : undefined,
      images: has.images ? whole.images : undefined,
    })
    fc.assert(
      fc.property(
        partial,
        fc.constantFrom('title' as const, 'brand' as const, 'attributes' as const, 'seo' as const, 'images' as const),
        (has, field) => {
          const less = completeness(made({ ...has, [field]: false }), asked).score
          const more = completeness(made({ ...has, [field]: true }), asked).score
          expect(more).toBeGreaterThan(less)
          expect(less).toBeGreaterThanOrEqual(0)
          expect(more).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})

describe('search', () => {
  it('counts Chinese letters double', () => {
    expect(textUnits('亚麻 T恤')).toBe(8)
    expect(textUnits('Linen，tee')).toBe(10)
    expect(fitOf(0, SEO_UNITS.title)).toBe('empty')
    expect([19, 20, 60, 61].map((units) => fitOf(units, SEO_UNITS.title))).toEqual(['short', 'fits', 'fits', 'long'])
  })

  it('finds a Latin term as a word of its own, a Chinese one anywhere', () => {
    expect(names('Linen tees', 'tee')).toBe(false)
    expect(names('A TEE of linen', 'tee')).toBe(true)
    expect(names('steel teapot; tea', 'tea')).toBe(true)
    expect(names('重磅纯棉T恤', '纯棉')).toBe(true)
    expect(names('纯棉T恤', 't恤')).toBe(true)
  })

  it('says which terms of the category are named', () => {
    const terms = termsOf({ category: ['上装', 'T恤'], attribute: ['纯棉', '上装'], seller: ['宽松', '12'] }, 9)
    expect(terms.map(({ text }) => text)).toEqual(['上装', 'T恤', '纯棉', '宽松'])
    const covered = coverage(terms, '宽松T恤', { title: '', description: '', keywords: ['纯棉'] }).filter((each) => each.covered)
    expect(covered.map(({ term }) => term.text)).toEqual(['T恤', '纯棉', '宽松'])
    expect(keywordsOf('a，b、 b;c\n')).toEqual(['a', 'b', 'c'])
  })
})

describe('photos', () => {
  it('are made no larger than asked, keep their ratio, and are never blown up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }), (width, height) => {
        const fitted = fittedSize(width, height)
        expect(Math.max(fitted.width, fitted.height)).toBeLessThanOrEqual(1600)
        if (Math.max(width, height) <= 1600) expect(fitted).toEqual({ width, height })
        expect(Math.abs(fitted.width * height - fitted.height * width)).toBeLessThanOrEqual(Math.max(width, height))
      }),
    )
  })

  it('are to be large enough, square or 3:4, and described', () => {
    expect(imageWarnings({ width: 1200, height: 1600, alt: 'x' })).toEqual([])
    expect(imageWarnings({ width: 800, height: 790, alt: ' ' })).toEqual(['small', 'alt'])
    expect(imageWarnings({ width: 1600, height: 900, alt: 'x' })).toEqual(['ratio'])
    expect(movedTo(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  })
})

describe('the tree of categories', () => {
  const trees: fc.Arbitrary<Category[]> = fc.array(fc.nat(20), { minLength: 1, maxLength: 9 }).map((parents) =>
    parents.map((parent, i) => ({
      key: `c${i}`,
      name: `N${i}`,
      parent: i === 0 || parent % (i + 1) === i ? '' : `c${parent % (i + 1)}`,
      order: i,
    })),
  )
  const applied = (all: readonly Category[], moves: ReturnType<typeof movedInto>) =>
    all.map((category) => ({ ...category, ...moves.find(({ key }) => key === category.key)?.set }))

  it('attributes come down, and one of the same key below takes the place', () => {
    const tree = new Map<string, Category>([
      ['a', { key: 'a', name: 'A', parent: '', order: 0, attributes: [fabric, care] }],
      ['b', { key: 'b', name: 'B', parent: 'a', order: 0, attributes: [{ ...care, required: true }] }],
    ])
    expect(attributesOf(tree, 'b')).toEqual([fabric, { ...care, required: true }])
    expect(attributesOf(tree, '')).toEqual([])
  })

  it('every category stands on it once, and a move that is allowed keeps them all', () => {
    fc.assert(
      fc.property(trees, fc.nat(8), fc.nat(9), fc.nat(9), (all, a, b, c) => {
        const keyAt = (i: number) => all[i % all.length].key
        const [key, parent] = [keyAt(a), b === 9 ? '' : keyAt(b)]
        if (checkPlace(key, parent, all)) return
        const next = applied(all, movedInto(all, key, parent, keyAt(c)))
        const lines = treeLines(next, () => true)
        expect(lines.map(({ category }) => category.key).sort()).toEqual(all.map((category) => category.key).sort())
        expect(Math.max(...lines.map(({ level }) => level))).toBeLessThanOrEqual(
          Math.max(3, ...treeLines(all, () => true).map(({ level }) => level)),
        )
        expect(next.find((category) => category.key === key)?.parent).toBe(parent)
        expect(movedInto(next, key, parent, undefined).length === 0 || subtreeKeys(key, next).length > 0).toBe(true)
      }),
    )
  })

  it('a step by keys and its opposite are no step', () => {
    const opposite = { up: 'down', down: 'up' } as const
    fc.assert(
      fc.property(trees, fc.nat(8), fc.constantFrom('up' as const, 'down' as const), (all, a, step) => {
        const { key } = all[a % all.length]
        const to = stepTo(all, key, step)
        if (!to) return
        const next = applied(all, movedInto(all, key, to.parent, to.before))
        const back = stepTo(next, key, opposite[step])
        const order = (tree: readonly Category[]) => treeLines(tree, () => true).map(({ category }) => category.key)
        expect(back && order(applied(next, movedInto(next, key, back.parent, back.before)))).toEqual(order(all))
      }),
    )
  })

  it('in leads below the one before, out behind the parent', () => {
    const all: Category[] = ['a', 'b', 'c'].map((key, order) => ({ key, name: key, parent: '', order }))
    expect(stepTo(all, 'b', 'in')).toEqual({ parent: 'a' })
    const nested = applied(all, movedInto(all, 'b', 'a'))
    expect(stepTo(nested, 'b', 'out')).toEqual({ parent: '', before: 'c' })
    expect(stepTo(all, 'a', 'in')).toBeUndefined()
    expect(stepTo(all, 'a', 'out')).toBeUndefined()
  })

  it('attributes are whole', () => {
    const rule = { rule: 'category.attribute' }
    expect(checkCategory('n', { name: 'New', attributes: [{ ...fabric, values: [] }] }, [])).toMatchObject(rule)
    expect(checkCategory('n', { name: 'New', attributes: [fabric, { ...care, name: 'Fabric' }] }, [])).toMatchObject(rule)
    expect(checkCategory('n', { name: 'New', attributes: [fabric, care] }, [])).toBeUndefined()
  })
})
