/**
 * Rows as lines of JSON, and back, without loss. What JSON does not know is an object with the key `$`: typed arrays, instants, numbers that are none,
 * and fields that are there and undefined.
 */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const TAG = '$'

const ARRAYS = { u8: Uint8Array, i32: Int32Array, u32: Uint32Array, f64: Float64Array } as const

const isPlain = (value: object): value is Record<string, unknown> => {
  const parent: unknown = Object.getPrototypeOf(value)
  // A row that has come out of another realm's store has that realm's Object.
  return parent === null || Object.getPrototypeOf(parent) === null
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function toJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (value === undefined) return { [TAG]: 'undefined' }
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0) ? value : { [TAG]: 'number', is: Object.is(value, -0) ? '-0' : String(value) }
  }
  if (Array.isArray(value)) return value.map(toJson)
  if (value instanceof Date) return { [TAG]: 'date', is: value.getTime() }
  for (const [name, Type] of Object.entries(ARRAYS)) {
    if (value instanceof Type) return { [TAG]: name, is: Array.from(value, toJson) }
  }
  if (!isObject(value) || !isPlain(value)) throw new TypeError(`a row holds what a backup cannot: ${Object.prototype.toString.call(value)}`)
  const fields = Object.fromEntries(Object.entries(value).map(([key, field]) => [key, toJson(field)]))
  return Object.hasOwn(value, TAG) ? { [TAG]: 'object', is: fields } : fields
}

function fromJson(json: unknown): unknown {
  if (!isObject(json)) return json
  if (Array.isArray(json)) return json.map(fromJson)
  const fields: Record<string, unknown> = { ...json }
  return Object.hasOwn(fields, TAG) ? fromTagged(fields[TAG], fields.is) : fieldsFrom(fields)
}

const fieldsFrom = (fields: object) => Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, fromJson(field)]))

function fromTagged(tag: unknown, is: unknown): unknown {
  if (tag === 'undefined') return undefined
  if (tag === 'number') return Number(is)
  if (tag === 'date') return new Date(Number(is))
  if (tag === 'object' && isObject(is)) return fieldsFrom(is)
  const found = Object.entries(ARRAYS).find(([name]) => name === tag)
  if (found && Array.isArray(is)) return found[1].from(is.map((item) => Number(fromJson(item))))
  throw new TypeError(`a row of a backup holds an unknown ${String(tag)}`)
}

/** One row a line. Throws a TypeError where a row holds what a store may keep and this cannot write. */
export function encodeRows(rows: readonly unknown[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(rows.map((row) => `${JSON.stringify(toJson(row))}\n`).join(''))
}

export function decodeRows(bytes: ArrayBuffer): unknown[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return text === ''
    ? []
    : text
        .slice(0, -1)
        .split('\n')
        .map((line) => fromJson(JSON.parse(line)))
}
