import type { Finding } from '~/domain/compliance/lint'

export type Mark = 'law' | 'warning' | 'unknown'

/** A text cut where something in it is marked; of marks that overlap the graver stays, of equal ones the first. */
export function marksOf(
  text: string,
  findings: readonly Pick<Finding, 'from' | 'to' | 'severity'>[],
  unknown: readonly { from: number; to: number }[],
): { text: string; mark?: Mark }[] {
  const spans = [
    ...unknown.map(({ from, to }) => ({ from, to, mark: 'unknown' as const, rank: 0 })),
    ...findings.map(({ from, to, severity }) =>
      severity === 'error' ? { from, to, mark: 'law' as const, rank: 1 } : { from, to, mark: 'warning' as const, rank: 2 },
    ),
  ].sort((a, b) => a.rank - b.rank || a.from - b.from)
  const kept: typeof spans = []
  for (const span of spans) if (!kept.some(({ from, to }) => span.from < to && from < span.to)) kept.push(span)
  kept.sort((a, b) => a.from - b.from)
  const pieces: { text: string; mark?: Mark }[] = []
  let done = 0
  for (const { from, to, mark } of kept) {
    if (from > done) pieces.push({ text: text.slice(done, from) })
    pieces.push({ text: text.slice(from, to), mark })
    done = to
  }
  if (done < text.length) pieces.push({ text: text.slice(done) })
  return pieces
}
