/** Where a key moves to in a list of `total` rows, `page` of them in sight; undefined where it does not move. */
export function moved(key: string, from: number, page: number, total: number): number | undefined {
  const to = target(key, from, page, total)
  return to === undefined ? undefined : Math.max(0, Math.min(total - 1, to))
}

function target(key: string, from: number, page: number, total: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return from + 1
    case 'ArrowUp':
      return from - 1
    case 'PageDown':
      return from + page
    case 'PageUp':
      return from - page
    case 'Home':
      return 0
    case 'End':
      return total - 1
    default:
      return undefined
  }
}
