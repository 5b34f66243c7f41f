import type { Codes } from '~/segments/orderTable'
import { PairedText, pairsOf } from './digitPairs'
import { foldText } from './foldText'

/** Between two texts; nobody types it. */
const SEPARATOR = '\n'
/** Up to so many hits a longer search looks at the hits alone. */
const NARROW_BELOW = 20_000

/** Changed texts beyond so many are put into the big string. */
const CHANGED_MOST = 2_000
/** A big string from so many characters on is worth a second one, in which digits stand in pairs. */
const PAIRED_FROM = 500_000

/**
 * Many short texts, searched for a part of them at each stroke of a key: one big folded string, or the hits of the shorter search before. Texts that were
 * changed since are looked at one by one, until they are many.
 */
export class SearchText {
  #count: number
  /** Not in the big string yet. */
  #texts: string[] | undefined
  #all = ''
  /** Where each text begins in the big string, and its end. */
  #starts = new Uint32Array(1)
  /** The big string with pairs of digits; made at the first search for digits. */
  #paired: PairedText | undefined
  /** By position, folded. */
  readonly #changed = new Map<number, string>()
  #last: { part: string; hits: Uint32Array } | undefined
  #room = new Uint32Array(0)

  constructor(texts: string[]) {
    this.#count = texts.length
    this.#texts = texts
  }

  /** Has the first search find everything made. */
  prepare(): void {
    this.#join()
    this.#pairs()
  }

  /** Puts another text at a position, which may be the next one behind the last. */
  set(at: number, text: string): void {
    this.#count = Math.max(this.#count, at + 1)
    this.#changed.set(at, fold(text))
    this.#last = undefined
    if (this.#changed.size > CHANGED_MOST) this.#texts = this.#whole()
  }

  /** Positions of the texts that hold the part, ascending; the part is one of searchPart. */
  find(part: string): Uint32Array {
    if (this.#last?.part === part) return this.#last.hits
    const before = this.#last
    this.#join()
    const narrow = before !== undefined && before.hits.length <= NARROW_BELOW && part.includes(before.part)
    const hits = narrow ? before.hits.filter((at) => this.textAt(at).includes(part)) : this.#withChanged(part, this.#scan(part))
    this.#last = { part, hits }
    return hits
  }

  /** A text as it is compared. */
  textAt(at: number): string {
    this.#join()
    return this.#changed.get(at) ?? this.#all.slice(this.#starts[at], this.#starts[at + 1] - 1)
  }

  /** What the big string says of texts that were changed is not asked. */
  #withChanged(part: string, hits: Uint32Array): Uint32Array {
    if (this.#changed.size === 0) return hits
    const changed = this.#changed
    const added = [...changed].flatMap(([at, text]) => (text.includes(part) ? [at] : []))
    const kept = hits.filter((at) => !changed.has(at))
    return Uint32Array.from([...kept, ...added]).sort()
  }

  #scan(part: string): Uint32Array {
    const digits = pairsOf(part)
    const paired = digits === undefined ? undefined : this.#pairs()
    const [text, whole] = paired && digits !== undefined ? [paired.text, digits] : [this.#all, part]
    // Barcodes of a country begin alike: what is looked for is the rest of the part from its rarest pair on, and what stands before it is compared.
    const skip = paired ? paired.rarest(whole) : 0
    const wanted = whole.slice(skip)
    const sure = skip === 0 && (paired?.sure ?? true)
    // Pair by pair, the nearest first: a call of startsWith for each place would take longer than all the rest.
    const stands = (place: number): boolean => {
      for (let at = skip - 1; at >= 0; at--) if (text.charCodeAt(place - skip + at) !== whole.charCodeAt(at)) return false
      return paired?.sure === true || this.#all.startsWith(part, place - skip)
    }
    const starts = this.#starts
    const size = starts.length - 1
    const hits = this.#roomFor(size)
    let count = 0
    let hit = 0
    for (let place = text.indexOf(wanted); place >= 0;) {
      if (!sure && !stands(place)) {
        place = text.indexOf(wanted, place + 1)
        continue
      }
      hit = this.#indexAt(place, hit)
      hits[count++] = hit
      // On to the next text: one hit is enough.
      place = hit + 1 < size ? text.indexOf(wanted, starts[hit + 1] + skip) : -1
    }
    return hits.slice(0, count)
  }

  /** Memory that is used again at each search: fresh memory costs more than what is written to it. */
  #roomFor(size: number): Uint32Array {
    if (this.#room.length < size) this.#room = new Uint32Array(size)
    return this.#room
  }

  /** The text that covers a place of the big string, at or after text `from`: near ones step by step, far ones by halves. */
  #indexAt(place: number, from: number): number {
    const starts = this.#starts
    let low = from
    for (let step = 0; step < 8 && low + 1 < starts.length; step++, low++) if (starts[low + 1] > place) return low
    let high = starts.length - 1
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if (starts[middle] <= place) low = middle
      else high = middle
    }
    return low
  }

  #pairs(): PairedText | undefined {
    if (this.#all.length < PAIRED_FROM) return undefined
    return (this.#paired ??= new PairedText(this.#all))
  }

  #join(): void {
    if (!this.#texts) return
    const folded = this.#texts.map(fold)
    this.#starts = new Uint32Array(folded.length + 1)
    let at = 0
    folded.forEach((text, i) => {
      at += text.length + 1
      this.#starts[i + 1] = at
    })
    this.#all = folded.join(SEPARATOR)
    this.#texts = undefined
    this.#paired = undefined
  }

  /** Every text as it stands now; nothing is left to look at by itself. */
  #whole(): string[] {
    const before = this.#texts
    const texts = Array.from({ length: this.#count }, (_, at) => this.#changed.get(at) ?? before?.[at] ?? this.textAt(at))
    this.#changed.clear()
    return texts
  }
}

const fold = (text: string): string => foldText(text.replaceAll(SEPARATOR, ' '))

/** What a user typed, as the search takes it; undefined for nothing. */
export function searchPart(typed: string | undefined): string | undefined {
  const part = typed === undefined ? '' : fold(typed).trim()
  return part === '' ? undefined : part
}

/** Rows by the code that they carry: rows[start[c]] to rows[start[c + 1]]. */
export interface Postings {
  start: Uint32Array
  rows: Uint32Array
}

/** `rowOf(i)` is the row of code i's place; a negative one takes no part. */
export function postCodes(codes: Codes, size: number, rowOf: (index: number) => number): Postings {
  const start = new Uint32Array(size + 1)
  for (let i = 0; i < codes.length; i++) if (rowOf(i) >= 0) start[codes[i] + 1]++
  for (let code = 1; code <= size; code++) start[code] += start[code - 1]
  const next = start.slice()
  const rows = new Uint32Array(start[size])
  for (let i = 0; i < codes.length; i++) if (rowOf(i) >= 0) rows[next[codes[i]]++] = rowOf(i)
  return { start, rows }
}
