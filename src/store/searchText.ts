import type { Codes } from '~/segments/orderTable'

/** Between two texts; nobody types it. */
const SEPARATOR = '\n'
/** Up to so many hits a longer search looks at the hits alone. */
const NARROW_BELOW = 20_000

/** Many short texts, searched for a part of them at each stroke of a key: one big lower-cased string, or the hits of the shorter search before. */
export class SearchText {
  readonly #texts: string[]
  #all: string | undefined
  /** Where each text begins in the big string. */
  #starts = new Uint32Array(0)
  #last: { part: string; hits: Uint32Array } | undefined

  constructor(texts: string[]) {
    this.#texts = texts
  }

  /** Positions of the texts that hold the part, ascending; the part is trimmed and lower-cased, and not empty. */
  find(part: string): Uint32Array {
    if (this.#last?.part === part) return this.#last.hits
    const before = this.#last
    const narrow = before !== undefined && before.hits.length <= NARROW_BELOW && part.includes(before.part)
    const hits = narrow ? before.hits.filter((at) => this.#texts[at].toLowerCase().includes(part)) : this.#scan(part)
    this.#last = { part, hits }
    return hits
  }

  #scan(part: string): Uint32Array {
    const all = (this.#all ??= this.#join())
    const hits = new Uint32Array(this.#texts.length)
    let count = 0
    let text = 0
    for (let at = all.indexOf(part); at >= 0;) {
      text = this.#textAt(at, text)
      hits[count++] = text
      // On to the next text: one hit is enough.
      at = text + 1 < this.#texts.length ? all.indexOf(part, this.#starts[text + 1]) : -1
    }
    return hits.slice(0, count)
  }

  /** The text that covers a place of the big string, at or after text `from`: near ones step by step, far ones by halves. */
  #textAt(place: number, from: number): number {
    const starts = this.#starts
    let low = from
    for (let step = 0; step < 8 && low + 1 < starts.length; step++, low++) if (starts[low + 1] > place) return low
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if (starts[middle] <= place) low = middle
      else high = middle
    }
    return low
  }

  #join(): string {
    const lower = this.#texts.map((text) => text.replaceAll(SEPARATOR, ' ').toLowerCase())
    this.#starts = new Uint32Array(lower.length)
    let at = 0
    lower.forEach((text, i) => {
      this.#starts[i] = at
      at += text.length + 1
    })
    return lower.join(SEPARATOR)
  }
}

/** What a user typed, as the search takes it; undefined for nothing. */
export function searchPart(typed: string | undefined): string | undefined {
  const part = typed?.replaceAll(SEPARATOR, ' ').trim().toLowerCase()
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
