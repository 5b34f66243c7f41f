const made = new Map<string, Intl.NumberFormat>()

/** A formatter; each is made once, since making one takes longer than using it a thousand times. */
export function numberText(locale: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = options ? locale + JSON.stringify(options) : locale
  const known = made.get(key)
  if (known) return known
  const fresh = new Intl.NumberFormat(locale, options)
  made.set(key, fresh)
  return fresh
}

/**
 * A formatter for where space is short: 12K, 3.4M, 5.6B in every English; 1.2万, 3.4亿 in Chinese. British Intl writes k, m and bn, Indian L and Cr: beside each
 * other they would be read as other units.
 */
export function shortNumberText(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return numberText(/^en\b/i.test(locale) ? 'en-US' : locale, { ...options, notation: 'compact' })
}

/** A true minus sign, as wide as a plus. */
export const trueMinus = (text: string): string => text.replace('-', '−')
