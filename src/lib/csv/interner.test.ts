import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ByteInterner } from './interner'

/** Bytes with the four behind the end that the interner may read. */
function padded(text: string): { bytes: Uint8Array; view: DataView; end: number } {
  const plain = new TextEncoder().encode(text)
  const bytes = new Uint8Array(plain.length + 4).fill(0x61)
  bytes.set(plain)
  return { bytes, view: new DataView(bytes.buffer), end: plain.length }
}

it('equal texts get equal codes, others other ones, and every code its text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 9 }), { maxLength: 200 }), (texts) => {
      const interner = new ByteInterner()
      const codes = texts.map((text) => {
        const { bytes, view, end } = padded(text)
        return interner.code(bytes, view, 0, end)
      })
      const values = interner.values()
      expect(codes.map((code) => values[code])).toEqual(texts)
      expect(values.length).toBe(new Set(['', ...texts]).size)
    }),
  )
})

it('keeps tens of thousands of texts apart while it grows', () => {
  const interner = new ByteInterner()
  const code = (n: number): number => {
    const { bytes, view, end } = padded(`order ${n}`)
    return interner.code(bytes, view, 0, end)
  }
  const codes = Array.from({ length: 20_000 }, (_, n) => code(n))
  expect(Array.from({ length: 20_000 }, (_, n) => code(n))).toEqual(codes)
  expect(interner.size).toBe(20_001)
})
