/** What a row of a WooCommerce file is: its type may hold several words, `simple, downloadable, virtual`. */
export function wooRole(type: string): 'simple' | 'variable' | 'variation' {
  const words = type.toLowerCase().split(/[,\s]+/)
  if (words.includes('variation')) return 'variation'
  return words.includes('variable') ? 'variable' : 'simple'
}

/** The name of an option with what a row says of it. */
export interface OptionPair {
  name: string
  value: string
}

/** `Attribute 1 name`, `Attribute 1 value(s)`, and so on. */
export function wooOptions(header: readonly string[], row: readonly string[]): OptionPair[] {
  const pairs: OptionPair[] = []
  header.forEach((text, at) => {
    const number = /^Attribute (\d+) name$/i.exec(text.trim())?.[1]
    if (number === undefined) return
    const name = (row[at] ?? '').trim()
    const values = header.findIndex((other) => other.trim().toLowerCase() === `attribute ${number} value(s)`)
    const value = values < 0 ? '' : (row[values] ?? '').trim()
    if (name !== '' && value !== '') pairs.push({ name, value })
  })
  return pairs
}
