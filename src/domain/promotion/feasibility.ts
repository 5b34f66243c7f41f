import type { Instant } from '~/lib/zone'
import { type LintOptions, lint } from '~/domain/compliance/lint'
import type { Amount } from '~/domain/money'
import { coverage, type CoverRow, type StockPlan } from './feasibilityStock'
import { type MarginRow, THIN } from './feasibilityMargin'
import type { Overlap } from './feasibilityOverlap'
import type { Promotion } from './promotion'

/** What a plan is looked at for before it goes on sale, in the order of the board. */
export const FEASIBILITY_CHECKS = ['margin', 'stock', 'packing', 'overlap', 'original', 'terms', 'words'] as const
export type FeasibilityCheck = (typeof FEASIBILITY_CHECKS)[number]
export type Light = 'green' | 'amber' | 'red'

/** A price, or a struck-out price, that was raised shortly before. */
export interface RaisedPrice {
  sku: string
  title: string
  field: 'price' | 'compareAt'
  before: Amount
  after: Amount
  at: Instant
}

export const PLAN_TEXTS = ['name', 'rule', 'terms'] as const

/** A word that the text check finds. `at`: place of the rule whose name it is. */
export interface WordRow {
  text: (typeof PLAN_TEXTS)[number]
  at: number
  /** Id of the linter's rule. */
  rule: string
  from: number
  to: number
  found: string
  mend?: string
  isError: boolean
}

interface Answered<Check extends FeasibilityCheck, Why extends string, Row> {
  check: Check
  light: Light
  why: Why
  facts: Readonly<Record<string, number>>
  /** The worst of them, at most MOST_ROWS. */
  rows: readonly Row[]
  /** All SKUs that it is about, for leaving them out at one press. */
  skus: readonly string[]
}

export type CheckAnswer =
  | Answered<'margin', 'loss' | 'floor' | 'thin' | 'noCost' | 'noGoods' | 'noRules' | 'fine', MarginRow>
  | Answered<'stock', 'out' | 'short' | 'noStock' | 'noUnits' | 'fine', CoverRow>
  | Answered<'packing', 'over' | 'tight' | 'unknown' | 'noOrders' | 'fine', never>
  | Answered<'overlap', 'adds' | 'apart' | 'fine', Overlap>
  | Answered<'original', 'raised' | 'fine', RaisedPrice>
  | Answered<'terms', 'missing' | 'fine', never>
  | Answered<'words', 'errors' | 'warnings' | 'fine', WordRow>

export const MOST_ROWS = 50

/** Checks that keep a promotion from going on sale until somebody overrules them. */
export const redChecks = (answers: readonly CheckAnswer[]): FeasibilityCheck[] =>
  answers.flatMap(({ check, light }) => (light === 'red' ? [check] : []))

export interface MarginFacts {
  /** Carts with a margin below the line, the worst first. */
  rows: readonly MarginRow[]
  /** SKUs that were looked at, and those of them without a known cost. */
  goods: number
  unknown: number
  /** Lowest margin of any cart as a share of what is paid; absent: no cost is known. */
  lowest?: number
}

export function marginAnswer(rules: number, { rows, goods, unknown, lowest }: MarginFacts): CheckAnswer {
  const [losses, floors] = [rows.filter(({ why }) => why === 'loss'), rows.filter(({ why }) => why === 'floor')]
  const bad = [...losses, ...floors]
  const shown = (bad.length > 0 ? bad : rows).slice(0, MOST_ROWS)
  const skus = [...new Set((bad.length > 0 ? bad : rows).map(({ sku }) => sku))]
  const facts = { count: skus.length, goods, unknown, line: THIN, ...(lowest === undefined ? {} : { lowest }) }
  const answer = (light: Light, why: Extract<CheckAnswer, { check: 'margin' }>['why']): CheckAnswer => ({
    check: 'margin',
    light,
    why,
    facts,
    rows: shown,
    skus,
  })
  if (rules === 0) return answer('amber', 'noRules')
  if (goods === 0) return answer('amber', 'noGoods')
  if (losses.length > 0) return answer('red', 'loss')
  if (floors.length > 0) return answer('red', 'floor')
  if (unknown === goods) return answer('amber', 'noCost')
  return rows.length > 0 ? answer('amber', 'thin') : answer('green', 'fine')
}

/** From this share of the expected units that are not there on, the promotion is not what buyers are told. */
const OUT_FROM = 0.2

