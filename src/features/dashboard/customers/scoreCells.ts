import type { RfmAnswer } from '~/analytics/reports'
import type { RfmSegment } from '~/domain/rfm'

export const SCORES = [1, 2, 3, 4, 5] as const

const holds = ([from, to]: readonly [number, number], score: number) => score >= from && score <= to

/** The first segment that takes the scores. */
export const segmentAt = (segments: readonly RfmSegment[], recency: number, frequency: number): RfmSegment | undefined =>
  segments.find((segment) => holds(segment.recency, recency) && holds(segment.frequency, frequency))

/** Scores that no buyer has, as R3 or F2: equal values get equal scores, and many of one value take the place of several. */
export const emptyScores = ({ recency, frequency, amount }: RfmAnswer['sizes']): string[] =>
  Object.entries({ R: recency, F: frequency, M: amount }).flatMap(([letter, sizes]) =>
    sizes.flatMap((buyers, at) => (buyers === 0 ? [`${letter}${at + 1}`] : [])),
  )

/** How many of the 25 cells no segment takes. */
export const uncovered = (segments: readonly RfmSegment[]): number =>
  SCORES.flatMap((r) => SCORES.map((f) => segmentAt(segments, r, f))).filter((segment) => segment === undefined).length

/** The cells between two corners. */
export function between(one: readonly [number, number], other: readonly [number, number]): Pick<RfmSegment, 'recency' | 'frequency'> {
  const range = (a: number, b: number): [number, number] => [Math.min(a, b), Math.max(a, b)]
  return { recency: range(one[0], other[0]), frequency: range(one[1], other[1]) }
}

/** A name whose long words may break, with a hyphen, in a cell that is narrower than they are. */
export const breakable = (name: string): string => name.replace(/(\p{Script=Latin}{5})(?=\p{Script=Latin}{4})/gu, '$1\u00AD')
