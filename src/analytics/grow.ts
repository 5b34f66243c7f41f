/** Columns that the engine counts. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array | Int8Array | Int16Array | Int32Array | Float64Array

/** Room left behind a column, so that a day of orders is put behind it without moving the rest. */
const SLACK = 1 / 16
const LEAST = 64

/** Buffers with such room; all others are somebody else's, and exactly full. */
const roomy = new WeakSet<ArrayBufferLike>()

/** A zeroed column with room behind it, of the kind of `like`. */
export function withRoom<T extends Numbers>(like: T, length: number): T {
  const room = Math.ceil(length * (1 + SLACK)) + LEAST
  const whole = fresh(like, new ArrayBuffer(room * like.BYTES_PER_ELEMENT), room)
  roomy.add(whole.buffer)
  return fresh(like, whole.buffer, length)
}

/** The column, longer: in the same memory where there is room behind it, else in new memory. New values are whatever lies there. */
export function lengthen<T extends Numbers>(column: T, length: number): T {
  if (length <= column.length) return fresh(column, column.buffer, length, column.byteOffset)
  const fits = roomy.has(column.buffer) && column.byteOffset + length * column.BYTES_PER_ELEMENT <= column.buffer.byteLength
  if (fits) return fresh(column, column.buffer, length, column.byteOffset)
  const moved = withRoom(column, length)
  moved.set(column)
  return moved
}

/** The column with another behind it; as wide as the wider of them. */
export function extend<T extends Numbers>(column: T, more: T): T {
  const length = column.length + more.length
  const isWide = column.BYTES_PER_ELEMENT >= more.BYTES_PER_ELEMENT
  const longer = isWide ? lengthen(column, length) : withRoom(more, length)
  if (!isWide) longer.set(column)
  longer.set(more, column.length)
  return longer
}

function fresh<T extends Numbers>(like: T, buffer: ArrayBufferLike, length: number, offset?: number): T
function fresh(like: Numbers, buffer: ArrayBufferLike, length: number, offset = 0): Numbers {
  if (like instanceof Uint8Array) return new Uint8Array(buffer, offset, length)
  if (like instanceof Uint16Array) return new Uint16Array(buffer, offset, length)
  if (like instanceof Uint32Array) return new Uint32Array(buffer, offset, length)
  if (like instanceof Int8Array) return new Int8Array(buffer, offset, length)
  if (like instanceof Int16Array) return new Int16Array(buffer, offset, length)
  if (like instanceof Int32Array) return new Int32Array(buffer, offset, length)
  return new Float64Array(buffer, offset, length)
}

/** The next wider kind, where it holds whole numbers that may become larger. */
function widened<T extends Numbers>(column: T): T
function widened(column: Numbers): Numbers {
  if (!(column instanceof Int32Array || column instanceof Int16Array)) return column
  const wide = withRoom(column instanceof Int16Array ? new Int32Array(0) : new Float64Array(0), column.length)
  wide.set(column)
  return wide
}

/** Columns worked out from others when they are first asked for. When rows have come since, only those are worked out. */
export class LazyColumns<C extends Record<string, Numbers>> {
  #columns: C
  #length = -1

  constructor(
    empty: C,
    /** Sets every value of rows [from, to); false where one is not what was set: then it is asked again for a wider kind. */
    readonly work: (into: C, from: number, to: number) => boolean | void,
  ) {
    this.#columns = empty
  }

  get(length: number): C {
    const from = Math.max(0, this.#length)
    if (this.#length !== length) {
      const columns = { ...this.#columns }
      for (const name in columns) columns[name] = from === 0 ? withRoom(columns[name], length) : lengthen(columns[name], length)
      // As often as there are kinds of numbers: what is none stays none in the widest.
      if (from < length)
        for (let kind = 0; kind < 3 && this.work(columns, from, length) === false; kind++)
          for (const name in columns) columns[name] = widened(columns[name])
      this.#columns = columns
      this.#length = length
    }
    return this.#columns
  }

  /** Brings them up to date where they have been asked for. */
  refresh(length: number): void {
    if (this.#length >= 0) this.get(length)
  }
}
