import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOVE_PARTS, type MoveAnswer } from '~/analytics/reports'
import { mainParts, stepsOf, waterfallTable, writeSigned } from './move'

const WRITING = { locale: 'en-GB', currency: 'GBP' }
const words = { before: 'Before', after: 'After', part: String }
const parts = fc.uniqueArray(fc.record({ part: fc.constantFrom(...MOVE_PARTS), amount: fc.integer({ min: -1e9, max: 1e9 }) }), {
  selector: ({ part }) => part,
})
const answerOf = (before: number, moved: MoveAnswer['parts']): MoveAnswer => {
  const after = moved.reduce((sum, { amount }) => sum + amount, before)
  return { version: 1, compared: { from: 0, to: 1 }, before, after, parts: moved }
}

test('the waterfall goes from the GMV before to the GMV after, each bar where the one before has ended', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), parts, (before, moved) => {
      const steps = stepsOf(answerOf(before, moved), 'GBP', words)
      const inner = steps.slice(1, -1)
      expect(inner[0]?.from ?? steps[0].to).toBe(steps[0].to)
      inner.slice(1).forEach((step, i) => expect(step.from).toBe(inner[i].to))
      expect(inner.at(-1)?.to ?? steps[0].to).toBe(steps.at(-1)?.to)
    }),
  )
})

test('its table tells each change with its sign', () => {
  const steps = stepsOf(answerOf(1_000_000, [{ part: 'visitors', amount: -250_000 }]), 'GBP', words)
  expect(waterfallTable({ steps, writing: WRITING, words: { part: 'Part', before: '', after: '', change: 'Change' } }).rows).toEqual([
    ['Before', '£100.00'],
    ['visitors', '−£25.00'],
    ['After', '£75.00'],
  ])
  expect(writeSigned(12_340, WRITING, 'short')).toBe('+£12.3K')
})

test('a sentence names what weighs most, and not what is hardly anything', () => {
  const moved: MoveAnswer['parts'] = [
    { part: 'visitors', amount: 10 },
    { part: 'conversion', amount: -1000 },
    { part: 'value', amount: 400 },
  ]
  expect(mainParts(answerOf(0, moved)).map(({ part }) => part)).toEqual(['conversion', 'value'])
})
