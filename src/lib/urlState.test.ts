import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day, decimal, defineUrlState, flag, oneOf, someOf, text, texts } from './urlState'

const view = defineUrlState({
  q: text(''),
  sort: oneOf(['placedAt', 'number', 'total'], 'placedAt'),
  descending: flag(true),
  state: someOf(['paid', 'unpaid', 'refunded']),
  channel: texts(),
  from: day(),
  least: decimal(),
})

const anyView = fc.record({
  q: fc.string({ unit: 'grapheme' }),
  sort: fc.constantFrom('placedAt', 'number', 'total'),
  descending: fc.boolean(),
  state: fc.subarray(['paid' as const, 'unpaid' as const, 'refunded' as const]),
  channel: fc.uniqueArray(fc.string({ unit: 'grapheme' })),
  from: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined }),
  least: fc.option(
    fc.nat(100_000_000).map((cents) => cents / 100),
    { nil: undefined },
  ),
})

test('an address read back gives the state that was written', () => {
  fc.assert(
    fc.property(anyView, (state) => {
      const written = view.format(state).toString()
      expect(view.parse(new URLSearchParams(written))).toEqual(state)
    }),
  )
})

test('writing what was read changes nothing', () => {
  fc.assert(
    fc.property(anyView, (state) => {
      const once = view.format(state).toString()
      expect(view.format(view.parse(new URLSearchParams(once))).toString()).toBe(once)
    }),
  )
})

/** What stands behind the question mark: well-formed or not, as people and other programs write it. */
const anySearch = fc.string({
  unit: fc.oneof(fc.constantFrom('=', '&', '%', '+', '#', '?', ',', 'a', 'E3'), fc.string({ unit: 'grapheme', maxLength: 1 })),
})

test('any address gives a valid state', () => {
  fc.assert(
    fc.property(anySearch, fc.constantFrom('sort', 'state', 'from', 'descending', 'least'), fc.string(), (rest, name, value) => {
      const search = new URLSearchParams(rest)
      search.append(name, value)
      const state = view.parse(search)
      expect(['placedAt', 'number', 'total']).toContain(state.sort)
      expect(view.parse(view.format(state))).toEqual(state)
    }),
  )
})

test('initial values are left out, and a value set back to its initial one goes', () => {
  expect(view.format(view.initial).toString()).toBe('')
  expect(view.format({ q: '' }, new URLSearchParams('q=mug')).toString()).toBe('')
})

test('a change keeps the other values and foreign parameters', () => {
  const search = view.format({ sort: 'total' }, new URLSearchParams('q=mug&elsewhere=1'))
  expect(search.toString()).toBe('q=mug&elsewhere=1&sort=total')
})

test('a channel with no name and one with a comma are kept apart', () => {
  const search = view.format({ channel: ['', 'a,b', 'a', 'b'] })
  expect(view.parse(search).channel).toEqual(['', 'a,b', 'a', 'b'])
})
