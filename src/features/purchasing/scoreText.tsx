import type { ReactNode } from 'react'
import type { Scorecard } from '~/domain/planning/scorecard'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { buyingMessages } from './buyingMessages'
import { supplierMessages } from './supplierMessages'

export const SCORES = ['onTime', 'fill', 'defects', 'priceVariance', 'lead'] as const satisfies readonly (keyof Scorecard)[]
export type ScoreName = (typeof SCORES)[number]

const COUNTED = { onTime: 'ofOrders', fill: 'ofOrders', defects: 'ofUnits', priceVariance: 'ofLines', lead: 'ofOrders' } as const

/** The figures of a scorecard in words, each beside how many it is made of. */
export function useScoreText(): {
  figure: (name: ScoreName, score: Scorecard) => string | undefined
  cell: (name: ScoreName, score: Scorecard) => ReactNode
  /** The same where space is short. */
  short: (name: ScoreName, score: Scorecard) => ReactNode
} {
  const t = useMessages(supplierMessages)
  const buying = useMessages(buyingMessages)
  const format = useFormat()
  const leadText = ({ lead: { value, spread = 0 } }: Scorecard, key: 'leadSpread' | 'leadShort') => {
    const days = (of: number) => format.count(Math.round(of * 10) / 10)
    return value === undefined ? undefined : t(key, { mean: days(value), spread: days(spread) })
  }
  const figure = (name: ScoreName, score: Scorecard) => {
    const { value } = score[name]
    if (value === undefined) return undefined
    if (name === 'priceVariance') return format.change(value)
    if (name !== 'lead') return format.percent(value)
    return leadText(score, 'leadSpread')
  }
  const cell = (name: ScoreName, score: Scorecard) => (
    <span className="zg-score">
      {figure(name, score) ?? <span className="zg-second">{buying('few')}</span>}
      <small className="zg-second">{t(COUNTED[name], { count: score[name].n })}</small>
    </span>
  )
  const short = (name: ScoreName, score: Scorecard) => (
    <span className="zg-score-short" title={t(COUNTED[name], { count: score[name].n })}>
      {(name === 'lead' ? leadText(score, 'leadShort') : figure(name, score)) ?? <span className="zg-second">{buying('few')}</span>}{' '}
      <small className="zg-second">{buying('ofN', { n: score[name].n })}</small>
    </span>
  )
  return { figure, cell, short }
}
