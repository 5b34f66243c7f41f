import { type NumberRun, readNumbers, Section, writeNumbers } from './numbers'
import type { DictColumn } from './orderTable'
import { PackDamaged } from './packFormat'
import { type CutTexts, cutTexts, readTexts, type TextRun, writeTexts } from './texts'

/** Rows of one kind as columns: numbers, and texts coded into their distinct values. All columns are of length `count`. */
export interface ColumnTable {
  count: number
  numbers: Record<string, Float64Array>
  texts: Record<string, DictColumn>
}

/**
 * A file of columns that are read whole: stock movements, sessions, ad spend. Layout: 8 bytes of magic, u32 length of the header, u32 byte where
 * the columns begin, header as JSON, columns.
 */
const MAGIC = 'ZGCOLS01'
const PREAMBLE = 16

interface Header {
  count: number
  bytes: number
  numbers: Record<string, NumberRun>
  texts: Record<string, { codes: NumberRun; values: TextRun }>
}

export function writeColumns({ count, numbers, texts }: ColumnTable): Uint8Array {
  const section = new Section()
  const header: Header = { count, bytes: 0, numbers: {}, texts: {} }
  for (const [name, values] of Object.entries(numbers)) header.numbers[name] = writeNumbers(section, values, 0, count)
  for (const [name, { codes, values }] of Object.entries(texts)) {
    header.texts[name] = { codes: writeNumbers(section, codes, 0, count), values: writeTexts(section, values) }
  }
  header.bytes = section.bytes
  const encoded = new TextEncoder().encode(JSON.stringify(header))
  const start = Math.ceil((PREAMBLE + encoded.byteLength) / 8) * 8
  const bytes = new Uint8Array(start + section.bytes)
  bytes.set(new TextEncoder().encode(MAGIC), 0)
  const view = new DataView(bytes.buffer)
  view.setUint32(8, encoded.byteLength, true)
  view.setUint32(12, start, true)
  bytes.set(encoded, PREAMBLE)
  let at = start
  for (const part of section.parts) {
    bytes.set(part, at)
    at += part.byteLength
  }
  return bytes
}

/** Throws PackDamaged where the bytes are not such a file or are cut short. */
export function readColumns(buffer: ArrayBuffer): ColumnTable {
  const { header, start } = readHeader(buffer)
  const { count } = header
  const numbers: ColumnTable['numbers'] = {}
  const texts: ColumnTable['texts'] = {}
  for (const [name, run] of Object.entries(header.numbers)) {
    numbers[name] = new Float64Array(count)
    readNumbers(run, buffer, start, numbers[name], 0)
  }
  for (const [name, run] of Object.entries(header.texts)) {
    const codes = new Uint32Array(count)
    readNumbers(run.codes, buffer, start, codes, 0)
    texts[name] = { codes, values: readTexts(run.values, buffer, start) }
  }
  return { count, numbers, texts }
}

/** A file of columns of which each is read when it is asked for; undefined: it has none of that name. */
export interface OpenColumns {
  count: number
  has(name: string): boolean
  numbers(name: string): Float64Array | undefined
  texts(name: string): { codes: Uint32Array; values: CutTexts } | undefined
}

/** Throws as readColumns does. */
export function openColumns(buffer: ArrayBuffer): OpenColumns {
  const { header, start } = readHeader(buffer)
  const { count } = header
  return {
    count,
    has: (name) => Object.hasOwn(header.numbers, name) || Object.hasOwn(header.texts, name),
    numbers(name) {
      if (!Object.hasOwn(header.numbers, name)) return undefined
      const into = new Float64Array(count)
      readNumbers(header.numbers[name], buffer, start, into, 0)
      return into
    },
    texts(name) {
      if (!Object.hasOwn(header.texts, name)) return undefined
      const codes = new Uint32Array(count)
      readNumbers(header.texts[name].codes, buffer, start, codes, 0)
      return { codes, values: cutTexts(header.texts[name].values, buffer, start) }
    },
  }
}

function readHeader(buffer: ArrayBuffer): { header: Header; start: number } {
  const magic = new TextDecoder().decode(new Uint8Array(buffer, 0, Math.min(MAGIC.length, buffer.byteLength)))
  if (magic !== MAGIC || buffer.byteLength < PREAMBLE) throw new PackDamaged('not a file of columns of this version')
  const view = new DataView(buffer)
  const start = view.getUint32(12, true)
  if (buffer.byteLength < start) throw new PackDamaged('the header is cut short')
  const header: unknown = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, PREAMBLE, view.getUint32(8, true))))
  if (!isHeader(header)) throw new PackDamaged('the header is not one of columns')
  if (buffer.byteLength < start + header.bytes) throw new PackDamaged('the columns are cut short')
  return { header, start }
}

function isHeader(header: unknown): header is Header {
  return typeof header === 'object' && header !== null && ['count', 'bytes', 'numbers', 'texts'].every((name) => name in header)
}
