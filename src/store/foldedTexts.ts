import { foldText } from './foldText'

/** Between two texts; nobody types it. */
const SEPARATOR = '\n'
const IN_LINES = /[\n\r]+/g

/** A text in one line, as it is shown where it was found. */
export const inOneLine = (text: string): string => text.replaceAll(IN_LINES, ' ')

/** What a folded character most often was: a capital letter, or the full-width form of a sign. */
function unfolded(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x20
  if (unit === 0x20) return 0x3000
  return unit > 0x20 && unit < 0x7f ? unit + 0xfee0 : 0
}

/**
 * Texts folded into one string for searches, from which each comes back as it was: a bit tells of a character that it was a capital or of full width. The few that folding changes
 * otherwise are kept beside. It takes half the memory of keeping both.
 */
export class FoldedTexts {
  readonly all: string
  /** Where each text begins in the string, and its end. */
  readonly starts: Uint32Array
  readonly #turned: Uint32Array
  readonly #others = new Map<number, string>()

  constructor(texts: readonly string[]) {
    const lines = texts.map(inOneLine)
    const folded = lines.map(foldText)
    this.starts = new Uint32Array(texts.length + 1)
    folded.forEach((text, at) => {
      this.starts[at + 1] = this.starts[at] + text.length + 1
    })
    this.all = folded.join(SEPARATOR)
    this.#turned = new Uint32Array((this.all.length >>> 5) + 1)
    lines.forEach((line, at) => {
      if (line !== folded[at] && !this.#turn(line, folded[at], this.starts[at])) this.#others.set(at, line)
    })
  }

  get count(): number {
    return this.starts.length - 1
  }

  /** As it is searched. */
  foldedAt(at: number): string {
    return this.all.slice(this.starts[at], this.starts[at + 1] - 1)
  }

  /** As it was, in one line. */
  textAt(at: number): string {
    const other = this.#others.get(at)
    if (other !== undefined) return other
    const [from, to] = [this.starts[at], this.starts[at + 1] - 1]
    const units = new Uint16Array(to - from)
    for (let place = from; place < to; place++) {
      const unit = this.all.charCodeAt(place)
      units[place - from] = this.#turned[place >>> 5] & (1 << (place & 31)) ? unfolded(unit) : unit
    }
    return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units)
  }

  /** Places of texts that hold the word, ascending. */
  find(word: string): number[] {
    const { all, starts, count } = this
    const found: number[] = []
    let text = 0
    for (let place = all.indexOf(word); place >= 0;) {
      while (starts[text + 1] <= place) text++
      found.push(text)
      // On to the next text: one hit is enough.
      place = text + 1 < count ? all.indexOf(word, starts[text + 1]) : -1
    }
    return found
  }

  /** False: it cannot be told by bits what it was. */
  #turn(line: string, folded: string, from: number): boolean {
    if (line.length !== folded.length) return false
    for (let at = 0; at < line.length; at++) {
      const unit = folded.charCodeAt(at)
      if (unit !== line.charCodeAt(at) && unfolded(unit) !== line.charCodeAt(at)) return false
    }
    for (let at = 0; at < line.length; at++)
      if (folded.charCodeAt(at) !== line.charCodeAt(at)) this.#turned[(from + at) >>> 5] |= 1 << ((from + at) & 31)
    return true
  }
}
