import { describe, expect, test } from 'vitest'
import { CART, VIEW } from '~/analytics/traffic/joinVisits'
import { matrix, type MatrixOf } from './matrix'

interface Session {
  views?: string[]
  carts?: string[]
  /** SKUs of its order. */
  buys?: string[]
  /** Paid with an order that the shop does not have. */
  paidElsewhere?: boolean
}

function traffic(sessions: Session[]): Omit<MatrixOf, 'sales' | 'attributes'> {
  const skus = ['']
  const codeOf = (sku: string) => (skus.includes(sku) ? skus.indexOf(sku) : skus.push(sku) - 1)
  const step: number[] = []
  const sku: number[] = []
  const stepStart = [0]
  for (const { views = [], carts = [] } of sessions) {
    step.push(...views.map(() => VIEW), ...carts.map(() => CART))
    sku.push(...[...views, ...carts].map(codeOf))
    stepStart.push(step.length)
  }
  return {
    visits: {
      day: Int32Array.from(sessions, (_, at) => 100 + at),
      paid: Uint8Array.from(sessions, ({ buys, paidElsewhere }) => (buys || paidElsewhere ? 1 : 0)),
      order: Int32Array.from(sessions, ({ buys }, at) => (buys ? at : -1)),
      stepStart: Uint32Array.from(stepStart),
      step: Uint8Array.from(step),
      sku: Uint32Array.from(sku),
      skus,
    },
    sessions: Uint32Array.from(sessions, (_, at) => at),
    boughtIn: (order) => sessions[order].buys ?? [],
  }
}

/** SKUs are a product's letter and a number. */
const attributes: MatrixOf['attributes'] = {
  skuOf: (code) => ({ product: code[0], categories: [code[0] === 'a' ? 'first' : 'second'], supplier: '' }),
  nameOf: (_, key) => `product ${key}`,
}
const sales: MatrixOf['sales'] = { version: 4, rows: [{ key: 'a', label: '', figures: { gmv_paid: { value: 12.5 } } }] }

function answerOf(sessions: Session[], ask: Parameters<typeof matrix>[0] = { top: 99 }) {
  const answer = matrix(ask, { ...traffic(sessions), attributes, sales })
  if (!answer.ok) throw new Error(answer.why)
  return answer
}
const shown = (sessions: Session[]) => answerOf(sessions).rows.map(({ key, views, carts, orders }) => [key, views, carts, orders])

describe('the product matrix', () => {
  test('a session counts once for a product, whichever of its SKUs and however often', () => {
    expect(shown([{ views: ['a1', 'a2', 'a1'], carts: ['a2'] }, { views: ['a1'] }])).toEqual([['a', 2, 1, 0]])
  })

  test('what a session bought counts for the products that it looked at, and no others', () => {
    expect(shown([{ views: ['a1', 'b1'], carts: ['a1', 'b1'], buys: ['a2', 'c1'] }])).toEqual([
      ['a', 1, 1, 1],
      ['b', 1, 1, 0],
    ])
  })

  test('where the shop does not have the order, what was in the cart was bought', () => {
    expect(shown([{ views: ['a1', 'b1'], carts: ['b1'], paidElsewhere: true }])).toEqual([
      ['a', 1, 0, 0],
      ['b', 1, 1, 1],
    ])
  })

  test('quadrants are cut at the medians, and a product on a median is above it', () => {
    const looks = (sku: string, views: number, buys: number): Session[] =>
      Array.from({ length: views }, (_, i) => ({ views: [sku], ...(i < buys ? { buys: [sku] } : {}) }))
    const answer = answerOf([...looks('a1', 10, 5), ...looks('b1', 10, 1), ...looks('c1', 2, 1), ...looks('d1', 2, 0)])
    expect(answer).toMatchObject({ medianViews: 6, medianConversion: 0.3, from: 100, products: 4, version: 4 })
    expect(answer.rows.map(({ key, quadrant }) => [key, quadrant])).toEqual([
      ['a', 'star'],
      ['b', 'leaking'],
      ['c', 'hidden'],
      ['d', 'weak'],
    ])
    expect(answer.rows[0]).toMatchObject({ label: 'product a', gmv: 12.5, conversion: 0.5 })
    expect(answerOf(looks('a1', 1, 1)).rows[0].quadrant).toBe('star')
    expect(answerOf(looks('a1', 1, 0)).rows[0].quadrant).toBe('leaking')
  })

  test('a filter of goods leaves other products out; sessions without any leave no answer', () => {
    const sessions = [{ views: ['a1', 'b1'] }]
    expect(answerOf(sessions, { top: 9, filters: { category: ['second'] } }).rows.map(({ key }) => key)).toEqual(['b'])
    expect(matrix({ top: 9, filters: { product: ['z'] } }, { ...traffic(sessions), attributes, sales })).toEqual({
      ok: false,
      why: 'noTraffic',
    })
    expect(matrix({ top: 9 }, { ...traffic([]), attributes, sales })).toEqual({ ok: false, why: 'noTraffic' })
  })
})
