/**
 * A run of numbers in its narrowest exact form: value[i] = scale × (stored[i] + base), or one constant.
 * Offsets are bytes from the start of the section that holds the column. null stands for NaN. Older files do not tell the bounds of whole numbers.
 */
export type NumberRun =
  | { at: number; width: Width; count: number; scale?: number; base?: number; bounds?: [min: number, max: number] }
  | { constant: number | null; count: number }

const WIDTHS = {
  u1: Uint8Array,
  i1: Int8Array,
  u2: Uint16Array,
  i2: Int16Array,
  u4: Uint32Array,
  i4: Int32Array,
  f8: Float64Array,
} as const
type Width = keyof typeof WIDTHS
export type Numbers = Float64Array | Uint32Array | Int32Array | Uint16Array | Int16Array | Uint8Array | Int8Array

/** Bytes of one section, laid one after the other on 8-byte marks. */
export class Section {
  readonly parts: Uint8Array[] = []
  bytes = 0

  add(part: ArrayBufferView): number {
    const at = this.bytes
    const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
    const padding = (8 - (part.byteLength % 8)) % 8
    this.parts.push(bytes)
    if (padding > 0) this.parts.push(new Uint8Array(padding))
    this.bytes += part.byteLength + padding
    return at
  }
}

export interface Bounds {
  min: number
  max: number
}

/** Smallest and largest of values[from, to); undefined where one of them is not a whole number. */
function boundsOf(values: Numbers, from: number, to: number): Bounds | undefined {
  let min = values[from]
  let max = min
  const whole = !(values instanceof Float64Array)
  for (let i = from; i < to; i++) {
    const value = values[i]
    if (value < min) min = value
    else if (value > max) max = value
    else if (!whole && value !== value) return undefined
    if (!whole && Math.trunc(value) !== value) return undefined
  }
  return { min, max }
}

function isConstant(values: Numbers, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!Object.is(values[i], values[from])) return false
  return true
}

/** Seconds and whole cents are common: 1000 or 100 where it divides every value, else 1. The division of a 32-bit integer costs a tenth of a double's. */
function scaleOf(values: Numbers, from: number, to: number, { min, max }: Bounds): number {
  const small = min >= -2_147_483_648 && max <= 2_147_483_647
  const divides = small
    ? (scale: number) => {
        for (let i = from; i < to; i++) if ((values[i] | 0) % scale !== 0) return false
        return true
      }
    : (scale: number) => {
        for (let i = from; i < to; i++) if (values[i] % scale !== 0) return false
        return true
      }
  return divides(1000) ? 1000 : divides(100) ? 100 : 1
}

function widthOf(min: number, max: number): Width {
  if (min >= 0) return max < 256 ? 'u1' : max < 65_536 ? 'u2' : max < 4_294_967_296 ? 'u4' : 'f8'
  if (min >= -128 && max < 128) return 'i1'
  if (min >= -32_768 && max < 32_768) return 'i2'
  return min >= -2_147_483_648 && max < 2_147_483_648 ? 'i4' : 'f8'
}

/** Writes values[from, to) into the section and tells how to read them back. Minus zero is the one value that is not kept (it comes back as 0). */
export function writeNumbers(section: Section, values: Numbers, from = 0, to = values.length): NumberRun {
  const count = to - from
  if (count === 0) return { constant: 0, count }
  const bounds = boundsOf(values, from, to)
  if (!bounds) {
    if (isConstant(values, from, to)) return { constant: Number.isNaN(values[from]) ? null : values[from], count }
    return { at: section.add(new Float64Array(values.subarray(from, to))), width: 'f8', count }
  }
  if (bounds.min === bounds.max) return { constant: bounds.min + 0, count }

  const scale = scaleOf(values, from, to, bounds)
  const min = bounds.min / scale
  const max = bounds.max / scale
  // A base pays where the values lie close together and far from zero, as instants do.
  const plain = widthOf(min, max)
  const shifted = widthOf(0, max - min)
  const base = WIDTHS[shifted].BYTES_PER_ELEMENT < WIDTHS[plain].BYTES_PER_ELEMENT ? min : 0
  const width = base === 0 ? plain : shifted
  const stored = new WIDTHS[width](count)
  if (scale === 1 && base === 0) for (let i = 0; i < count; i++) stored[i] = values[from + i]!
  else for (let i = 0; i < count; i++) stored[i] = values[from + i] / scale - base
  const run: NumberRun = { at: section.add(stored), width, count, bounds: [bounds.min + 0, bounds.max + 0] }
  if (scale !== 1) run.scale = scale
  if (base !== 0) run.base = base
  return run
}

