import { foldText } from './foldText'

/** Of a text that was found, around its first hit. */
export interface Excerpt {
  excerpt: string
  marks: [number, number][]
}

/** Characters shown, and of them before the first hit. */
const LENGTH = 140
const BEFORE = 30
const CUT = '…'

/** `words` are folded. A text that holds none of them, because masks hide it, is shown from its beginning. */
export function excerptOf(text: string, words: readonly string[]): Excerpt {
  const { folded, places } = foldWithPlaces(text)
  const hits = words.flatMap((word) => occurrences(folded, word))
  const marks = merged(hits.map(([from, to]): [number, number] => [places[from], places[to]]))
  const first = marks.at(0)?.[0] ?? 0
  const from = text.length <= LENGTH || first <= BEFORE ? 0 : wholeFrom(text, first - BEFORE)
  const to = wholeFrom(text, Math.min(text.length, from + LENGTH))
  const before = from > 0 ? CUT : ''
  const shift = before.length - from
  return {
    excerpt: before + text.slice(from, to) + (to < text.length ? CUT : ''),
    marks: marks.flatMap(([start, end]): [number, number][] => (end <= to ? [[start + shift, end + shift]] : [])),
  }
}

/** Not between the halves of a pair. */
const wholeFrom = (text: string, at: number): number => (isLowHalf(text.charCodeAt(at)) ? at - 1 : at)
const isLowHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** A text folded character by character, and of each place of it, and its end, where it stands in the text. */
function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = ''
  const places: number[] = []
  let at = 0
  for (const character of text) {
    const part = foldText(character)
    for (let unit = 0; unit < part.length; unit++) places.push(at)
    folded += part
    at += character.length
  }
  return { folded, places: [...places, at] }
}

function occurrences(text: string, word: string): [number, number][] {
  const found: [number, number][] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push([at, at + word.length])
  return found
}

/** In their order, those that touch as one. */
function merged(marks: [number, number][]): [number, number][] {
  const found: [number, number][] = []
  for (const [from, to] of marks.toSorted((one, other) => one[0] - other[0])) {
    const last = found.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else found.push([from, to])
  }
  return found
}
