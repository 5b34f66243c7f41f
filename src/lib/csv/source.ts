export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252' | 'big5' | 'shift_jis'

/** More bytes than this, unpacked, are refused. */
export const BYTES_LIMIT = 1.9e9
const CHUNK = 256 * 1024

/** The file, unpacked, is larger than the limit. */
export class TooManyBytes extends Error {
  constructor(
    readonly bytes: number,
    readonly limit: number,
  ) {
    super('too many bytes')
  }
}

/** The gzip around the file is broken. */
export class BadArchive extends Error {}

type Bytes = Uint8Array<ArrayBuffer>
type Chunks = AsyncGenerator<Bytes, void, undefined>

export interface ByteSource {
  /** UTF-8, without a byte order mark, whatever the file's encoding. Throws TooManyBytes, BadArchive. Ending it early lets the file go. */
  chunks: Chunks
  /** Bytes of the file itself read so far, for the progress. */
  read(): number
}

/** Streams a file as UTF-8 bytes. */
export function openBytes(file: Blob, format: { gzip: boolean; encoding: TextEncoding }, limit = BYTES_LIMIT): ByteSource {
  const seen = { bytes: 0 }
  const raw = format.gzip ? unpacked(file, seen) : counted(file, seen)
  const bounded = limited(raw, limit)
  return { chunks: format.encoding === 'utf-8' ? withoutMark(bounded) : transcoded(bounded, format.encoding), read: () => seen.bytes }
}

/** The first bytes of a file, unpacked where it is packed; fewer where it is shorter. Throws BadArchive. */
export async function headOf(file: Blob, gzip: boolean, length: number): Promise<Bytes> {
  if (!gzip) return new Uint8Array(await file.slice(0, length).arrayBuffer())
  const head = new Uint8Array(length)
  let filled = 0
  for await (const chunk of unpacked(file, { bytes: 0 })) {
    const part = chunk.subarray(0, length - filled)
    head.set(part, filled)
    filled += part.length
    if (filled === length) break
  }
  return head.subarray(0, filled)
}

async function* counted(file: Blob, seen: { bytes: number }): Chunks {
  for await (const chunk of chunksOf(file.stream())) {
    seen.bytes += chunk.length
    yield chunk
  }
}

async function* unpacked(file: Blob, seen: { bytes: number }): Chunks {
  const count = new TransformStream<Bytes, Bytes>({
    transform(chunk, controller) {
      seen.bytes += chunk.length
      controller.enqueue(chunk)
    },
  })
  try {
    yield* chunksOf(file.stream().pipeThrough(count).pipeThrough(new DecompressionStream('gzip')))
  } catch (error) {
    throw new BadArchive(error instanceof Error ? error.message : 'gzip')
  }
}

async function* chunksOf(stream: ReadableStream<Bytes>): Chunks {
  const reader = stream.getReader()
  let ended = false
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) {
        ended = true
        return
      }
      // A blob in memory comes as one chunk, however large.
      for (let at = 0; at < value.length; at += CHUNK) yield value.subarray(at, at + CHUNK)
    }
  } finally {
    if (!ended) await reader.cancel().catch(() => undefined)
  }
}

async function* limited(chunks: Chunks, limit: number): Chunks {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > limit) throw new TooManyBytes(bytes, limit)
    yield chunk
  }
}

async function* withoutMark(chunks: Chunks): Chunks {
  let first = true
  for await (const chunk of chunks) {
    const marked = first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf
    if (chunk.length > 0) first = false
    yield marked ? chunk.subarray(3) : chunk
  }
}

async function* transcoded(chunks: Chunks, encoding: TextEncoding): Chunks {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }))
  yield encoder.encode(decoder.decode())
}