/** True where the column can hold all numbers within the bounds. */
export function holds(column: Numbers, { min, max }: Bounds): boolean {
  if (column instanceof Float64Array) return true
  const bits = column.BYTES_PER_ELEMENT * 8
  const isSigned = column instanceof Int8Array || column instanceof Int16Array || column instanceof Int32Array
  return isSigned ? min >= -(2 ** (bits - 1)) && max < 2 ** (bits - 1) : min >= 0 && max < 2 ** bits
}

/** The least and the most that runs of these widths can hold: known without reading a number of theirs. */
export function widestBounds(runs: readonly NumberRun[]): Bounds {
  const bounds = { min: 0, max: 0 }
  for (const run of runs) {
    if (run.count === 0) continue
    const { min, max } = 'constant' in run ? boundsOfConstant(run.constant) : boundsOfWidth(run)
    bounds.min = Math.min(bounds.min, min)
    bounds.max = Math.max(bounds.max, max)
  }
  return bounds
}

/** Only doubles hold what is no whole number. */
function boundsOfConstant(constant: number | null): Bounds {
  const value = constant !== null && Number.isInteger(constant) ? constant : Infinity
  return { min: value, max: value }
}

function boundsOfWidth({ width, scale = 1, base = 0 }: Extract<NumberRun, { width: Width }>): Bounds {
  if (width === 'f8') return { min: -Infinity, max: Infinity }
  const bits = WIDTHS[width].BYTES_PER_ELEMENT * 8
  const [min, max] = width.startsWith('u') ? [0, 2 ** bits - 1] : [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1]
  return { min: scale * (min + base), max: scale * (max + base) }
}

/** Smallest and largest number of the runs; without a whole number among all of them, what only doubles hold. */
export function boundsOfRuns(runs: readonly NumberRun[], buffer: ArrayBuffer, start: number): Bounds {
  const bounds = { min: 0, max: 0 }
  for (const run of runs) {
    if (run.count === 0) continue
    const { min, max } = 'constant' in run ? boundsOfConstant(run.constant) : boundsOfStored(run, buffer, start)
    bounds.min = Math.min(bounds.min, min)
    bounds.max = Math.max(bounds.max, max)
  }
  return bounds
}

function boundsOfStored(run: Extract<NumberRun, { width: Width }>, buffer: ArrayBuffer, start: number): Bounds {
  const { scale = 1, base = 0, bounds } = run
  if (bounds) return { min: bounds[0], max: bounds[1] }
  const found = boundsOf(new WIDTHS[run.width](buffer, start + run.at, run.count), 0, run.count)
  return found ? { min: scale * (found.min + base), max: scale * (found.max + base) } : { min: Infinity, max: Infinity }
}

/** Reads a run into `into`, which is fresh (all zeros), from `offset` on. `start` is the byte where the section begins in the buffer. */
export function readNumbers(run: NumberRun, buffer: ArrayBuffer, start: number, into: Numbers, offset: number): void {
  if ('constant' in run) {
    if (run.constant !== 0) into.fill(run.constant ?? Number.NaN, offset, offset + run.count)
    return
  }
  const stored = new WIDTHS[run.width](buffer, start + run.at, run.count)
  const { scale = 1, base = 0, count } = run
  if (scale === 1 && base === 0) into.set(stored, offset)
  else for (let i = 0; i < count; i++) into[offset + i] = scale * (stored[i] + base)
}
