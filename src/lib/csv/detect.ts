import { headOf, type TextEncoding } from './source'

export const SEPARATORS = [',', '\t', ';', '|'] as const
export type Separator = (typeof SEPARATORS)[number]

/** How a file is written, as its bytes tell. `binary` is something else than a table. */
export type Sniffed =
  | { kind: 'text'; gzip: boolean; encoding: TextEncoding; head: Uint8Array<ArrayBuffer>; whole: boolean }
  | { kind: 'xlsx' }
  | { kind: 'binary' }
  | { kind: 'empty' }

/** Bytes looked at in the beginning; and in the middle and at the end of a file that is not packed. */
export const HEAD_BYTES = 256 * 1024
const PROBE_BYTES = 64 * 1024

/** Looks at the bytes of a file. Throws BadArchive where a gzip is broken. */
export async function sniff(file: Blob): Promise<Sniffed> {
  if (file.size === 0) return { kind: 'empty' }
  const magic = new Uint8Array(await file.slice(0, 8).arrayBuffer())
  if (startsWith(magic, [0x50, 0x4b, 3, 4])) return { kind: 'xlsx' }
  const gzip = startsWith(magic, [0x1f, 0x8b])
  const head = await headOf(file, gzip, HEAD_BYTES)
  if (head.length === 0) return { kind: 'empty' }
  const probes = [head]
  if (!gzip && file.size > 4 * HEAD_BYTES) {
    for (const at of [Math.floor(file.size / 4) * 2, file.size - PROBE_BYTES])
      probes.push(new Uint8Array(await file.slice(at, at + PROBE_BYTES).arrayBuffer()))
  }
  const encoding = detectEncoding(probes)
  return encoding ? { kind: 'text', gzip, encoding, head, whole: head.length < HEAD_BYTES } : { kind: 'binary' }
}

/** The encoding of text, by its byte order mark, by zeros at alternate bytes, or by what the bytes cannot be; undefined: no text. The first probe is the file's beginning. */
function detectEncoding(probes: Uint8Array[]): TextEncoding | undefined {
  const [head] = probes
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be'
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return 'utf-8'
  const zeros = [0, 0]
  for (let p = 0; p < head.length; p++) if (head[p] === 0) zeros[p & 1]++
  const half = head.length / 2
  if (zeros[1] > half * 0.2 && zeros[0] < half * 0.05) return 'utf-16le'
  if (zeros[0] > half * 0.2 && zeros[1] < half * 0.05) return 'utf-16be'
  if (zeros[0] + zeros[1] > 0 || controls(head) > head.length / 50) return undefined
  if (probes.every((probe, index) => isUtf8(probe, index > 0))) return 'utf-8'
  return isGb18030(head) ? 'gb18030' : undefined
}

/** Control bytes that no table holds. */
function controls(bytes: Uint8Array): number {
  let count = 0
  for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) count++
  return count
}

/** True for UTF-8, with a character cut at the end, or (`inside`) at the start, let pass. */
function isUtf8(bytes: Uint8Array, inside: boolean): boolean {
  let from = 0
  if (inside) while (from < 3 && (bytes[from] & 0xc0) === 0x80) from++
  let to = bytes.length
  let last = to - 1
  while (last > to - 4 && last >= 0 && (bytes[last] & 0xc0) === 0x80) last--
  if (last >= 0 && bytes[last] >= 0xc0) to = last
  return decodes('utf-8', bytes.subarray(from, to))
}

function isGb18030(bytes: Uint8Array): boolean {
  // A character may be cut at the end, and the text says nowhere where characters start: up to four ends are tried.
  for (let cut = 0; cut < 4; cut++) if (decodes('gb18030', bytes.subarray(0, bytes.length - cut))) return true
  return false
}

function decodes(encoding: TextEncoding, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function startsWith(bytes: Uint8Array, start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

/** The separator that cuts the first lines into the most cells, equally many on each. `text` is the beginning of the file, decoded. */
export function detectSeparator(text: string): Separator {
  const told = /^sep=(.)\r?\n/i.exec(text)
  if (told && isSeparator(told[1])) return told[1]
  const lines = linesOf(text, 20)
  let best: Separator = ','
  let most = 0
  for (const separator of SEPARATORS) {
    const counts = lines.map((line) => countOutsideQuotes(line, separator))
    const equal = counts.filter((count) => count === counts[0]).length / Math.max(1, counts.length)
    const score = (counts[0] ?? 0) * (0.2 + equal)
    if (score > most) {
      most = score
      best = separator
    }
  }
  return best
}

function isSeparator(text: string): text is Separator {
  return SEPARATORS.some((one) => one === text)
}

/** Lines that are not blank, cut only outside quotes. */
function linesOf(text: string, most: number): string[] {
  const lines: string[] = []
  let from = 0
  let quoted = false
  for (let p = 0; p < text.length && lines.length < most; p++) {
    const char = text[p]
    if (char === '"') quoted = !quoted
    else if (char === '\n' && !quoted) {
      if (p > from + 1) lines.push(text.slice(from, p))
      from = p + 1
    }
  }
  if (lines.length === 0 && text.trim() !== '') lines.push(text.slice(0, 10_000))
  return lines
}

function countOutsideQuotes(line: string, separator: string): number {
  let count = 0
  let quoted = false
  for (const char of line) {
    if (char === '"') quoted = !quoted
    else if (char === separator && !quoted) count++
  }
  return count
}
