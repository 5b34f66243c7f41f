import type { AudienceRule, KeptFilters } from './audience'

/**
 * A rule as it stands in an address: `rfm?segment=champion`, `cohort?grain=month&by=period&key=2026-03-01&later=2&f.channel=shop`,
 * `filter?from=20000&to=20031&f.channel=shop`. A list is too long for one: ''.
 */
export function writeRule(rule: AudienceRule): string {
  if (rule.kind === 'list') return ''
  const words = new URLSearchParams()
  if (rule.kind === 'rfm') for (const segment of rule.segments) words.append('segment', segment)
  if (rule.kind === 'cohort') {
    const { grain, by, key, later = 0 } = rule
    for (const [name, value] of Object.entries({ grain, by, key, later: String(later) })) words.set(name, value)
  }
  if (rule.kind !== 'rfm') for (const name of ['from', 'to'] as const) if (rule[name] !== undefined) words.set(name, String(rule[name]))
  const filters = rule.kind === 'rfm' ? {} : (rule.filters ?? {})
  // A name of its own, so that a filter never meets a word of the rule.
  for (const [name, values] of Object.entries(filters)) for (const value of values) words.append(`f.${name}`, value)
  return `${rule.kind}?${words.toString()}`
}

/** undefined: the text is no rule. */
export function readRule(text: string): AudienceRule | undefined {
  const at = text.indexOf('?')
  if (at < 0) return undefined
  const words = new URLSearchParams(text.slice(at + 1))
  const filters = filtersIn(words)
  switch (text.slice(0, at)) {
    case 'rfm':
      return words.has('segment') ? { kind: 'rfm', segments: words.getAll('segment') } : undefined
    case 'filter':
      return { kind: 'filter', filters: filters ?? {}, ...dayIn(words, 'from'), ...dayIn(words, 'to') }
    case 'cohort':
      return cohortIn(words, filters)
    default:
      return undefined
  }
}

function cohortIn(words: URLSearchParams, filters: KeptFilters | undefined): AudienceRule | undefined {
  const [grain, by, key, later] = ['grain', 'by', 'key', 'later'].map((name) => words.get(name))
  if ((grain !== 'week' && grain !== 'month') || (by !== 'period' && by !== 'channel' && by !== 'category')) return undefined
  const count = Number(later ?? Number.NaN)
  if (key === null || key === undefined || !Number.isInteger(count) || count < 0) return undefined
  return { kind: 'cohort', grain, by, key, later: count, ...dayIn(words, 'from'), ...dayIn(words, 'to'), ...(filters && { filters }) }
}

function dayIn(words: URLSearchParams, name: 'from' | 'to'): { from?: number; to?: number } {
  const day = Number(words.get(name) ?? Number.NaN)
  return Number.isInteger(day) ? { [name]: day } : {}
}

function filtersIn(words: URLSearchParams): KeptFilters | undefined {
  const filters: Record<string, string[]> = {}
  for (const name of new Set(words.keys())) if (name.startsWith('f.')) filters[name.slice(2)] = words.getAll(name)
  return Object.keys(filters).length > 0 ? filters : undefined
}