export function stockAnswer(plan: StockPlan): CheckAnswer {
  const rows = coverage(plan)
  const short = rows.filter(({ soldOutAt }) => soldOutAt !== undefined)
  const missing = short.reduce((sum, { expected, sellable }) => sum + Math.max(0, expected - sellable), 0)
  const all = rows.reduce((sum, { expected }) => sum + expected, 0)
  const facts = { count: short.length, missing: Math.round(missing), units: Math.round(all), goods: rows.length }
  const sorted = short.toSorted((a, b) => (a.soldOutAt ?? 0) - (b.soldOutAt ?? 0) || b.expected - b.sellable - (a.expected - a.sellable))
  const base = { check: 'stock', facts, rows: sorted.slice(0, MOST_ROWS), skus: sorted.map(({ sku }) => sku) } as const
  if (rows.length === 0) return { ...base, light: 'amber', why: plan.units > 0 ? 'noStock' : 'noUnits' }
  if (short.length === 0) return { ...base, light: 'green', why: 'fine' }
  return missing / all > OUT_FROM ? { ...base, light: 'red', why: 'out' } : { ...base, light: 'amber', why: 'short' }
}

/** From this many times of what can be packed on, buyers wait for days. */
const OVER_FROM = 1.5

/** `busiest`: orders of the busiest day of the plan; `packing`: what can be packed on one. */
export function packingAnswer(busiest: number, packing: number | undefined): CheckAnswer {
  const facts = { busiest: Math.round(busiest), packing: packing ?? 0, ...(packing ? { days: Math.ceil(busiest / packing) } : {}) }
  const base = { check: 'packing', facts, rows: [], skus: [] } as const
  if (busiest <= 0) return { ...base, light: 'amber', why: 'noOrders' }
  if (packing === undefined || packing <= 0) return { ...base, light: 'amber', why: 'unknown' }
  if (busiest > packing * OVER_FROM) return { ...base, light: 'red', why: 'over' }
  return busiest > packing ? { ...base, light: 'amber', why: 'tight' } : { ...base, light: 'green', why: 'fine' }
}

export function overlapAnswer(overlaps: readonly Overlap[]): CheckAnswer {
  const adding = overlaps.filter(({ how }) => how === 'adds')
  const facts = { count: adding.length > 0 ? adding.length : overlaps.length }
  const rows = overlaps.toSorted((a, b) => b.skus - a.skus).slice(0, MOST_ROWS)
  const base = { check: 'overlap', facts, rows, skus: [] } as const
  if (adding.length > 0) return { ...base, light: 'amber', why: 'adds' }
  return { ...base, light: 'green', why: overlaps.length > 0 ? 'apart' : 'fine' }
}

/** How long before a promotion a price must have stood for it to be called the original one. */
export const ORIGINAL_DAYS = 30

export function originalAnswer(raised: readonly RaisedPrice[]): CheckAnswer {
  const skus = [...new Set(raised.map(({ sku }) => sku))]
  return {
    check: 'original',
    light: raised.length > 0 ? 'red' : 'green',
    why: raised.length > 0 ? 'raised' : 'fine',
    facts: { count: skus.length, days: ORIGINAL_DAYS },
    rows: raised.slice(0, MOST_ROWS),
    skus,
  }
}

export function termsAnswer({ terms }: Pick<Promotion, 'terms'>): CheckAnswer {
  const isThere = (terms ?? '').trim() !== ''
  return { check: 'terms', light: isThere ? 'green' : 'red', why: isThere ? 'fine' : 'missing', facts: {}, rows: [], skus: [] }
}

type Texts = Pick<Promotion, 'name' | 'rules' | 'terms'>

/** Every text that buyers read of a promotion, looked at by the shop's own text check. */
export function wordsIn({ name, rules, terms = '' }: Texts, options: LintOptions): WordRow[] {
  const texts = [
    { text: 'name', at: 0, words: name },
    ...rules.map((rule, at) => ({ text: 'rule', at, words: rule.name }) as const),
    { text: 'terms', at: 0, words: terms },
  ] as const
  return texts.flatMap(({ text, at, words }) =>
    lint([{ part: 'promotion', at: 0, text: words }], options).map(({ rule, from, to, found, mend, severity }) => ({
      text,
      at,
      rule,
      from,
      to,
      found,
      ...(mend === undefined ? {} : { mend }),
      isError: severity === 'error',
    })),
  )
}

export function wordsAnswer(rows: readonly WordRow[]): CheckAnswer {
  const errors = rows.filter(({ isError }) => isError).length
  const base = { check: 'words', facts: { count: errors > 0 ? errors : rows.length }, rows: rows.slice(0, MOST_ROWS), skus: [] } as const
  if (errors > 0) return { ...base, light: 'red', why: 'errors' }
  return rows.length > 0 ? { ...base, light: 'amber', why: 'warnings' } : { ...base, light: 'green', why: 'fine' }
}
