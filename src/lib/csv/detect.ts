import { headOf, type TextEncoding } from './source'

export const SEPARATORS = [',', '\t', ';', '|'] as const
export type Separator = (typeof SEPARATORS)[number]

/** How a file is written, as its bytes tell. `binary` is something else than a table. */
export type Sniffed =
  | { kind: 'text'; gzip: boolean; encoding: TextEncoding; head: Uint8Array<ArrayBuffer>; whole: boolean }
  | { kind: 'xlsx' }
  /** A workbook of before 2007; an archive of other files; a web page, XML or JSON. */
  | { kind: 'oldExcel' }
  | { kind: 'zip' }
  | { kind: 'markup' }
  | { kind: 'binary' }
  | { kind: 'empty' }

/** Bytes looked at in the beginning; and in the middle and at the end of a file that is not packed. */
export const HEAD_BYTES = 256 * 1024
const PROBE_BYTES = 64 * 1024

/** Looks at the bytes of a file. Throws BadArchive where a gzip is broken. */
export async function sniff(file: Blob): Promise<Sniffed> {
  if (file.size === 0) return { kind: 'empty' }
  const magic = new Uint8Array(await file.slice(0, 8).arrayBuffer())
  if (startsWith(magic, [0x50, 0x4b, 3, 4])) return { kind: (await isWorkbook(file)) ? 'xlsx' : 'zip' }
  if (startsWith(magic, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return { kind: 'oldExcel' }
  const gzip = startsWith(magic, [0x1f, 0x8b])
  const head = await headOf(file, gzip, HEAD_BYTES)
  if (head.length === 0) return { kind: 'empty' }
  const probes = [head]
  if (!gzip && file.size > 4 * HEAD_BYTES) {
    for (const at of [Math.floor(file.size / 4) * 2, file.size - PROBE_BYTES])
      probes.push(new Uint8Array(await file.slice(at, at + PROBE_BYTES).arrayBuffer()))
  }
  const encoding = detectEncoding(probes)
  if (encoding && MARKUP.test(new TextDecoder(encoding).decode(head.subarray(0, 512)))) return { kind: 'markup' }
  return encoding ? { kind: 'text', gzip, encoding, head, whole: head.length < HEAD_BYTES } : { kind: 'binary' }
}

/** What begins as a page, as XML or as JSON; many tools name such a page .xls. */
const MARKUP = /^\s*(?:<(?:\?xml|!doctype|html|head|meta|table|style|workbook)\b|[[{]\s*["{[])/i
/** An archive's directory stands at its end: 22 bytes, a remark, and some 60 bytes a part. */
const DIRECTORY_BYTES = 256 * 1024

/** Whether an archive is an .xlsx: a part of it is called so. Where the directory is missing, the reader of workbooks says what is wrong. */
async function isWorkbook(file: Blob): Promise<boolean> {
  const tail = new TextDecoder('latin1').decode(await file.slice(-DIRECTORY_BYTES).arrayBuffer())
  return !tail.includes('PK\x05\x06') || tail.includes('xl/workbook')
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
  return isGb18030(head) && !isWestern(head) ? 'gb18030' : 'windows-1252'
}

/**
 * Whether bytes that could be Chinese are of a Western language: its letters with an accent stand alone among others, a Chinese character is two bytes and seldom
 * alone. `Müller` would be read as `M黮ler`.
 */
function isWestern(bytes: Uint8Array): boolean {
  let single = 0
  let runs = 0
  for (let p = 0; p < bytes.length; p++) {
    if (bytes[p] < 0x80) continue
    const from = p
    while (bytes[p + 1] >= 0x80) p++
    runs++
    if (p === from) single++
  }
  return single * 2 > runs
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
  const lines = linesOf(text, 40)
  const found = SEPARATORS.map((separator) => {
    const counts = lines.map((line) => countOutsideQuotes(line, separator))
    // Titles may stand above the header, so what most lines have is what counts.
    const usual = mostFrequent(counts)
    const share = counts.filter((count) => count === usual).length / Math.max(1, counts.length)
    return { separator, counts, usual, share, first: counts.indexOf(usual) }
  }).filter(({ usual }) => usual > 0)
  const best = found.toSorted((a, b) => b.usual * (0.2 + b.share) - a.usual * (0.2 + a.share))[0]
  if (best === undefined) return ','
  // Decimal commas may outnumber the separator, but none stands in the header.
  const header = found.find(({ share, first }) => share >= 0.5 && first < best.first && best.counts[first] === 0)
  return (header ?? best).separator
}

/** The count that most lines have, of those that have any; the larger of two as frequent. */
function mostFrequent(counts: readonly number[]): number {
  const seen = new Map<number, number>()
  for (const count of counts) if (count > 0) seen.set(count, (seen.get(count) ?? 0) + 1)
  return [...seen].reduce<[number, number]>(
    (best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] > best[0]) ? one : best),
    [0, 0],
  )[0]
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
    else if ((char === '\n' || char === '\r') && !quoted) {
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
