/** A stretch of a text; `differs`: the other text does not have it there. */
export interface Stretch {
  text: string
  differs: boolean
}

/** Above this many comparisons all between the common start and end counts as different. */
const MOST = 1_000_000

const wordsOf = (text: string, language: string): string[] =>
  Array.from(new Intl.Segmenter(language, { granularity: 'word' }).segment(text), ({ segment }) => segment)

/** Where two texts differ, word by word in the words of the language: both in stretches, in their order. */
export function textDiff(one: string, other: string, language: string): [Stretch[], Stretch[]] {
  const [a, b] = [wordsOf(one, language), wordsOf(other, language)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const [keptA, keptB] = left.length * right.length > MOST ? [new Set<number>(), new Set<number>()] : longestCommon(left, right)
  const stretches = (words: readonly string[], from: number, length: number, kept: ReadonlySet<number>) =>
    joined(words.map((text, at) => ({ text, differs: at >= from && at < from + length && !kept.has(at - from) })))
  return [stretches(a, start, left.length, keptA), stretches(b, start, right.length, keptB)]
}

/** Places of the longest sequence of words that both have, in each. */
function longestCommon(a: readonly string[], b: readonly string[]): [Set<number>, Set<number>] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j] ? lengths[(i + 1) * width + j + 1] + 1 : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
  const [inA, inB] = [new Set<number>(), new Set<number>()]
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      inA.add(i++)
      inB.add(j++)
    } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) i++
    else j++
  }
  return [inA, inB]
}

/** Neighbours of a kind are one stretch. */
function joined(parts: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (last?.differs === part.differs) last.text += part.text
    else all.push({ ...part })
  }
  return all
}
