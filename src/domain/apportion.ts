/**
 * Whole numbers near these, whose sum is `total` to the last unit: each is rounded down, and what is left goes to the largest remainders, one each.
 * `total` is a whole number that the values themselves sum to, but for rounding; ties go to the earlier.
 */
export function apportion(values: readonly number[], total: number): number[] {
  if (values.length === 0) return []
  const whole = values.map(Math.floor)
  const order = values.map((_, i) => i).sort((a, b) => values[b] - whole[b] - (values[a] - whole[a]) || a - b)
  const left = total - whole.reduce((sum, value) => sum + value, 0)
  const each = Math.floor(left / values.length)
  const rest = left - each * values.length
  order.forEach((i, place) => (whole[i] += each + (place < rest ? 1 : 0)))
  return whole
}
