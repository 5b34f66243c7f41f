import { type NumberRun, readNumbers, type Section, writeNumbers } from './numbers'

/** Texts one after the other in UTF-8, with their lengths in UTF-16 units. */
export interface TextRun {
  at: number
  bytes: number
  lengths: NumberRun
}

/** Writes texts[from, to). A lone half of a surrogate pair comes back as U+FFFD; everything else as it was. */
export function writeTexts(section: Section, texts: readonly string[], from = 0, to = texts.length): TextRun {
  const lengths = new Uint32Array(to - from)
  for (let i = from; i < to; i++) lengths[i - from] = texts[i].length
  const encoded = new TextEncoder().encode(texts.slice(from, to).join(''))
  return { at: section.add(encoded), bytes: encoded.byteLength, lengths: writeNumbers(section, lengths) }
}

export function readTexts(run: TextRun, buffer: ArrayBuffer, start: number): string[] {
  const all = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(buffer, start + run.at, run.bytes))
  const count = run.lengths.count
  const lengths = new Uint32Array(count)
  readNumbers(run.lengths, buffer, start, lengths, 0)
  const texts = Array.from<string>({ length: count })
  let from = 0
  for (let i = 0; i < count; i++) {
    const to = from + lengths[i]
    texts[i] = all.slice(from, to)
    from = to
  }
  return texts
}
