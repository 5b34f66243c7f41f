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
  return textsLater(run, buffer, start)()
}

/** The texts, decoded when they are asked for: a shop of one pack opens without most of them. The buffer is let go of at once. */
export function textsLater(run: TextRun, buffer: ArrayBuffer, start: number): () => string[] {
  let encoded: Uint8Array | undefined = new Uint8Array(buffer, start + run.at, run.bytes).slice()
  let lengths = new Uint32Array(run.lengths.count)
  readNumbers(run.lengths, buffer, start, lengths, 0)
  let texts: string[] = []
  return () => {
    if (encoded) texts = cut(new TextDecoder('utf-8', { ignoreBOM: true }).decode(encoded), lengths)
    encoded = undefined
    lengths = new Uint32Array(0)
    return texts
  }
}

function cut(all: string, lengths: Uint32Array): string[] {
  const texts = new Array<string>(lengths.length)
  let from = 0
  for (let i = 0; i < lengths.length; i++) {
    const to = from + lengths[i]
    texts[i] = all.slice(from, to)
    from = to
  }
  return texts
}

/** Texts that are decoded together at the first look at one of them, and each cut out when it is asked for. */
export interface CutTexts {
  readonly count: number
  at(index: number): string
  all(): string[]
}

export function cutTexts(run: TextRun, buffer: ArrayBuffer, start: number): CutTexts {
  const { count } = run.lengths
  let decoded: { text: string; ends: Uint32Array } | undefined
  const decode = () => {
    const ends = new Uint32Array(count)
    readNumbers(run.lengths, buffer, start, ends, 0)
    for (let i = 1; i < count; i++) ends[i] += ends[i - 1]
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(buffer, start + run.at, run.bytes))
    return { text, ends }
  }
  const at = (index: number) => {
    const { text, ends } = (decoded ??= decode())
    return text.slice(index === 0 ? 0 : ends[index - 1], ends[index])
  }
  return { count, at, all: () => Array.from({ length: count }, (_, index) => at(index)) }
}
