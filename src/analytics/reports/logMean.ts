/**
 * Splits the change of a product among its factors with log-mean weights (LMDI): factor i gets L(after, before) × ln(after_i ÷ before_i), where L is the
 * logarithmic mean of both products. The parts sum to the change, whatever the order of the factors. undefined where a factor is not above 0 in both:
 * a logarithm of nothing has no value.
 */
export function logMeanParts(before: readonly number[], after: readonly number[]): number[] | undefined {
  if ([...before, ...after].some((factor) => !(factor > 0) || !Number.isFinite(factor))) return undefined
  const weight = logMean(product(after), product(before))
  return before.map((factor, i) => weight * Math.log(after[i] / factor))
}

const product = (factors: readonly number[]) => factors.reduce((all, factor) => all * factor, 1)

/** (a − b) ÷ ln(a ÷ b), which is a where both are the same; by log1p, so that neighbours do not cancel out. */
function logMean(a: number, b: number): number {
  const low = Math.min(a, b)
  const by = (Math.max(a, b) - low) / low
  return by === 0 ? a : (low * by) / Math.log1p(by)
}
