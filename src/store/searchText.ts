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
  /** Where in the big string the part of each of the last hits first stands; undefined where that is not known. */
  #places: Uint32Array | undefined
  #room = new Uint32Array(0)
  #roomOfPlaces = new Uint32Array(0)

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
    this.#last = this.#places = undefined
    if (this.#changed.size > CHANGED_MOST) this.#texts = this.#whole()
  }

  /** Positions of the texts that hold the part, ascending; the part is one of searchPart. */
  find(part: string): Uint32Array {
    if (this.#last?.part === part) return this.#last.hits
    const before = this.#last
    this.#join()
    const hits = this.#hits(part, before)
    this.#last = { part, hits }
    return hits
  }

  #hits(part: string, before: { part: string; hits: Uint32Array } | undefined): Uint32Array {
    const places = this.#places
    this.#places = undefined
    if (before && before.hits.length <= NARROW_BELOW && part.includes(before.part))
      return before.hits.filter((at) => this.textAt(at).includes(part))
    if (before && places && part.startsWith(before.part)) return this.#grown(part, before, places)
    return this.#withChanged(part, this.#scan(part))
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

  /** Finds the next place of the part in the big string, at or after another; -1 where there is none. */
  #finder(part: string): (from: number) => number {
    const digits = pairsOf(part)
    const paired = digits === undefined ? undefined : this.#pairs()
    const all = this.#all
    const [text, whole] = paired && digits !== undefined ? [paired.text, digits] : [all, part]
    // Barcodes of a country begin alike: what is looked for is the rest of the part from its rarest pair on, and what stands before it is compared.
    const skip = paired ? paired.rarest(whole) : 0
    const wanted = whole.slice(skip)
    const sure = skip === 0 && (paired?.sure ?? true)
    return (from) => {
      let place = text.indexOf(wanted, from + skip)
      if (!sure) while (place >= 0 && !all.startsWith(part, place - skip)) place = text.indexOf(wanted, place + 1)
      return place < 0 ? -1 : place - skip
    }
  }

  #scan(part: string): Uint32Array {
    const next = this.#finder(part)
    const starts = this.#starts
    const size = starts.length - 1
    const [hits, places] = this.#roomFor(size)
    let count = 0
    let hit = 0
    for (let place = next(0); place >= 0;) {
      hit = this.#indexAt(place, hit)
      places[count] = place
      hits[count++] = hit
      // On to the next text: one hit is enough.
      place = hit + 1 < size ? next(starts[hit + 1]) : -1
    }
    if (this.#changed.size === 0) this.#places = places
    return hits.slice(0, count)
  }

  /** Hits of a part that goes on where the last one ended: most stand where that one stood, and need a look at what follows only. */
  #grown(part: string, before: { part: string; hits: Uint32Array }, places: Uint32Array): Uint32Array {
    const next = this.#finder(part)
    const all = this.#all
    const starts = this.#starts
    const [hits] = this.#roomFor(before.hits.length)
    const length = before.part.length
    const tail = part.slice(length)
    const first = tail.charCodeAt(0)
    let count = 0
    let found = 0
    before.hits.forEach((at, i) => {
      let place = places[i]
      if (all.charCodeAt(place + length) !== first || !all.startsWith(tail, place + length)) {
        if (found >= 0 && found <= place) found = next(place + 1)
        if (found < 0 || found >= starts[at + 1]) return
        place = found
      }
      places[count] = place
      hits[count++] = at
    })
    this.#places = places
    return hits.slice(0, count)
  }

  /** Memory that is used again at each search: fresh memory costs more than what is written to it. */
  #roomFor(size: number): [hits: Uint32Array, places: Uint32Array] {
    if (this.#room.length < size) {
      this.#room = new Uint32Array(size)
      this.#roomOfPlaces = new Uint32Array(size)
    }
    return [this.#room, this.#roomOfPlaces]
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
    this.#texts = this.#paired = this.#places = undefined
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
