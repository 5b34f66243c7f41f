import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeRows, encodeRows } from './rowCodec'
import { runs } from '../../../tests/runs'

const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.date({ noInvalidDate: true }),
    fc.uint32Array(),
    fc.float64Array(),
    fc.array(tie('value')),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$', 'is', '__proto__', '\u2028')), tie('value'), { noNullPrototype: true }),
  ),
})).value

/** Lone surrogates are no text: UTF-8 cannot hold them, and no file that we read yields one. */
const whole = (rows: unknown[]) => !/\\ud[89a-f]/i.test(JSON.stringify(rows))

it('every row comes back as it was, with what JSON does not know', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.string(), value, { noNullPrototype: true })).filter(whole), (rows) => {
      expect(decodeRows(encodeRows(rows).buffer)).toStrictEqual(rows)
    }),
    { numRuns: runs(40) },
  )
})

it('a row that cannot be written is refused, not thinned out', () => {
  expect(() => encodeRows([{ key: 'a', seen: new Map() }])).toThrow('[object Map]')
})
