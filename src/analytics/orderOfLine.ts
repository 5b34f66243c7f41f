/** Row of the order that a line belongs to; one of the rows from `from` on. */
export function orderOfLine(lineStart: Uint32Array, line: number, from = 0): number {
  let step = 1
  while (from + step < lineStart.length && lineStart[from + step] <= line) step *= 2
  let low = from + (step >> 1)
  let high = Math.min(from + step, lineStart.length - 1)
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if (lineStart[middle] <= line) low = middle
    else high = middle
  }
  return lineStart[high] <= line ? high : low
}
