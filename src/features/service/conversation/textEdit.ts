/** A piece of text that takes the place of another, and what is selected then. */
export interface Replacement {
  from: number
  to: number
  piece: string
  /** Half-open, in the text as it then is. */
  select: readonly [from: number, to: number]
}

const MARKER = /^(?:- |(\d{1,3})\. )/

const lineStart = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1
const lineEnd = (text: string, at: number) => {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

export const insertion = (at: number, piece: string, to = at): Replacement => ({
  from: at,
  to,
  piece,
  select: [at + piece.length, at + piece.length],
})

/** Enter in a list begins its next item; in an empty one it ends the list. undefined: it is no list. */
export function continueList(text: string, at: number): Replacement | undefined {
  const start = lineStart(text, at)
  const [marker, number] = MARKER.exec(text.slice(start, lineEnd(text, at))) ?? []
  if (marker === undefined || at < start + marker.length) return undefined
  if (text.slice(start + marker.length, lineEnd(text, at)).trim() === '') return insertion(start, '', at)
  return insertion(at, number === undefined ? '\n- ' : `\n${Number(number) + 1}. `)
}

/** The lines of a selection as a list, or as none where they all are one. */
export function toggleList(text: string, [from, to]: readonly [number, number], kind: 'bullets' | 'numbers'): Replacement {
  const [start, end] = [lineStart(text, from), lineEnd(text, to)]
  const lines = text.slice(start, end).split('\n')
  const isOne = (line: string) => (kind === 'bullets' ? line.startsWith('- ') : /^\d{1,3}\. /.test(line))
  const bare = lines.map((line) => line.replace(MARKER, ''))
  const piece = (lines.every(isOne) ? bare : bare.map((line, i) => (kind === 'bullets' ? `- ${line}` : `${i + 1}. ${line}`))).join('\n')
  const caret = start + piece.length
  return { from: start, to: end, piece, select: from === to ? [caret, caret] : [start, caret] }
}

/** What is selected as a link; what is to be typed next is selected. */
export function asLink(text: string, [from, to]: readonly [number, number], word: string): Replacement {
  const chosen = text.slice(from, to)
  if (/^https?:\/\/\S+$/.test(chosen)) {
    return { from, to, piece: `[${word}](${chosen})`, select: [from + 1, from + 1 + word.length] }
  }
  const label = chosen === '' ? word : chosen
  const address = 'https://'
  const at = from + label.length + 3
  return { from, to, piece: `[${label}](${address})`, select: [at, at + address.length] }
}

/** What is being typed after a sign at the start of a word: `/thanks`, `@li`. Chinese has no blanks between words, so that any of its characters may stand before. */
export function triggerAt(text: string, at: number, sign: '/' | '@'): { from: number; typed: string } | undefined {
  const from = text.lastIndexOf(sign, at - 1)
  if (from < 0) return undefined
  const typed = text.slice(from + 1, at)
  if (/[\s/@]/.test(typed)) return undefined
  const before = text.slice(0, from).at(-1)
  return before === undefined || /[\s\p{Script=Han}，。！？、；：“”（）]/u.test(before) ? { from, typed } : undefined
}

/** The text with a piece in the place of another. */
export const replaced = (text: string, { from, to, piece }: Replacement): string => text.slice(0, from) + piece + text.slice(to)
