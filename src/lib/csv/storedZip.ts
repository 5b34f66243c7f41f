import { TooManyBytes } from './source'

interface Entry {
  /** Name as its bytes stand in the archive. */
  name: Uint8Array<ArrayBuffer>
  crc: number
  data: Uint8Array<ArrayBuffer>
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8

/**
 * The same archive with its .xml and .rels parts unpacked. The xlsx reader unpacks large parts in workers made of blob: URLs, which our
 * Content-Security-Policy forbids; parts that are merely stored it reads in place. Throws RangeError where the archive is broken, TooManyBytes where the
 * parts are larger than `limit` together.
 */
export async function storedZip(file: Blob, limit: number): Promise<Blob> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const view = new DataView(bytes.buffer)
  const entries: Entry[] = []
  let total = 0
  for (let at = directoryOf(view), left = countOf(view); left > 0; left--) {
    if (view.getUint32(at, true) !== CENTRAL) throw new RangeError('broken archive')
    const nameLength = view.getUint16(at + 28, true)
    const name = bytes.slice(at + 46, at + 46 + nameLength)
    if (/\.(?:xml|rels)$/i.test(new TextDecoder().decode(name))) {
      const data = await unpacked(bytes, view, at, limit - total, limit)
      total += data.length
      entries.push({ name, crc: view.getUint32(at + 16, true), data })
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return archiveOf(entries)
}

function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) if (view.getUint32(at, true) === END) return at
  throw new RangeError('no archive')
}

function directoryOf(view: DataView): number {
  return view.getUint32(endOf(view) + 16, true)
}

function countOf(view: DataView): number {
  return view.getUint16(endOf(view) + 10, true)
}

/** The data of the entry whose directory record stands at `at`. */
async function unpacked(
  bytes: Uint8Array<ArrayBuffer>,
  view: DataView,
  at: number,
  room: number,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const method = view.getUint16(at + 10, true)
  const local = view.getUint32(at + 42, true)
  if (view.getUint32(local, true) !== LOCAL) throw new RangeError('broken archive')
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const packed = bytes.subarray(from, from + view.getUint32(at + 20, true))
  if (method === STORED) return packed
  if (method !== DEFLATED) throw new RangeError('unknown method')
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  for (;;) {
    const { value, done } = await reader.read()
    if (done) break
    length += value.length
    if (length > room) {
      await reader.cancel()
      throw new TooManyBytes(limit - room + length, limit)
    }
    parts.push(value)
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

function archiveOf(entries: Entry[]): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const directory: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  for (const { name, crc, data } of entries) {
    const head = new DataView(new ArrayBuffer(30))
    head.setUint32(0, LOCAL, true)
    head.setUint32(14, crc, true)
    head.setUint32(18, data.length, true)
    head.setUint32(22, data.length, true)
    head.setUint16(26, name.length, true)
    const record = new DataView(new ArrayBuffer(46))
    record.setUint32(0, CENTRAL, true)
    record.setUint32(16, crc, true)
    record.setUint32(20, data.length, true)
    record.setUint32(24, data.length, true)
    record.setUint16(28, name.length, true)
    record.setUint32(42, offset, true)
    parts.push(new Uint8Array(head.buffer), name, data)
    directory.push(new Uint8Array(record.buffer), name)
    offset += 30 + name.length + data.length
  }
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, END, true)
  end.setUint16(8, entries.length, true)
  end.setUint16(10, entries.length, true)
  end.setUint32(
    12,
    directory.reduce((sum, part) => sum + part.length, 0),
    true,
  )
  end.setUint32(16, offset, true)
  return new Blob([...parts, ...directory, new Uint8Array(end.buffer)])
}
